export const languages = ["vi", "en"] as const;
export type Language = (typeof languages)[number];

/** A text with the language it is in, so that a page can mark what is not in its own. */
export type LocalText = { text: string; lang: Language };

type Row<F extends string> = { [K in F | `${F}En`]?: string | null };

/**
 * The text of a field in the language of the page, otherwise in Vietnamese.
 * @param row holds `field` (Vietnamese) and `fieldEn`.
 */
export function localText<F extends string>(
  row: Row<F>,
  field: F,
  language: Language,
): LocalText | null {
  const english = row[`${field}En`];
  if (language === "en" && english) return { text: english, lang: "en" };
  const vietnamese = row[field];
  return vietnamese ? { text: vietnamese, lang: "vi" } : null;
}

/** Like {@link localText}, for a field that the database requires. */
export function requiredText<F extends string>(
  row: Row<F> & { [K in F]: string },
  field: F,
  language: Language,
): LocalText {
  return localText(row, field, language) ?? { text: row[field], lang: "vi" };
}

/** What is read of everything that has a name: enough to show it, to link to it, and to depend on it. */
export const named = { id: true, slug: true, name: true, nameEn: true } as const;
