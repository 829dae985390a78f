import { shape } from "./svg.ts";

type Dye = string | null;

/**
 * A cloth on the loom: a grid of stitches. Brocade is counted, not drawn, so every motif here is
 * a rule on whole stitches and its slanted edges are stairs.
 */
export class Cloth {
  readonly columns: number;
  readonly rows: number;
  #stitches: Dye[];

  constructor(columns: number, rows: number) {
    this.columns = columns;
    this.rows = rows;
    this.#stitches = new Array(columns * rows).fill(null);
  }

  stitch(column: number, row: number, dye: Dye): void {
    if (column < 0 || row < 0 || column >= this.columns || row >= this.rows) return;
    this.#stitches[row * this.columns + column] = dye;
  }

  fill(column: number, row: number, wide: number, high: number, dye: Dye): void {
    for (let r = row; r < row + high; r++)
      for (let c = column; c < column + wide; c++) this.stitch(c, r, dye);
  }

  /** Every stitch within `reach` of a middle gets what the rule says; undefined leaves it. */
  around(
    middle: readonly [number, number],
    reach: number,
    rule: (dx: number, dy: number) => Dye | undefined,
  ): void {
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        const dye = rule(dx, dy);
        if (dye !== undefined) this.stitch(middle[0] + dx, middle[1] + dy, dye);
      }
    }
  }

  /** Lozenge rings from the middle outwards: `rings[k]` is the dye at distance k. */
  lozenge(column: number, row: number, rings: readonly (Dye | undefined)[]): void {
    this.around([column, row], rings.length, (dx, dy) => rings[Math.abs(dx) + Math.abs(dy)]);
  }

  /**
   * The eight-pointed star: in each eighth of the circle one slanted petal, `size` stitches
   * along its edge. `dye` is asked with the petal's own coordinates and its number.
   */
  star(
    column: number,
    row: number,
    size: number,
    dye: (along: number, across: number, petal: number) => Dye | undefined,
  ): void {
    this.around([column, row], 2 * size, (dx, dy) => {
      const [x, y] = [Math.abs(dx), Math.abs(dy)];
      const [far, near] = [Math.max(x, y), Math.min(x, y)];
      const [along, across] = [near, far - near];
      if (along < 1 || across < 1 || along > size || across > size) return undefined;
      const petal = (dx > 0 ? 1 : 0) + (dy > 0 ? 2 : 0) + (x > y ? 4 : 0);
      return dye(along, across, petal);
    });
  }

  /** A row of teeth: `dyes` are the layers of a zigzag of the given wave length, going down. */
  zigzag(
    column: number,
    row: number,
    wide: number,
    wave: number,
    dyes: readonly (Dye | undefined)[],
  ): void {
    for (let c = 0; c < wide; c++) {
      const lift = Math.abs((c % wave) - Math.floor(wave / 2));
      dyes.forEach((dye, i) => {
        if (dye !== undefined) this.stitch(column + c, row + lift + i, dye);
      });
    }
  }

  /** The same teeth standing on end. */
  zigzagDown(
    column: number,
    row: number,
    high: number,
    wave: number,
    dyes: readonly (Dye | undefined)[],
  ): void {
    for (let r = 0; r < high; r++) {
      const lift = Math.abs((r % wave) - Math.floor(wave / 2));
      dyes.forEach((dye, i) => {
        if (dye !== undefined) this.stitch(column + lift + i, row + r, dye);
      });
    }
  }

  /** A small picture written out in letters; a letter without a dye leaves the cloth alone. */
  figure(
    column: number,
    row: number,
    lines: readonly string[],
    dyes: Record<string, Dye>,
    scale = 1,
  ): void {
    lines.forEach((line, r) => {
      [...line].forEach((letter, c) => {
        const dye = dyes[letter];
        if (dye !== undefined) this.fill(column + c * scale, row + r * scale, scale, scale, dye);
      });
    });
  }

  /** SVG, one path a dye; `size` is a stitch in pixels. */
  weave(size: number): string {
    const runs = new Map<string, string>();
    for (let r = 0; r < this.rows; r++) {
      let c = 0;
      while (c < this.columns) {
        const dye = this.#stitches[r * this.columns + c];
        let end = c + 1;
        while (end < this.columns && this.#stitches[r * this.columns + end] === dye) end++;
        if (dye) {
          const run = `M${c * size} ${r * size}h${(end - c) * size}v${size + 0.4}h${(c - end) * size}Z`;
          runs.set(dye, (runs.get(dye) ?? "") + run);
        }
        c = end;
      }
    }
    return [...runs].map(([dye, d]) => shape(d, dye)).join("");
  }
}
