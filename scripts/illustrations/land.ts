import type { random } from "./random.ts";
import { circle, groove, move, type Point, polygon, rect, shape, stroke } from "./svg.ts";

type Random = ReturnType<typeof random>;

export interface Peak {
  top: Point;
  left: number;
  right: number;
  base: number;
  face: string;
  shade: string;
  /** The colour cut into the lit side. */
  cut: string;
  cuts?: number;
  /** Above 1 a pointed peak, below 1 a limestone dome. */
  bend?: number;
}

/** One mountain: a lit side, a shaded side and grooves that run down the rock. */
export function peak(r: Random, it: Peak): string {
  const [x, y] = it.top;
  const bend = it.bend ?? 1.3;
  const steps = 10;
  const down = (t: number) => y + (it.base - y) * t;
  const out = (foot: number, t: number) =>
    x + (foot - x) * (bend < 1 ? 0.72 * t ** bend + 0.28 * t ** 3 : t ** bend);
  const flank = (foot: number): Point[] => {
    const points: Point[] = [it.top];
    for (let i = 1; i < steps; i++) {
      const shake = Math.min(14, 3 + i * 2.4);
      const t = i / steps;
      points.push([
        out(foot, t) + r.between(-shake, shake),
        down(t) + r.between(-shake, shake) * 0.5,
      ]);
    }
    points.push([foot, it.base]);
    return points;
  };
  const left = flank(it.left);
  const right = flank(it.right);
  const ridge = x + (it.right - x) * 0.12;
  const spine = left.map((_, i): Point => {
    const zigzag = (i % 2 ? -1 : 1) * Math.min(26, i * 7);
    return [out(ridge, i / steps) + (i === steps ? 0 : zigzag), down(i / steps)];
  });
  let drawn = polygon([...left, ...right.toReversed()], it.face);
  drawn += polygon([...spine, ...right.toReversed()], it.shade);

  // Grooves follow the fall of the rock: each keeps its place between spine and flank.
  const cuts = it.cuts ?? 9;
  const groovesOn = (foot: number, count: number, broad: number) => {
    let d = "";
    for (let i = 0; i < count; i++) {
      const t = 0.1 + (0.72 * (i + r.next() * 0.6)) / count;
      const place = 0.22 + ((i * 0.618) % 1) * 0.62;
      const reach = r.between(0.1, 0.2);
      const point = (share: number): Point => {
        const from = out(ridge, share);
        return [from + (out(foot, share) - from) * place, down(share)];
      };
      d += groove(point(t), point(t + reach), r.between(0.6, 1) * broad);
    }
    return d;
  };
  drawn += shape(groovesOn(it.left, cuts, 7), it.cut);
  drawn += shape(groovesOn(it.right, Math.ceil(cuts / 2), 5), it.face);
  return drawn;
}

/** A cloud as the Đông Hồ prints draw it: a flat foot, round heads, rings inside. */
export function cloud(x: number, y: number, size: number, fill: string, rim: string): string {
  const heads: [number, number, number][] = [
    [-1.75, -0.16, 0.3],
    [-1.15, -0.3, 0.44],
    [-0.35, -0.52, 0.66],
    [0.55, -0.38, 0.52],
    [1.25, -0.24, 0.38],
    [1.8, -0.12, 0.24],
  ];
  const heap = (grow: number, colour: string) =>
    heads.map(([dx, dy, r]) => circle(dx * size, dy * size, r * size + grow, colour)).join("") +
    rect(
      -2.05 * size - grow,
      -0.3 * size,
      4.1 * size + 2 * grow,
      0.44 * size + grow,
      colour,
      `rx="${0.22 * size}"`,
    );
  const rings = heads
    .filter(([, , r]) => r > 0.35)
    .flatMap(([dx, dy, r]) =>
      [0.68, 0.4].map((share) => {
        const [cx, cy, rr] = [dx * size, dy * size, r * share * size];
        return stroke(
          `M${cx - rr} ${cy + rr * 0.35}A${rr} ${rr} 0 1 1 ${cx + rr} ${cy + rr * 0.1}`,
          rim,
          size * 0.05,
          'stroke-linecap="round"',
        );
      }),
    )
    .join("");
  return move(heap(size * 0.055, rim) + heap(0, fill) + rings, x, y);
}

/** A pine of the border hills: boughs one over another. */
export function pine(x: number, foot: number, height: number, fill: string): string {
  const width = height * 0.42;
  let drawn = rect(x - height * 0.022, foot - height * 0.2, height * 0.044, height * 0.2, fill);
  for (let i = 0; i < 4; i++) {
    const top = foot - height + i * height * 0.19;
    const half = (width / 2) * (0.45 + i * 0.19);
    const low = top + height * 0.3;
    drawn += polygon(
      [
        [x, top],
        [x + half, low],
        [x + half * 0.3, low - height * 0.045],
        [x, low],
        [x - half * 0.3, low - height * 0.045],
        [x - half, low],
      ],
      fill,
    );
  }
  return drawn;
}

/** Long cuts across a sky or water, denser near `middle`. */
export function strata(
  r: Random,
  top: number,
  bottom: number,
  count: number,
  colour: string,
): string {
  let d = "";
  for (let i = 0; i < count; i++) {
    const y = top + ((bottom - top) * (i + r.between(0.2, 0.8))) / count;
    const from = r.between(-100, 1300);
    d += groove([from, y], [from + r.between(160, 560), y + r.between(-3, 3)], r.between(2, 5));
  }
  return shape(d, colour);
}
