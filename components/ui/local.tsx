import type { LocalText } from "#lib/content/language.ts";
import { currentLanguage } from "#lib/i18n/translations.ts";

/** A text that says its language where it is not the page's. */
export function Local({ of }: { of: LocalText | null | undefined }) {
  const locale = currentLanguage();
  if (!of) return null;
  return of.lang === locale ? of.text : <span lang={of.lang}>{of.text}</span>;
}

/** A name that is Vietnamese on every page. */
export const Name = ({ children }: { children: string }) => (
  <Local of={{ text: children, lang: "vi" }} />
);
