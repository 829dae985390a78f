import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Part, wordDifference } from "#lib/text/word-difference.ts";

const without = (parts: Part[], kind: Part["kind"]) =>
  parts
    .filter((part) => part.kind !== kind)
    .map(({ text }) => text)
    .join("");
const written = (parts: Part[]) =>
  parts
    .map(({ kind, text }) => ({ same: text, out: `[-${text}]`, in: `[+${text}]` })[kind])
    .join("");

describe("how a text became another", () => {
  it.each([
    ["", "", ""],
    ["một hai", "một hai", "một hai"],
    ["", "một", "[+một]"],
    ["một", "", "[-một]"],
    ["Thứ Hai, 19/3", "Thứ Ba, 19/3", "Thứ [-Hai, ][+Ba, ]19/3"],
    ["một hai ba", "một ba", "một [-hai ]ba"],
    ["một ba", "một hai ba", "một [+hai ]ba"],
    ["đoạn một\nđoạn hai", "đoạn một\nđoạn mới\nđoạn hai", "đoạn một\nđoạn [+mới\nđoạn ]hai"],
    ["a b c d e", "x b y d z", "[-a ][+x ]b [-c ][+y ]d [-e][+z]"],
  ])("“%s” → “%s”", (before, after, expected) => {
    expect(written(wordDifference(before, after))).toBe(expected);
  });

  const words = fc.array(fc.constantFrom("a ", "b ", "c ", "d", "\n", "  "), { maxLength: 60 });

  it("holds both texts whole, and is the shortest way", () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const [from, to] = [before.join(""), after.join("")];
        const parts = wordDifference(from, to);
        expect(without(parts, "in")).toBe(from);
        expect(without(parts, "out")).toBe(to);
      }),
      { numRuns: 500 },
    );
    const plain = fc.array(fc.constantFrom("a ", "b ", "c "), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(plain, plain, (before, after) => {
        const parts = wordDifference(before.join(""), after.join(""));
        const count = (kind: Part["kind"]) =>
          parts
            .filter((part) => part.kind === kind)
            .reduce((sum, { text }) => sum + text.length / 2, 0);
        expect(count("same")).toBe(longestCommon(before, after));
      }),
      { numRuns: 500 },
    );
  });

  it("tells a report of 5,000 words that was written anew in a moment", () => {
    const before = Array.from({ length: 5_000 }, (_, n) => `cũ${n} `).join("");
    const after = Array.from({ length: 5_000 }, (_, n) => `mới${n} `).join("");
    const parts = wordDifference(before, after);
    expect(parts.map(({ kind }) => kind)).toEqual(["out", "in"]);
    const shifted = `đầu ${before}`.replaceAll("cũ7", "bảy");
    expect(without(wordDifference(before, shifted), "out")).toBe(shifted);
  });
});

/** By the textbook. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  const rows = a.map(() => new Array<number>(b.length).fill(0));
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      const cell = (x: number, y: number) => rows[x]?.[y] ?? 0;
      (rows[i] as number[])[j] =
        a[i] === b[j] ? cell(i - 1, j - 1) + 1 : Math.max(cell(i - 1, j), cell(i, j - 1));
    }
  }
  return rows.at(-1)?.at(-1) ?? 0;
}
