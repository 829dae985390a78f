import { Cloth } from "../cloth.ts";
import { clay, forest, indigo, ink, paper, red, sky, turmeric } from "../palette.ts";
import type { Picture } from "../svg.ts";

const SIZE = 8;

function draw(): string {
  const cloth = new Cloth(200, 125);
  cloth.fill(0, 0, 200, 125, paper);

  // The ground: a lattice of thin lozenges, each with a seed.
  for (let row = -1; row < 9; row++) {
    for (let column = 3; column < 15; column++) {
      const [c, r] = [column * 16 + (row % 2 ? 8 : 0), row * 16 + 6];
      cloth.lozenge(c, r, [
        sky,
        sky,
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
        indigo,
      ]);
      cloth.lozenge(c + 8, r + 8, [clay, clay]);
    }
  }

  // The great star, hung off the middle.
  const [c, r] = [136, 58];
  const halo = (reach: number, dye: string) =>
    cloth.around([c, r], reach, (dx, dy) => {
      const [x, y] = [Math.abs(dx), Math.abs(dy)];
      return Math.max(x, y) + Math.min(x, y) * 0.41 <= reach * 0.98 ? dye : undefined;
    });
  halo(69, indigo);
  halo(66, turmeric);
  halo(64, ink);
  for (let i = 0; i < 16; i++) {
    const angle = (i * Math.PI) / 8 + Math.PI / 16;
    cloth.lozenge(Math.round(c + 59 * Math.cos(angle)), Math.round(r + 59 * Math.sin(angle)), [
      turmeric,
      red,
      red,
      red,
    ]);
  }
  cloth.star(c, r, 28, (along, across, petal) => {
    const edge = Math.min(along, across, 29 - along, 29 - across);
    const warm = [0, 3, 5, 6].includes(petal);
    if (edge <= 2) return paper;
    if (edge <= 3) return ink;
    if (edge <= 8) return warm ? red : turmeric;
    if (edge <= 9) return paper;
    return warm ? turmeric : forest;
  });
  for (const [dx, dy] of [
    [0, -42],
    [0, 42],
    [-42, 0],
    [42, 0],
    [31, 31],
    [-31, 31],
    [31, -31],
    [-31, -31],
  ] as const)
    cloth.lozenge(c + dx, r + dy, [turmeric, turmeric, ink, sky, sky, sky, sky]);
  cloth.lozenge(c, r, [turmeric, turmeric, red, red, paper, paper]);

  // The border strips, each of its own width.
  cloth.fill(0, 0, 46, 125, indigo);
  cloth.fill(0, 0, 22, 125, red);
  cloth.zigzagDown(-2, -4, 140, 20, [
    turmeric,
    turmeric,
    turmeric,
    undefined,
    paper,
    paper,
    undefined,
    undefined,
    ink,
    ink,
    ink,
  ]);
  cloth.zigzagDown(9, -14, 150, 20, [undefined, undefined, turmeric, turmeric]);
  cloth.fill(21, 0, 2, 125, paper);
  cloth.fill(23, 0, 1, 125, ink);
  for (let i = 0; i < 7; i++) {
    const row = 8 + i * 20;
    cloth.star(34, row, 4, (along, across) => (along + across > 6 ? sky : paper));
    cloth.lozenge(34, row + 10, [red, turmeric, turmeric]);
  }
  cloth.fill(44, 0, 1, 125, turmeric);
  cloth.fill(46, 0, 2, 125, ink);
  cloth.fill(48, 0, 1, 125, paper);
  return cloth.weave(SIZE);
}

export const thoCamTay: Picture = { name: "tho-cam-tay", ground: paper, draw, wobble: 3 };
