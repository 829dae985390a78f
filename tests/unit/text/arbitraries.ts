import fc from "fast-check";

const ONSETS =
  " b c ch d đ g gh gi h k kh l m n ng ngh nh ph qu r s t th tr v x B Đ H L N Ng Ph Th Tr".split(
    " ",
  );
/** "·" follows the vowel that carries the tone. */
const RHYMES =
  "a· a·n a·ng a·nh a·o ă·m ă·n â·n â·u e· e·n ê· ê·n i· i·nh iê·n o· o·n ô· ô·ng ơ· ơ·n oa·n oa·i oa· oe· uy· uyê·n u· u·ng u·a uâ·n ư· ư·ng ươ·ng yê·n".split(
    " ",
  );
const TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"];

/** One Vietnamese syllable, NFC, the tone where dictionaries since 1980 put it. */
export const syllable: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...ONSETS), fc.constantFrom(...RHYMES), fc.constantFrom(...TONES))
  .map(([onset, rhyme, tone]) => (onset + rhyme.replace("·", tone)).normalize("NFC"));

/** Two to five syllables with single blanks. */
export const words: fc.Arbitrary<string> = fc
  .array(syllable, { minLength: 2, maxLength: 5 })
  .map((syllables) => syllables.join(" "));

/** Anything at all, often with what goes wrong in Vietnamese text. */
export const wild: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      syllable,
      syllable.map((s) => s.normalize("NFD")),
      fc.string({ unit: "binary", maxLength: 4 }),
      fc.constantFrom(
        ..."Ð ð Ɖ đ о Тр й ѐ ́ ̂ ̆ ̣ ̛ Ａ １ （ 中 \u00a0 \u200b \u00ad \r\n \r \u2028 \t \u0000 \ufeff \ud800 \udc00 æ ½ № 'Ø n̈ ß İ".split(
          " ",
        ),
        " ",
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));
