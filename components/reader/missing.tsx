import { translations } from "#lib/i18n/translations.ts";
import type { Found } from "#lib/search/queries.ts";
import { ErrorPage } from "./error-page.tsx";
import { FoundLine } from "./found-line.tsx";
import { Department } from "./headings.tsx";
import { SearchForm } from "./search-form.tsx";

/** There is no such page, but perhaps one of these. */
export function Missing({ near }: { near: Found[] }) {
  const t = translations("error");
  return (
    <ErrorPage status={404} title={t("missingTitle")}>
      <p className="mb-6 text-lg text-balance">{t("missing")}</p>
      {near.length > 0 && (
        <Department id="gan-giong" title={t("nearest")} className="mb-8">
          <ul className="grid gap-4">
            {near.map((found) => (
              <li key={`${found.kind} ${found.slug}`}>
                <FoundLine found={found} level={3} />
              </li>
            ))}
          </ul>
        </Department>
      )}
      <SearchForm query="" />
    </ErrorPage>
  );
}
