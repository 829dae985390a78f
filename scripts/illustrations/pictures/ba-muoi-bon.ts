import { clay, forest, indigo, paper, red, sky, thin, turmeric } from "../palette.ts";
import { random } from "../random.ts";
import { circle, type Picture, polygon, shape, text } from "../svg.ts";

/** Of 63 provinces and cities 11 stayed as they were; 52 became 23: 17 of two and 6 of three. */
const PARTS = [...new Array(11).fill(1), ...new Array(17).fill(2), ...new Array(6).fill(3)];

const dyes = [red, turmeric, indigo, forest, sky, clay];

function draw(): string {
  const r = random(34);
  const groups: number[] = r.shuffle(PARTS);
  let d = "";
  let shapes = "";
  let source = 0;
  groups.forEach((parts, i) => {
    const dye = dyes[(i * 5 + Math.floor(i / 6)) % dyes.length] as string;
    const size = 16 * Math.sqrt(parts);
    const [tx, ty] = [640 + (i * 890) / 33, 800 + (i % 3) * 56];
    for (let k = 0; k < parts; k++) {
      const [sx, sy] = [52 + (source * 1496) / 62, 66 + (source % 3) * 46];
      const half = 5.5;
      const end = (size * 1.5) / parts;
      const left = tx - size * 0.75 + end * k;
      // A thread that widens on its way into the new whole.
      d += shape(
        `M${sx - half} ${sy}C${sx - half} ${sy + 380} ${left} ${ty - 400} ${left} ${ty}H${left + end}C${left + end} ${ty - 400} ${sx + half} ${sy + 380} ${sx + half} ${sy}Z`,
        thin(dye, 0.72),
      );
      shapes += polygon(
        [
          [sx - 17, sy],
          [sx, sy - 21],
          [sx + 17, sy],
          [sx, sy + 21],
        ],
        dye,
      );
      source++;
    }
    shapes += circle(tx, ty, size + 4, paper) + circle(tx, ty, size, dye);
  });
  d += shapes;
  d += text("63", 70, 650, { size: 190, fill: indigo, spacing: -4 });
  d += shape("M292 574H352V556L402 586L352 616V598H292Z", turmeric);
  d += text("34", 62, 930, { size: 380, fill: red, spacing: -10 });
  return d;
}

export const baMuoiBon: Picture = {
  name: "ba-muoi-bon",
  ground: paper,
  draw,
  wobble: 3,
};
