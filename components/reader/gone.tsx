import { useTranslations } from "next-intl";
import { Local } from "#components/ui/local.tsx";
import type { LocalText } from "#lib/content/language.ts";

export function Gone({ note }: { note: LocalText | null }) {
  const t = useTranslations("error");
  return (
    <div className="max-w-[44rem]">
      <p className="text-figure font-semibold text-son">410</p>
      <h1 className="text-3xl">{t("goneTitle")}</h1>
      <p className="mt-3 text-lg">{t("gone")}</p>
      {note && (
        <p className="mt-3 text-lg">
          <Local of={note} />
        </p>
      )}
    </div>
  );
}
