import { absolute } from "#lib/content/json-ld.ts";
import { translations } from "#lib/i18n/translations.ts";

/** Where and when a page was printed; elements/main.ts writes the day. */
export function PrintedFrom({ path }: { path: string }) {
  const t = translations("site");
  return (
    <p className="print-only mt-6 border-t border-rule pt-2 font-sans text-xs">
      {t("printedFrom")} {absolute(path)} <span data-printed="" />
    </p>
  );
}
