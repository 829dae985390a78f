import { normalizeLine } from "./normalize.ts";

const ELLIPSIS = "…";
/** A sentence is preferred as the end where it leaves at least this share of the room filled. */
const SENTENCE_SHARE = 0.6;
/** "TS." and "ThS." end in a capital and need no entry. */
const SENTENCE_END =
  /[\p{Ll}\d)%"”](?<!(?<!\p{L})(?:Tp|Ts|Ths|Gs|Pgs|Bs|St|tr|tp))[.!?…]+["”')]*(?= )/gu;
const TRAILING = /[\s.,;:…\-–—(“"‘]+$/u;
/**
 * Syllables a minute in silent reading: an assumption, after the 238 English words of Brysbaert 2019
 * (doi:10.1016/j.jml.2019.104047); most Vietnamese syllables are words.
 */
const SYLLABLES_A_MINUTE = 240;

/**
 * Text → one line of at most `maxChars` characters (UTF-16 units): all of it, or its beginning, cut
 * after a sentence or else a word, and "…".
 */
export function excerpt(text: string, maxChars: number): string {
  const line = normalizeLine(text);
  if (line.length <= maxChars) return line;
  const room = line.slice(0, Math.max(0, maxChars - ELLIPSIS.length) + 1);
  const sentence = [...room.matchAll(SENTENCE_END)].at(-1);
  const sentenceEnd = sentence ? sentence.index + sentence[0].length : 0;
  const end = sentenceEnd >= maxChars * SENTENCE_SHARE ? sentenceEnd : room.lastIndexOf(" ");
  const kept = end > 0 ? room.slice(0, end) : withoutHalfCharacter(room.slice(0, -1));
  return `${kept.replace(TRAILING, "")}${ELLIPSIS}`;
}

/** How many words a text has: in Vietnamese, syllables. Signs alone, such as dashes, are none. */
export function countWords(text: string): number {
  return normalizeLine(text)
    .split(" ")
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** A count of words → whole minutes of reading, at least 1. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / SYLLABLES_A_MINUTE));
}

function withoutHalfCharacter(s: string): string {
  return s.replace(/[\ud800-\udbff]$/, "");
}
