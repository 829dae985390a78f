import { ink, thin, turmeric } from "./palette.ts";
import { groove, type Point, polygon, rect, shape } from "./svg.ts";

/** A stilt house far off: a roof, a dark room, four legs. `foot` is the ground. */
export function smallHouse(x: number, foot: number, width: number, roof: string): string {
  const w = width / 2;
  const h = width * 0.42;
  let d = "";
  for (const leg of [-0.72, -0.26, 0.26, 0.72])
    d += rect(x + leg * w - 2.5, foot - h * 0.5, 5, h * 0.5, ink);
  d += rect(x - w * 0.82, foot - h * 0.95, width * 0.82, h * 0.55, thin(turmeric, 0.8));
  d += rect(x - w * 0.14, foot - h * 0.84, w * 0.32, h * 0.44, ink);
  d += polygon(
    [
      [x - w * 1.15, foot - h * 0.8],
      [x - w * 0.62, foot - h * 1.7],
      [x + w * 0.62, foot - h * 1.7],
      [x + w * 1.15, foot - h * 0.8],
    ],
    roof,
  );
  return d;
}

export interface House {
  x: number;
  foot: number;
  width: number;
  roof: string;
  straw: string;
  wall: string;
}

/** A stilt house near by: thatched hip roof, boarded walls, a gallery, legs and a ladder. */
export function house({ x, foot, width, roof, straw, wall }: House): string {
  const u = width / 100;
  const p = (dx: number, dy: number): Point => [x + dx * u, foot - dy * u];
  const bar = (dx: number, dy: number, w: number, h: number, fill: string) =>
    rect(x + dx * u, foot - dy * u, w * u, h * u, fill);
  let d = "";
  for (const leg of [-36, -13, 11, 35]) {
    d += bar(leg, 25, 3, 25, ink);
    d += bar(leg - 1.2, 1.6, 5.4, 1.6, thin(ink, 0.6));
  }
  d += bar(-42, 47, 84, 22, wall);
  for (let i = 0; i < 20; i++) d += bar(-41 + i * 4.2, 47, 0.7, 22, thin(ink, 0.75, wall));
  for (const opening of [-30, 20]) {
    d += bar(opening, 42, 11, 11, ink);
    for (let i = 1; i < 4; i++) d += bar(opening + i * 2.75 - 0.35, 42, 0.7, 11, wall);
  }
  d += bar(-7, 44, 12, 19, ink);
  d += bar(-46, 27, 92, 3.4, ink);
  for (let i = 0; i < 15; i++) d += bar(-45 + i * 6.3, 32, 0.9, 5, ink);
  d += bar(-46, 33, 92, 1.4, ink);
  // The ladder always has an odd number of rungs.
  d +=
    polygon([p(-3, 26), p(-1, 26), p(-9, 0), p(-11, 0)], ink) +
    polygon([p(5, 26), p(7, 26), p(-1, 0), p(-3, 0)], ink);
  for (let i = 0; i < 7; i++)
    d += polygon(
      [
        p(-4 - i * 1, 23 - i * 3.3),
        p(6 - i * 1, 23 - i * 3.3),
        p(5.6 - i * 1, 21.6 - i * 3.3),
        p(-4.4 - i * 1, 21.6 - i * 3.3),
      ],
      ink,
    );

  const eaves = [p(-57, 43), p(-31, 84), p(31, 84), p(57, 43)] as const;
  d += polygon(eaves, roof);
  for (const [base, count, reach] of [
    [70, 11, 0.9],
    [57, 14, 1],
    [45, 17, 1],
  ] as const) {
    const share = (84 - base) / 41;
    const half = 31 + 26 * share;
    for (let i = 0; i < count; i++) {
      const dx = -half + 3 + ((2 * half - 6) * i) / (count - 1);
      d += shape(groove(p(dx * 0.93, base + 11), p(dx * reach, base - 0.5), u * 0.95), straw);
    }
  }
  d += polygon([p(-34, 84), p(-36, 89), p(-30, 87), p(30, 87), p(36, 89), p(34, 84)], ink);
  d += polygon([p(-57, 43), p(57, 43), p(58, 40.6), p(-58, 40.6)], ink);
  return d;
}
