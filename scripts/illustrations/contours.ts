import { type Point, soft } from "./svg.ts";

export type Field = (x: number, y: number) => number;

const STEP = 10;
const MARGIN = 80;
const COLUMNS = (1600 + 2 * MARGIN) / STEP;
const ROWS = (1000 + 2 * MARGIN) / STEP;
const ABYSS = -1e3;

/** A height field measured once on a grid, walled by an abyss so that every contour closes. */
export function survey(field: Field): Float64Array {
  const heights = new Float64Array((COLUMNS + 1) * (ROWS + 1)).fill(ABYSS);
  for (let row = 1; row < ROWS; row++) {
    for (let column = 1; column < COLUMNS; column++) {
      const height = field(column * STEP - MARGIN, row * STEP - MARGIN);
      heights[row * (COLUMNS + 1) + column] = height;
    }
  }
  return heights;
}

/** Path data around everything higher than `level` (marching squares, softened). */
export function contour(heights: Float64Array, level: number): string {
  const height = (c: number, r: number) => heights[r * (COLUMNS + 1) + c] ?? ABYSS;
  const crossings = new Map<string, Point>();
  const links = new Map<string, string[]>();

  const cross = (c1: number, r1: number, c2: number, r2: number): string => {
    const key = `${c1},${r1},${c2},${r2}`;
    if (!crossings.has(key)) {
      const [a, b] = [Math.max(height(c1, r1), level - 1), Math.max(height(c2, r2), level - 1)];
      const share = (level - a) / (b - a);
      crossings.set(key, [
        (c1 + (c2 - c1) * share) * STEP - MARGIN,
        (r1 + (r2 - r1) * share) * STEP - MARGIN,
      ]);
    }
    return key;
  };
  const link = (a: string, b: string) => {
    links.set(a, [...(links.get(a) ?? []), b]);
    links.set(b, [...(links.get(b) ?? []), a]);
  };

  for (let r = 0; r < ROWS; r++) {
    for (let c = 0; c < COLUMNS; c++) {
      const corners = [height(c, r), height(c + 1, r), height(c + 1, r + 1), height(c, r + 1)];
      const [nw, ne, se, sw] = corners.map((h) => h > level);
      const sides: string[] = [];
      if (nw !== ne) sides.push(cross(c, r, c + 1, r));
      if (ne !== se) sides.push(cross(c + 1, r, c + 1, r + 1));
      if (sw !== se) sides.push(cross(c, r + 1, c + 1, r + 1));
      if (nw !== sw) sides.push(cross(c, r, c, r + 1));
      const [a, b, d, e] = sides;
      if (a && b) link(a, b);
      if (d && e) link(d, e);
    }
  }

  const loops: string[] = [];
  const seen = new Set<string>();
  for (const start of links.keys()) {
    if (seen.has(start)) continue;
    const loop: Point[] = [];
    let here: string | undefined = start;
    while (here && !seen.has(here)) {
      seen.add(here);
      loop.push(crossings.get(here) as Point);
      here = links.get(here)?.find((next) => !seen.has(next));
    }
    if (loop.length > 6) loops.push(soft(loop, true));
  }
  return loops.join("");
}

/** A round hill of the given height and half-width. */
export function hill(x: number, y: number, height: number, wide: number, tall = wide): Field {
  return (px, py) => height * Math.exp(-(((px - x) / wide) ** 2) - ((py - y) / tall) ** 2);
}
