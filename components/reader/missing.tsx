import { useLocale, useTranslations } from "next-intl";
import { pagePath } from "#lib/content/addresses.ts";
import type { Found } from "#lib/search/queries.ts";
import { ErrorPage } from "./error-page.tsx";
import { FoundLine } from "./found-line.tsx";
import { SearchForm } from "./search-form.tsx";

/** There is no such page, but perhaps one of these. */
export function Missing({ near }: { near: Found[] }) {
  const t = useTranslations("error");
  return (
    <ErrorPage status={404} title={t("missingTitle")}>
      <p className="mb-6 text-lg">{t("missing")}</p>
      {near.length > 0 && (
        <div className="mb-8">
          <p className="department font-semibold">{t("nearest")}</p>
          <ul className="grid gap-4">
            {near.map((found) => (
              <li key={`${found.kind} ${found.slug}`}>
                <FoundLine found={found} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <SearchForm query="" />
      <p className="mt-6 font-sans text-sm">
        <a href={pagePath("home", useLocale())}>{t("back")}</a>
      </p>
    </ErrorPage>
  );
}
