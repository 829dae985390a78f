import { normalizeText } from "./normalize.ts";

/** The Latin letters, their variants and combining marks that occur lie below this code unit. */
const TABLE_SIZE = 0x2500;
const DROPPED = 1;
const SEVERAL = 2;
const BLANK = 32;

/** Letters without a decomposition, as PostgreSQL's `unaccent` writes them. */
const UNDECOMPOSED: Record<string, string> = {
  đ: "d",
  ð: "d",
  ɖ: "d",
  ł: "l",
  ø: "o",
  ı: "i",
  æ: "ae",
  œ: "oe",
  ß: "ss",
  þ: "th",
};

/** Code unit → its one folded letter, `BLANK`, `DROPPED`, or `SEVERAL` for those in `expansions`. */
const table = new Uint8Array(TABLE_SIZE);
const expansions = new Map<number, string>();

for (let code = 0; code < TABLE_SIZE; code++) {
  const letter = String.fromCharCode(code);
  const base = letter.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  const folded = base
    .replace(/[^a-z0-9]/g, (c) => UNDECOMPOSED[c] ?? " ")
    .replace(/ +/g, " ")
    .trim();
  if (base === "" || normalizeText(letter) === "") table[code] = DROPPED;
  else if (folded === "") table[code] = BLANK;
  else if (folded.length === 1) table[code] = folded.charCodeAt(0);
  else {
    table[code] = SEVERAL;
    expansions.set(code, folded);
  }
}

/** Bytes that one code unit can become, with a blank before it. */
const longest = 1 + Math.max(...[...expansions.values()].map((folded) => folded.length));
const shared = new Uint8Array(1 << 16);
const ascii = new TextDecoder("latin1");

/**
 * Any text → lower case words of [a-z0-9] with single blanks between: for search and comparison, not
 * for display. NFC and NFD give the same. `đ` → `d`; other scripts leave nothing. One pass over a
 * table, because it runs on every search and every write to the index.
 */
export function fold(s: string): string {
  const length = s.length;
  const out = length * longest <= shared.length ? shared : new Uint8Array(length * longest);
  let n = 0;
  let blankDue = false;
  for (let i = 0; i < length; i++) {
    let code = s.charCodeAt(i);
    if (code >= TABLE_SIZE) {
      if (code === 0xfeff) continue;
      code = code > 0xff00 && code < 0xff5f ? code - 0xfee0 : BLANK;
    } else if (code >= 0x400 && code < 0x530) {
      // Whether a Cyrillic letter stands for a Latin one depends on its word.
      const normalized = normalizeText(s);
      return fold(normalized === s ? s.replace(/[\u0400-\u052f]/g, " ") : normalized);
    }
    const folded = table[code] as number;
    if (folded === BLANK) blankDue = n > 0;
    else if (folded !== DROPPED) {
      if (blankDue) {
        out[n++] = BLANK;
        blankDue = false;
      }
      if (folded !== SEVERAL) out[n++] = folded;
      else for (const c of expansions.get(code) as string) out[n++] = c.charCodeAt(0);
    }
  }
  const bytes = out.subarray(0, n);
  return n < 64 ? String.fromCharCode(...bytes) : ascii.decode(bytes);
}

/** The tone on the first vowel of oa, oă, oe, uy, and on the u of qu, where it is never right. */
const EARLY_TONE = /[òóỏõọ][aăe]|[ùúủũụ]y|(?<=q)[ùúủũụ][aăâeêiơo]/g;

/**
 * Lower case NFC with one placement of the tone in oa, oe and uy syllables (hòa → hoà, ủy → uỷ;
 * hoàn, quý as they are): for search that respects accents, not for display. Idempotent.
 */
export function unifyTones(s: string): string {
  // Twice: of some letters of other scripts the small one alone looks like a Latin one.
  return normalizeText(normalizeText(s).toLowerCase()).replace(EARLY_TONE, (pair) => {
    const [glide, mark] = pair.charAt(0).normalize("NFD");
    return `${glide}${(pair.charAt(1) + mark).normalize("NFC")}`;
  });
}
