import { forest, indigo, ink, paper, red, thin, turmeric } from "../palette.ts";
import { random } from "../random.ts";
import { type Picture, rect, stroke, text } from "../svg.ts";

const bands = [
  { value: 1973, label: "1.973", dye: red, weft: turmeric },
  { value: 1291, label: "1.291", dye: indigo, weft: thin(paper, 0.75, indigo) },
  { value: 1145, label: "1.145", dye: forest, weft: turmeric },
];

const LEFT = 100;
const FULL = 1400;
const TALL = 232;
const GAP = 50;

function draw(): string {
  const r = random(1973);
  let d = "";
  // The warp: threads strung from edge to edge, on which the three bands are woven.
  for (let x = -40; x < 1660; x += 20) d += stroke(`M${x} -40V1040`, thin(ink, 0.34), 3);
  bands.forEach((band, i) => {
    const y = 82 + i * (TALL + GAP);
    // To scale: the longest band is as wide as the sheet allows.
    const wide = (FULL * band.value) / 1973;
    const picks = 11;
    const thick = TALL / picks;
    for (let pick = 0; pick < picks; pick++) {
      const top = y + pick * thick;
      const plain = pick !== 1 && pick !== picks - 2;
      const over = LEFT + wide + r.between(-3, 5);
      d += rect(
        LEFT - r.between(0, 6),
        top,
        over - LEFT,
        thick - 2.5,
        plain ? band.dye : band.weft,
        'rx="6"',
      );
      // A loose end where the weft stops.
      d += stroke(
        `M${over - 8} ${top + thick / 2}q${r.between(18, 34)} ${r.between(-10, 10)} ${r.between(40, 78)} ${r.between(-5, 12)}`,
        plain ? band.dye : band.weft,
        5.5,
        'stroke-linecap="round"',
      );
    }
    for (let x = 0; x < 1640; x += 20) {
      if (x < LEFT + 8 || x > LEFT + wide - 8) continue;
      for (const pick of [0, 2, 8, 10]) {
        if ((x / 20 + pick / 2) % 2)
          d += rect(x - 2.5, y + pick * thick - 1, 5, thick + 1, band.weft);
      }
    }
    d += text(band.label, LEFT + 46, y + TALL / 2 + 58, { size: 168, fill: paper, spacing: 2 });
  });
  return d;
}

export const so1973: Picture = { name: "so-1973", ground: paper, draw, wobble: 3.5 };
