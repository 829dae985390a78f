/** A run of words that stands in both texts, was taken out, or was put in. */
export type Part = { kind: "same" | "out" | "in"; text: string };

/** More words than this taken out and put in are not told apart: the rest is shown as replaced. */
const mostChanges = 1_000;

/**
 * How a text became another, word by word: the shortest way (Myers, "An O(ND) Difference Algorithm and Its
 * Variations", 1986). The parts that are not "in" make the first text, those that are not "out" the second.
 */
export function wordDifference(before: string, after: string): Part[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (
    end < a.length - start &&
    end < b.length - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  ) {
    end++;
  }
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return joined([
    ...a.slice(0, start).map((text): Part => ({ kind: "same", text })),
    ...middle,
    ...a.slice(a.length - end).map((text): Part => ({ kind: "same", text })),
  ]);
}

/** Words with the blanks behind them; every line's end is one of its own. */
const wordsOf = (text: string): string[] => text.match(/\n|[^\s]+[^\S\n]*|[^\S\n]+/g) ?? [];

function between(a: readonly string[], b: readonly string[]): Part[] {
  const out = (text: string): Part => ({ kind: "out", text });
  const put = (text: string): Part => ({ kind: "in", text });
  const most = Math.min(a.length + b.length, mostChanges);
  /** How far one comes on each diagonal, by how many changes. */
  const reached: Int32Array[] = [];
  const furthest = new Int32Array(2 * most + 3);
  for (let changes = 0; changes <= most; changes++) {
    reached.push(furthest.slice());
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let x = isDown(furthest, diagonal, changes, most)
        ? at(furthest, diagonal + 1, most)
        : at(furthest, diagonal - 1, most) + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      furthest[diagonal + most + 1] = x;
      if (x >= a.length && x - diagonal >= b.length) return wayBack(a, b, reached, most);
    }
  }
  return [...a.map(out), ...b.map(put)];
}

const at = (furthest: Int32Array, diagonal: number, most: number): number =>
  furthest[diagonal + most + 1] as number;

/** Whether a word is put in, rather than one taken out, to come furthest on a diagonal. */
const isDown = (furthest: Int32Array, diagonal: number, changes: number, most: number): boolean =>
  diagonal === -changes ||
  (diagonal !== changes && at(furthest, diagonal - 1, most) < at(furthest, diagonal + 1, most));

function wayBack(
  a: readonly string[],
  b: readonly string[],
  reached: readonly Int32Array[],
  most: number,
): Part[] {
  const parts: Part[] = [];
  let [x, y] = [a.length, b.length];
  for (let changes = reached.length - 1; changes >= 0; changes--) {
    const furthest = reached[changes] as Int32Array;
    const diagonal = x - y;
    const isPut = isDown(furthest, diagonal, changes, most);
    const from = isPut ? diagonal + 1 : diagonal - 1;
    const startX = changes === 0 ? 0 : at(furthest, from, most);
    const startY = changes === 0 ? 0 : startX - from;
    while (x > startX && y > startY) {
      parts.push({ kind: "same", text: a[--x] as string });
      y--;
    }
    if (changes === 0) break;
    if (isPut) parts.push({ kind: "in", text: b[--y] as string });
    else parts.push({ kind: "out", text: a[--x] as string });
  }
  return parts.reverse();
}

/** What stands together and is of one kind, as one; what was taken out before what was put in. */
function joined(parts: readonly Part[]): Part[] {
  const runs: Part[] = [];
  let pending = { out: "", in: "" };
  const flush = () => {
    if (pending.out) runs.push({ kind: "out", text: pending.out });
    if (pending.in) runs.push({ kind: "in", text: pending.in });
    pending = { out: "", in: "" };
  };
  for (const { kind, text } of parts) {
    if (kind !== "same") {
      pending[kind] += text;
      continue;
    }
    flush();
    const last = runs.at(-1);
    if (last?.kind === "same") last.text += text;
    else runs.push({ kind, text });
  }
  flush();
  return runs;
}
