import { fold, unifyTones } from "./fold.ts";
import { normalizeLine } from "./normalize.ts";

/** In what two names differ that may be one; what is not named here makes them two. */
export const differences = ["tone", "accents", "yi", "order", "abbreviated"] as const;
export type Difference = (typeof differences)[number];

const PARENTHESIS = /\([^()]*\)/g;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

type Word = { written: string; key: string };

function wordsOf(name: string): Word[] {
  const written = normalizeLine(name).replace(PARENTHESIS, " ").toLowerCase().match(WORD) ?? [];
  return written
    .map((word) => ({ written: word, key: fold(word).replaceAll("y", "i") }))
    .filter(({ key }) => key !== "");
}

const sorted = (keys: readonly string[]) => keys.toSorted().join(" ");

/**
 * What two names have in common that differ in accents, the place of a tone, y and i, or the order of their
 * words: "Vũ Thị Thúy", "Thuý Vũ Thị" → "thi thui vu". What stands in parentheses does not count. PostgreSQL
 * makes the same of it (function name_key).
 */
export const nameKey = (name: string): string => sorted(wordsOf(name).map(({ key }) => key));

/** As {@link nameKey}, with the words between the first and the last cut to their initials (name_initials). */
export const nameInitials = (name: string): string => sorted(initialsOf(wordsOf(name)));

const initialsOf = (words: readonly Word[]) =>
  words.map(({ key }, place) => (place === 0 || place === words.length - 1 ? key : key.charAt(0)));

/**
 * In what two names in any form differ, if they may be the same one: none for the same in other letters'
 * size; null for two names.
 */
export function differencesOfNames(one: string, other: string): Difference[] | null {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const [aKey, bKey] = [a, b].map((words) => sorted(words.map(({ key }) => key)));
  if (!aKey || !bKey) return null;
  if (aKey !== bKey) {
    const isAbbreviated = aKey === sorted(initialsOf(b)) || bKey === sorted(initialsOf(a));
    return isAbbreviated ? ["abbreviated"] : null;
  }
  const found = new Set<Difference>();
  if (a.some(({ key }, place) => key !== b[place]?.key)) found.add("order");
  const [left, right] = [a.toSorted(byLetters), b.toSorted(byLetters)];
  for (const [place, { written }] of left.entries()) {
    for (const each of differencesOfWords(written, right[place]?.written ?? "")) found.add(each);
  }
  return differences.filter((each) => found.has(each));
}

const byLetters = (a: Word, b: Word) =>
  a.key < b.key || (a.key === b.key && plain(a.written) < plain(b.written)) ? -1 : 1;

/** With the tone in one place, y as i under its tone. */
const plain = (word: string) =>
  unifyTones(word).normalize("NFD").replaceAll("y", "i").normalize("NFC");

function differencesOfWords(one: string, other: string): Difference[] {
  if (one === other) return [];
  if (unifyTones(one) === unifyTones(other)) return ["tone"];
  if (fold(one) === fold(other)) return ["accents"];
  return plain(one) === plain(other) ? ["yi"] : ["accents", "yi"];
}
