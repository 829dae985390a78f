import { Cloth } from "../cloth.ts";
import { clay, forest, indigo, ink, paper, red, sky, thin, turmeric } from "../palette.ts";
import type { Picture } from "../svg.ts";

const SIZE = 8;
const ground = thin(ink, 0.7, indigo);

const tree = [
  ".....a.....",
  "....aaa....",
  "...a.a.a...",
  "..a.aaa.a..",
  ".a.a.a.a.a.",
  "a.a.aaa.a.a",
  "...a.a.a...",
  "..a.aaa.a..",
  ".....b.....",
  ".....b.....",
  "...bbbbb...",
];

/** Hooks along the four sides of a lozenge: out, up and back, as ferns curl. */
function hooks(cloth: Cloth, column: number, row: number, reach: number, dye: string): void {
  for (let k = 8; k < reach - 2; k += 10) {
    for (const [sx, sy] of [
      [1, 1],
      [1, -1],
      [-1, 1],
      [-1, -1],
    ] as const) {
      const put = (dx: number, dy: number, wide: number, high: number) => {
        const x = column + sx * dx - (sx < 0 ? wide - 1 : 0);
        const y = row + sy * dy - (sy < 0 ? high - 1 : 0);
        cloth.fill(x, y, wide, high, dye);
      };
      const [dx, dy] = [reach - k, k];
      put(dx, dy, 9, 2);
      put(dx + 7, dy, 2, 7);
      put(dx + 3, dy + 5, 6, 2);
      put(dx + 3, dy + 3, 2, 3);
    }
  }
}

function draw(): string {
  const cloth = new Cloth(200, 125);
  cloth.fill(0, 0, 200, 125, ground);

  // Registers, top to bottom, each of its own height.
  cloth.fill(0, 0, 200, 15, red);
  cloth.zigzag(0, 1, 200, 16, [turmeric, turmeric, undefined, paper, undefined, ground]);
  cloth.fill(0, 15, 200, 2, turmeric);
  for (let i = 0; i < 15; i++)
    cloth.figure(3 + i * 14, 21, tree, { a: i % 2 ? turmeric : paper, b: red });
  cloth.fill(0, 36, 200, 1, sky);
  for (let i = 0; i < 26; i++) cloth.lozenge(3 + i * 8, 41, [turmeric, red, red]);
  cloth.fill(0, 46, 200, 1, sky);
  for (let i = 0; i < 8; i++) {
    cloth.star(16 + i * 28, 64, 6, (along, across, petal) =>
      Math.min(along, across, 7 - along, 7 - across) < 2 ? paper : petal % 2 ? red : turmeric,
    );
    cloth.lozenge(30 + i * 28, 64, [paper, undefined, clay, clay, undefined, clay]);
  }
  cloth.fill(0, 82, 200, 1, sky);
  cloth.fill(0, 84, 200, 11, forest);
  cloth.zigzag(0, 84, 200, 10, [turmeric, turmeric, undefined, paper]);
  cloth.fill(0, 95, 200, 2, turmeric);
  cloth.fill(0, 97, 200, 28, red);
  for (let i = 0; i < 8; i++) {
    cloth.lozenge(14 + i * 28, 111, [
      paper,
      ground,
      ground,
      turmeric,
      turmeric,
      ground,
      ground,
      undefined,
      turmeric,
      undefined,
      undefined,
      ground,
    ]);
    cloth.figure(23 + i * 28, 106, tree, { a: ground, b: turmeric });
  }

  // The great hooked lozenge breaks through all of them, right of the middle.
  const [c, r] = [128, 58];
  cloth.lozenge(c, r, new Array(66).fill(ground));
  cloth.lozenge(c, r, [...new Array(64).fill(undefined), red, red]);
  hooks(cloth, c, r, 46, turmeric);
  const rings: (string | undefined)[] = [];
  const lay = (dye: string | undefined, count: number) => {
    for (let i = 0; i < count; i++) rings.push(dye);
  };
  lay(turmeric, 3);
  lay(ground, 2);
  lay(paper, 3);
  lay(red, 6);
  lay(ground, 1);
  lay(turmeric, 2);
  lay(ground, 9);
  lay(paper, 2);
  lay(forest, 5);
  lay(paper, 1);
  lay(ground, 2);
  lay(red, 7);
  lay(turmeric, 3);
  cloth.lozenge(c, r, rings);
  for (const [dx, dy] of [
    [11, 11],
    [-11, 11],
    [11, -11],
    [-11, -11],
    [0, 21],
    [0, -21],
    [21, 0],
    [-21, 0],
  ] as const)
    cloth.lozenge(c + dx, r + dy, [paper, sky, sky]);
  return cloth.weave(SIZE);
}

export const thoCamDao: Picture = { name: "tho-cam-dao", ground, draw, wobble: 3 };
