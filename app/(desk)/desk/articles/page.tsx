import type { Metadata } from "next";
import Link from "next/link";
import { plansOf } from "#components/desk/plan.ts";
import { deskLists, findEditions } from "#lib/content/articles/draft-queries.ts";
import { localText } from "#lib/content/language.ts";
import { formatMinute } from "#lib/text/date-time.ts";
import { enterDesk } from "../signed-in.ts";

type Props = { searchParams: Promise<{ of?: string; page?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await enterDesk("/desk/articles")).t("articles.title") };
}

export default async function ArticlesPage({ searchParams }: Props) {
  const { t, actor, language } = await enterDesk("/desk/articles");
  const asked = await searchParams;
  const of = deskLists.find((one) => one === asked.of) ?? "writing";
  const number = Math.min(Math.max(Math.trunc(Number(asked.page)) || 1, 1), 10_000);
  const { items, hasNext } = await findEditions(actor, of, number);
  const lastOf = (edition: (typeof items)[number]) => {
    const { publishedAt, savedAt, savedBy } = edition;
    const plans = plansOf(edition, language, t);
    if (plans.length > 0) return plans.join(" ");
    if (publishedAt)
      return t("articles.publishedAt", { time: formatMinute(publishedAt, language) });
    if (!savedAt || !savedBy) return null;
    return t("articles.savedAt", { time: formatMinute(savedAt, language), name: savedBy.name });
  };
  const address = (page: number) => `/desk/articles?of=${of}&page=${page}`;
  return (
    <>
      <div className="headed">
        <h1>{t("articles.title")}</h1>
        <Link href="/desk/articles/new" className="button">
          {t("articles.new")}
        </Link>
      </div>
      <nav aria-label={t("articles.lists")}>
        <ul className="tabs">
          {deskLists.map((one) => (
            <li key={one}>
              <Link
                href={`/desk/articles?of=${one}`}
                aria-current={one === of ? "page" : undefined}
                prefetch={false}
              >
                {t(`articles.of.${one}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {items.length === 0 && <p className="lead">{t("articles.none")}</p>}
      <ul className="rows">
        {items.map((edition) => (
          <li key={edition.id}>
            <div>
              <p className="font-semibold">
                <Link
                  href={`/desk/articles/${edition.article.id}/${edition.language}`}
                  prefetch={false}
                  lang={edition.language}
                >
                  {edition.title || t("articles.untitled")}
                </Link>
              </p>
              <p className="meta">
                {localText(edition.article.section, "name", language)?.text}
                {edition.language === "en" && ` · ${t("articles.english")}`}
                {edition.article.createdBy && ` · ${edition.article.createdBy.name}`}
              </p>
            </div>
            <p className="meta">{lastOf(edition)}</p>
          </li>
        ))}
      </ul>
      {(number > 1 || hasNext) && (
        <nav aria-label={t("articles.pages")} className="tabs mt-6">
          {number > 1 && <Link href={address(number - 1)}>{t("articles.newer")}</Link>}
          {hasNext && <Link href={address(number + 1)}>{t("articles.older")}</Link>}
        </nav>
      )}
    </>
  );
}
