import type { Language } from "#lib/content/language.ts";
import { translations } from "#lib/i18n/translations.ts";

/** The texts of the desk in a language. */
export const wordsIn = (language: Language) => translations("desk", language);
export type Desk = ReturnType<typeof wordsIn>;
