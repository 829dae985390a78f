import { spelled } from "#lib/search/write-entry.ts";
import { fold } from "#lib/text/fold.ts";

/** A word that is searched for, and where it stands in the text at hand: "hoi:3A,40C". */
type Word = { word: string; places: string };
type Forms = { folded: Word[]; spelled: Word[] };

const words = new Map<string, Word>();
const forms = new Map<string, Forms>();

/** What a word of a text is found by. Invented texts say the same few thousand words again and again. */
function formsOf(said: string): Forms {
  let those = forms.get(said);
  if (!those) {
    those = { folded: wordsIn(fold(said)), spelled: wordsIn(spelled(said)) };
    forms.set(said, those);
  }
  return those;
}

const wordsIn = (text: string) => (text === "" ? [] : text.split(" ").map(wordOf));

function wordOf(word: string): Word {
  const known = words.get(word);
  if (known) return known;
  const one = { word, places: "" };
  words.set(word, one);
  return one;
}

/** As countWords of lib/text/excerpt.ts. */
export const countWords = (text: string) =>
  text.split(/\s+/).filter((said) => formsOf(said).spelled.length > 0).length;

/**
 * What lib/search/write-entry.ts has PostgreSQL make of names and a text, as PostgreSQL reads it: taking
 * a text apart is half of its work otherwise.
 */
export function weighted(names: string, text: string): string {
  const met: Word[] = [];
  let place = 0;
  for (const [weight, said] of [["A", names] as const, ["C", text] as const]) {
    const those = said.split(/\s+/).map(formsOf);
    for (const form of ["folded", "spelled"] as const) {
      for (const one of those) {
        for (const word of one[form]) {
          place++;
          if (word.places === "") met.push(word);
          word.places += `${word.places === "" ? `${word.word}:` : ","}${place}${weight}`;
        }
      }
    }
  }
  const vector = met.map(({ places }) => places).join(" ");
  for (const word of met) word.places = "";
  return vector;
}
