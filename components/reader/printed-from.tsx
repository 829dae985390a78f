import { useTranslations } from "next-intl";
import { absolute } from "#lib/content/json-ld.ts";

/** Where and when a page was printed; elements/main.ts writes the day. */
export function PrintedFrom({ path }: { path: string }) {
  const t = useTranslations("site");
  return (
    <p className="print-only mt-6 border-t border-rule pt-2 font-sans text-xs">
      {t("printedFrom")} {absolute(path)} <span data-printed="" />
    </p>
  );
}
