import { indigo, ink, paper, red, sky, thin, turmeric } from "../palette.ts";
import { random } from "../random.ts";
import { circle, move, type Picture, rect, shape, stroke } from "../svg.ts";

const floor = thin(ink, 0.25, indigo);

/** A chair from above, facing up: seat, arms, back. */
function chair(seat: string, back: string): string {
  return (
    rect(-25, -19, 58, 56, thin(ink, 0.8, indigo), 'rx="10"') +
    rect(-24, -26, 48, 46, seat, 'rx="9"') +
    rect(-31, -16, 8, 34, back, 'rx="4"') +
    rect(23, -16, 8, 34, back, 'rx="4"') +
    shape("M-29 14Q0 32 29 14L31 26Q0 45 -31 26Z", back)
  );
}

function draw(): string {
  const r = random(63);
  const [cx, cy] = [250, -60];
  // The stage and its boards, upper left; the rows look towards it.
  let d =
    circle(cx, cy, 380, turmeric) +
    circle(cx, cy, 352, thin(turmeric, 0.8, ink)) +
    circle(cx, cy, 340, turmeric);
  for (let i = -8; i < 9; i++)
    d += stroke(
      `M${cx + i * 42} ${cy - 300}V${cy + Math.sqrt(Math.max(0, 335 ** 2 - (i * 42) ** 2))}`,
      thin(ink, 0.4, turmeric),
      3.5,
    );
  d +=
    rect(cx - 44, cy + 216, 88, 56, red, 'rx="6"') + rect(cx - 44, cy + 216, 88, 14, ink, 'rx="5"');

  for (let row = 0; row < 11; row++) {
    const radius = 520 + row * 128;
    const step = 104 / radius;
    const from = -0.42;
    const seats = Math.floor(2.4 / step);
    for (let i = 0; i < seats; i++) {
      const angle = from + i * step + (row % 2) * step * 0.5;
      // Two aisles run through all rows.
      if (Math.abs(angle - 0.56) < 0.062 || Math.abs(angle - 1.2) < 0.062) continue;
      const [x, y] = [cx + Math.cos(angle) * radius, cy + Math.sin(angle) * radius];
      if (x < -60 || x > 1670 || y < -60 || y > 1070) continue;
      const chance = r.next();
      const seat = chance < 0.055 ? red : chance < 0.1 ? turmeric : paper;
      const back =
        seat === paper ? sky : seat === red ? thin(red, 0.65, ink) : thin(turmeric, 0.7, ink);
      d += move(chair(seat, back), x, y, (angle * 180) / Math.PI - 90 + r.between(-4, 4), 1.28);
    }
  }
  return d;
}

export const hangGhe: Picture = { name: "hang-ghe", ground: floor, draw, wobble: 3.5 };
