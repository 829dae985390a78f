import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FoundLine } from "#components/reader/found-line.tsx";
import { PageTitle } from "#components/reader/headings.tsx";
import { Pager } from "#components/reader/pager.tsx";
import { SearchForm } from "#components/reader/search-form.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import { headOf } from "#lib/content/head.ts";
import type { Language } from "#lib/content/language.ts";
import { search } from "#lib/search/queries.ts";
import { type PageProps, pageNumber, Shell } from "../shell.tsx";

const pathIn = (query: string) => (language: Language) =>
  pagePath("search", language, [], { query });

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const { locale: language } = await params;
  const { query = "" } = await searchParams;
  const t = await getTranslations("search");
  return headOf({
    title: query ? t("for", { query }) : t("title"),
    description: t("hint"),
    language,
    pathIn: pathIn(query),
    unlisted: query !== "",
  });
}

const directories = ["events", "speakers", "organizations", "documents", "topics"] as const;

export default async function SearchPage({ params, searchParams }: PageProps) {
  const { locale: language } = await params;
  const asked = await searchParams;
  const query = asked.query ?? "";
  const t = await getTranslations();
  const page = await search(query, language, pageNumber(asked));
  return (
    <Shell pathIn={pathIn(query)}>
      <PageTitle title={query ? t("search.for", { query }) : t("search.title")} />
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
      <Pager page={page} pathOf={(page) => pagePath("search", language, [], { query, page })} />
    </Shell>
  );
}
