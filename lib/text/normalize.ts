/** Every form of line end, with the Unicode line and paragraph separators, becomes "\n". */
const LINE_BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const EXOTIC_SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
/** Soft hyphen, zero-width and direction marks, and the controls that PostgreSQL or XML refuse. */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be removed
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const PLAIN = /^[\n\x20-\x7e]*$/;

const FULL_WIDTH = /[\uff01-\uff5e]/;
const FULL_WIDTH_ALL = /[\uff01-\uff5e]/g;
const FULL_WIDTH_LETTERS = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;
/** In East Asian text the full-width comma and brackets are the right ones. */
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Some input methods put the tone before the circumflex or breve; NFC cannot join these. */
const LEFTOVER_QUALITY_MARK = /[\u0302\u0306]/;
const TONE_BEFORE_QUALITY = /([aeo])([\u0300\u0301\u0303\u0309])([\u0302\u0306])/gi;

const WORD = /[\p{L}\p{M}]+/gu;
const CYRILLIC = /[\u0400-\u052f]/;
const LATIN = /\p{Script=Latin}/u;
const LOOK_ALIKES = new Map(
  [..."АВЕКМНОРСТУХІЈЅаеорсухіјѕһԁԛԝ"].map((letter, i) => [
    letter,
    "ABEKMHOPCTYXIJSaeopcyxijshdqw".charAt(i),
  ]),
);

const ETH = /[Ðð\u0189]/;
const ETH_WORDS = /[\p{L}\p{M}]*[Ðð\u0189][\p{L}\p{M}]*/gu;
const ICELANDIC_LETTER = /[þæöœø]/i;
const VIETNAMESE_LETTER = /[ăâđêôơưàèìòùỳãõĩũỹảẻỉỏủỷ\u1ea0-\u1ef9]/i;
const WORD_INITIAL_ETH = /^[Ðð\u0189]/;
/** Abbreviations (BGĐT) have none; every Icelandic word has one. */
const VOWEL = /[aeiouyáéíóúý]/i;
/** Inside an Icelandic or Faroese word ð follows a vowel, r, f or g. */
const ETH_AFTER_CONSONANT = /[bcdhklmnpqstvx][Ðð\u0189]/i;

/**
 * Text from outside → text fit to be stored: NFC, `Đ` where `Ð` stood for it, plain blanks, "\n" for
 * every line break, nothing invisible, no look-alike letters. Idempotent. Tabs and runs of blanks
 * are kept.
 */
export function normalizeText(s: string): string {
  if (PLAIN.test(s)) return s;
  let text = s
    .replace(INVISIBLE, "")
    .replace(LINE_BREAK, "\n")
    .replace(EXOTIC_SPACE, " ")
    .toWellFormed();
  if (FULL_WIDTH.test(text)) {
    const forms = EAST_ASIAN.test(text) ? FULL_WIDTH_LETTERS : FULL_WIDTH_ALL;
    text = text.replace(forms, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  }
  text = text.normalize("NFC");
  if (CYRILLIC.test(text)) text = text.replace(WORD, withoutLookAlikes).normalize("NFC");
  if (LEFTOVER_QUALITY_MARK.test(text)) {
    text = text.normalize("NFD").replace(TONE_BEFORE_QUALITY, "$1$3$2").normalize("NFC");
  }
  if (ETH.test(text)) text = text.replace(ETH_WORDS, withoutEth);
  return text;
}

/** As `normalizeText`, with every run of white space as one blank, trimmed: titles, names, terms. */
export function normalizeLine(s: string): string {
  return normalizeText(s).replace(/\s+/g, " ").trim();
}

/** A word with a Cyrillic letter that no Latin one resembles is left: it may be meant so. */
function withoutLookAlikes(word: string): string {
  if (!CYRILLIC.test(word) || !LATIN.test(word)) return word;
  let latin = "";
  for (const c of word.normalize("NFD")) {
    if (!CYRILLIC.test(c)) latin += c;
    else if (LOOK_ALIKES.has(c)) latin += LOOK_ALIKES.get(c);
    else return word;
  }
  return latin;
}

/**
 * `Ð` (U+00D0, eth) typed for `Đ`. Đ begins a Vietnamese syllable, and no Icelandic word begins with
 * ð; elsewhere in a word the other letters decide. All of a word or nothing, so that a second pass
 * finds nothing new.
 */
function withoutEth(word: string): string {
  if (ICELANDIC_LETTER.test(word)) return word;
  const vietnamese =
    WORD_INITIAL_ETH.test(word) ||
    VIETNAMESE_LETTER.test(word) ||
    ETH_AFTER_CONSONANT.test(word) ||
    !VOWEL.test(word);
  return vietnamese ? word.replace(/[Ð\u0189]/g, "Đ").replace(/ð/g, "đ") : word;
}

/** An e-mail address in the one form in which it is kept and looked for: whoever runs one ignores the case. */
export const normalizeEmail = (address: string): string => normalizeLine(address).toLowerCase();
