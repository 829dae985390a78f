import { idsIn, type Values, valuesOf } from "#components/desk/record/fields.ts";
import type { Language } from "#lib/content/language.ts";
import { namesOf } from "#lib/content/names.ts";
import { stateOf } from "#lib/content/seen.ts";
import type { Kind } from "./kinds.ts";

/** What a form shows of something, with the names of what it is linked to. */
export async function shownOf(
  kind: Kind,
  read: object | null,
  language: Language,
): Promise<{ values: Values; seen: string }> {
  const input = (read ?? {}) as Values;
  const fields = kind.fields(language);
  const names = await Promise.all(
    [...idsIn(fields, input)].map(([of, ids]) => namesOf(of, ids, language)),
  );
  const all = Object.fromEntries(names.flatMap((some) => [...some]));
  return { values: valuesOf(fields, input, all), seen: stateOf(input) };
}
