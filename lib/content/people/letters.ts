import { sortKey } from "#lib/text/sort-key.ts";

/** The letters under which names are filed, in the order of the alphabet, foreign ones in their place. */
export const alphabet = [..."AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ"];

/** What sort keys of names under a letter begin with: the letter, and the mark that makes it another. */
export const prefixOf = (letter: string) => /^[a-z][{|}]?/.exec(sortKey(letter))?.[0] ?? "";

/** Half-open bounds of the sort keys under a letter: "a" stops where "ă" begins. */
export function keysUnder(letter: string): { gte: string; lt: string } {
  const prefix = prefixOf(letter);
  const last = prefix.charCodeAt(prefix.length - 1);
  const lt =
    prefix.length === 1 ? `${prefix}{` : prefix.slice(0, -1) + String.fromCharCode(last + 1);
  return { gte: prefix, lt };
}
