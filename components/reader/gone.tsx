import { Local } from "#components/ui/local.tsx";
import type { LocalText } from "#lib/content/language.ts";
import { translations } from "#lib/i18n/translations.ts";
import { ErrorPage } from "./error-page.tsx";

export function Gone({ note }: { note: LocalText | null }) {
  const t = translations("error");
  return (
    <ErrorPage status={410} title={t("goneTitle")}>
      <p className="text-lg">{t("gone")}</p>
      {note && (
        <p className="mt-3 text-lg">
          <Local of={note} />
        </p>
      )}
    </ErrorPage>
  );
}
