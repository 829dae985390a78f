import { FoundLine } from "#components/reader/found-line.tsx";
import { PageTitle } from "#components/reader/headings.tsx";
import { Pager } from "#components/reader/pager.tsx";
import { SearchForm } from "#components/reader/search-form.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import type { Language } from "#lib/content/language.ts";
import { translations } from "#lib/i18n/translations.ts";
import { search } from "#lib/search/queries.ts";
import { readerPage } from "../../reader-page.tsx";

const directories = ["events", "speakers", "organizations", "documents", "topics"] as const;

export const GET = readerPage(async ({ language, number, search: { query = "" } }) => {
  const t = translations();
  const page = await search(query, language, number);
  const pathIn = (language: Language, page?: number) =>
    pagePath("search", language, [], { query, page });
  const title = query ? t("search.for", { query }) : t("search.title");
  return {
    title,
    description: t("search.hint"),
    pathIn,
    unlisted: query !== "",
    content: (
      <>
        <PageTitle title={title} />
        <SearchForm query={query} />
        {page.items.length === 0 && (
          <div className="mt-8 text-lg">
            {query && <p className="mb-2">{t("search.nothing", { query })}</p>}
            <p>{query ? t("search.advice") : t("search.browse")}</p>
            <ul className="mt-2 flex flex-wrap gap-x-5">
              {directories.map((route) => (
                <li key={route}>
                  <a href={pagePath(route, language)}>{t(`nav.${route}`)}</a>
                </li>
              ))}
            </ul>
          </div>
        )}
        {page.items.length > 0 && (
          <ul className="mt-8 divide-y divide-rule border-t border-rule">
            {page.items.map((found) => (
              <li key={`${found.kind} ${found.slug}`} className="py-4">
                <FoundLine found={found} />
              </li>
            ))}
          </ul>
        )}
        <Pager page={page} pathOf={(to) => pathIn(language, to)} />
      </>
    ),
  };
});
