import { normalizeLine } from "./normalize.ts";

/** Tones in the order of CLDR's `vi` collation, from 1; a syllable without one has 0. */
const TONES = "\u0300\u0309\u0303\u0301\u0323";
const OTHER_MARK = "6";
/** The marks that make another letter: ă, â ê ô, ơ ư. */
const QUALITY = new Map([
  ["\u0306", "{"],
  ["\u0302", "|"],
  ["\u031b", "}"],
]);
/** What the letters are to a Vietnamese reader; any other base with the mark is a foreign letter. */
const LETTERS = new Set(["a{", "a|", "e|", "o|", "o}", "u}"]);
const SPELLED: Record<string, string> = {
  đ: "d{",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  ð: "d",
  ß: "ss",
};

const PARENTHESIS = /\s*\([^()]*\)/g;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Within a word, as in H'Bơ; it neither divides nor counts. */
const APOSTROPHE = /(?<=\p{L})['’ʼ](?=\p{L})/gu;

/**
 * A title or the name of an organization, in any form → a string of which byte-by-byte comparison
 * (PostgreSQL COLLATE "C", JavaScript `<`) gives the order of `Intl.Collator("vi", { numeric: true })`
 * without regard to case and punctuation: letters first (a ă â b c d đ …), tones only among equal
 * letters. The tone counts with its syllable, so that hòa and hoà are one. For comparison only.
 */
export function sortKey(text: string): string {
  return levels(normalizeLine(text));
}

/**
 * A person's name in any form → a string that sorts (as `sortKey`) by the given name, the last word,
 * then by the rest. What stands in parentheses (an alias) counts last.
 */
export function personSortKey(name: string): string {
  const { given, rest } = partsOfName(name);
  return `${levels(given)} ${levels(rest)}`.trim();
}

/**
 * A person's name → the capital letter of the alphabet under which it is filed: "Nguyễn Quốc Đoàn"
 * → "Đ". Ă, Â, Đ, Ê, Ô, Ơ, Ư are letters, tones are not. "#" where the given name has no letter first.
 */
export function givenNameInitial(name: string): string {
  const first = partsOfName(name).given.match(/^[^\p{L}\p{N}]*(\p{L}\p{M}*)/u)?.[1];
  if (first === undefined) return "#";
  const [base = "", ...marks] = first.toLowerCase().normalize("NFD");
  const quality = marks.find((mark) => LETTERS.has(base + QUALITY.get(mark)));
  return (base + (quality ?? "")).normalize("NFC").toUpperCase();
}

function partsOfName(name: string): { given: string; rest: string } {
  const line = normalizeLine(name);
  const aliases = line.match(PARENTHESIS) ?? [];
  const words = line.replace(PARENTHESIS, "").match(/\S*[\p{L}\p{N}]\S*/gu) ?? [];
  if (words.length === 0) return { given: line, rest: "" };
  const given = words.at(-1) as string;
  return { given, rest: [...words.slice(0, -1), ...aliases].join(" ") };
}

/**
 * Two levels in printable ASCII: the letters, a blank, one digit or more of tone a word. The blank
 * sorts below the "-" between words, "-" below digits, digits below letters, and "{" "|" "}", which
 * follow the base letter of ă â ê ô ơ ư đ, above "z". Other scripts stay as they are, after all that.
 */
function levels(text: string): string {
  const words = text.replace(APOSTROPHE, "").toLowerCase().normalize("NFD").match(WORD) ?? [];
  const letters: string[] = [];
  const tones: string[] = [];
  for (const word of words) {
    let plain = "";
    let tone = "";
    for (const c of word) {
      const quality = QUALITY.get(c);
      if (quality !== undefined && LETTERS.has(plain.slice(-1) + quality)) plain += quality;
      else if (TONES.includes(c)) tone += TONES.indexOf(c) + 1;
      else if (/\p{M}/u.test(c)) tone += OTHER_MARK;
      else plain += SPELLED[c] ?? c;
    }
    letters.push(plain.replace(/[0-9]+/g, numberKey));
    tones.push(tone === "" ? "0" : tone);
  }
  return letters.length === 0 ? "" : `${letters.join("-")} ${tones.join("")}`;
}

/** Digits → the same with their count before them (9s and a rest), so that 9 sorts below 10. */
function numberKey(digits: string): string {
  const value = digits.replace(/^0+/, "");
  return "9".repeat(Math.floor(value.length / 9)) + (value.length % 9) + value;
}
