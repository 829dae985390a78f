import { clay, forest, indigo, ink, paper, red, sky, thin, turmeric } from "../palette.ts";
import { random } from "../random.ts";
import { groove, move, type Picture, rect, shape, text } from "../svg.ts";

interface Volume {
  label?: string;
  high: number;
  wide: number;
  x: number;
  turn: number;
  cover: string;
  letters: string;
}

/** From the table up. */
const stack: Volume[] = [
  { high: 64, wide: 1190, x: 800, turn: 0.5, cover: ink, letters: paper },
  { label: "21-NQ/TW", high: 172, wide: 1080, x: 776, turn: -0.8, cover: forest, letters: paper },
  { high: 52, wide: 1010, x: 850, turn: 0.7, cover: clay, letters: ink },
  { label: "43-KL/TW", high: 164, wide: 1030, x: 822, turn: 1, cover: indigo, letters: turmeric },
  { high: 40, wide: 900, x: 760, turn: -1, cover: paper, letters: ink },
  { label: "25-NQ/TW", high: 186, wide: 960, x: 792, turn: -1.6, cover: red, letters: paper },
  { high: 34, wide: 820, x: 846, turn: 2, cover: sky, letters: paper },
];

function volume(it: Volume, seed: number): string {
  const r = random(seed);
  const [w, h] = [it.wide, it.high];
  let d = rect(-w / 2 + 16, 10, w, h, thin(ink, 0.55, turmeric));
  d += rect(-w / 2, 0, w, h, it.cover);
  // The fore edge: the leaves between two boards.
  const edge = 150;
  d += rect(w / 2 - edge, h * 0.1, edge + 6, h * 0.8, paper);
  for (let i = 1; i < h / 11; i++) {
    const y = h * 0.1 + (i * h * 0.8) / (h / 11);
    d += shape(
      groove(
        [w / 2 - edge + r.between(4, 30), y],
        [w / 2 + r.between(-20, 4), y + r.between(-1, 1)],
        2,
      ),
      thin(ink, 0.6),
    );
  }
  d += rect(w / 2 - edge - 12, 0, 12, h, thin(ink, 0.4, it.cover));
  if (it.label) {
    for (const x of [-w / 2 + 34, -w / 2 + 52]) d += rect(x, 0, 7, h, it.letters);
    for (const x of [w / 2 - edge - 62, w / 2 - edge - 44]) d += rect(x, 0, 7, h, it.letters);
    d += text(it.label, -w / 2 + 78 + (w - edge - 78 - 74) / 2, h / 2 + 39, {
      size: 116,
      fill: it.letters,
      anchor: "middle",
      spacing: 3,
    });
  }
  return d;
}

function draw(): string {
  const r = random(25);
  let d = "";
  for (let i = 0; i < 30; i++) {
    const [x, y] = [r.between(-60, 1500), r.between(20, 850)];
    d += shape(
      groove([x, y], [x + r.between(120, 360), y], r.between(2, 5)),
      thin(paper, 0.4, turmeric),
    );
  }
  d += rect(-60, 905, 1720, 160, thin(ink, 0.88, clay));
  d += rect(-60, 905, 1720, 9, clay);
  let foot = 908;
  stack.forEach((it, i) => {
    foot -= it.high;
    d += move(volume(it, i + 1), it.x, foot, it.turn);
  });
  // Two ribbons mark a place.
  d +=
    shape("M1042 618V752L1064 728L1086 752V618Z", turmeric) +
    shape("M472 844V985L492 962L512 985V844Z", red);
  // One loose sheet on top.
  d += move(rect(-250, -16, 500, 18, ink) + rect(-256, -22, 500, 16, paper), 850, foot - 4, -3);
  return d;
}

export const chongVanBan: Picture = { name: "chong-van-ban", ground: turmeric, draw, wobble: 3.5 };
