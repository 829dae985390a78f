import { getTranslations } from "next-intl/server";
import { Breadcrumb } from "#components/reader/breadcrumb.tsx";
import { PageTitle } from "#components/reader/headings.tsx";
import { Pager } from "#components/reader/pager.tsx";
import { StoryDays } from "#components/reader/story-days.tsx";
import { StoryList } from "#components/reader/story-list.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import { archivePage } from "#lib/content/articles/archive.ts";
import type { Language } from "#lib/content/language.ts";
import { formatInexactDate, parseInexactDate } from "#lib/text/inexact-date.ts";
import { NotThere } from "../elsewhere.tsx";
import { Shell } from "../shell.tsx";

/** "2026-11" or "2026-11-02" where the numbers of an address make a date; otherwise null. */
export function periodOf(...parts: string[]): string | null {
  const period = parts.join("-");
  return /^\d{4}-\d{2}(-\d{2})?$/.test(period) && parseInexactDate(period) ? period : null;
}

export function periodTitle(period: string, language: Language): string {
  const written = formatInexactDate(period, language, { weekday: true });
  return written.charAt(0).toUpperCase() + written.slice(1);
}

type Props = { period: string; language: Language; number: number };

/** The articles of a month or a day. */
export async function Period({ period, language, number }: Props) {
  const page = await archivePage(language, period, number);
  if (page.items.length === 0) return <NotThere asked="" language={language} />;
  const t = await getTranslations("archive");
  const pathIn = (to: number) => (other: Language) =>
    pagePath("archive", other, period.split("-"), { page: to });
  const month = period.slice(0, 7);
  const crumbs = [
    { name: { text: t("list"), lang: language }, path: pagePath("archive", language) },
    ...(period === month
      ? []
      : [
          {
            name: { text: periodTitle(month, language), lang: language },
            path: pagePath("archive", language, month.split("-")),
          },
        ]),
  ];
  return (
    <Shell pathIn={pathIn(number)}>
      <Breadcrumb crumbs={crumbs} />
      <PageTitle title={periodTitle(period, language)} />
      {period === month ? (
        <StoryDays articles={page.items} />
      ) : (
        <div className="dated border-t border-rule pt-5 @lg:ps-52">
          <StoryList articles={page.items} level={2} />
        </div>
      )}
      <Pager page={page} pathOf={(to) => pathIn(to)(language)} />
    </Shell>
  );
}
