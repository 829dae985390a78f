import { Breadcrumb } from "#components/reader/breadcrumb.tsx";
import { PageTitle } from "#components/reader/headings.tsx";
import { Pager } from "#components/reader/pager.tsx";
import { StoryDays } from "#components/reader/story-days.tsx";
import { StoryList } from "#components/reader/story-list.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import { archivePage } from "#lib/content/articles/archive.ts";
import type { Language } from "#lib/content/language.ts";
import { translations } from "#lib/i18n/translations.ts";
import { formatInexactDate, parseInexactDate } from "#lib/text/inexact-date.ts";
import { notThere } from "../../elsewhere.tsx";
import type { Asked, ReaderPage } from "../../reader-page.tsx";

/** "2026-11" or "2026-11-02" where the numbers of an address make a date; otherwise null. */
function periodOf(parts: (string | undefined)[]): string | null {
  const period = parts.filter(Boolean).join("-");
  return /^\d{4}-\d{2}(-\d{2})?$/.test(period) && parseInexactDate(period) ? period : null;
}

function periodTitle(period: string, language: Language): string {
  const written = formatInexactDate(period, language, { weekday: true });
  return written.charAt(0).toUpperCase() + written.slice(1);
}

type Segments = { year: string; month: string; day?: string };

/** The articles of a month or a day. */
export async function periodPage({
  language,
  number,
  year,
  month,
  day,
}: Asked<Segments>): Promise<ReaderPage> {
  const period = periodOf([year, month, day]);
  if (!period) return notThere();
  const page = await archivePage(language, period, number);
  if (page.items.length === 0) return notThere();
  const t = translations("archive");
  const title = periodTitle(period, language);
  const pathIn = (other: Language, to = number) =>
    pagePath("archive", other, period.split("-"), { page: to });
  const crumbs = [
    { name: { text: t("list"), lang: language }, path: pagePath("archive", language) },
  ];
  const ofMonth = period.slice(0, 7);
  if (day) {
    crumbs.push({
      name: { text: periodTitle(ofMonth, language), lang: language },
      path: pagePath("archive", language, ofMonth.split("-")),
    });
  }
  return {
    title,
    description: `${title}. ${t("listDescription")}`,
    pathIn,
    unlisted: true,
    content: (
      <>
        <Breadcrumb crumbs={crumbs} />
        <PageTitle title={title} />
        {day ? (
          <div className="dated border-t border-rule pt-5 @lg:ps-52">
            <StoryList articles={page.items} level={2} />
          </div>
        ) : (
          <StoryDays articles={page.items} />
        )}
        <Pager page={page} pathOf={(to) => pathIn(language, to)} />
      </>
    ),
  };
}
