import { EventLine } from "#components/reader/event-line.tsx";
import { Department, PageTitle } from "#components/reader/headings.tsx";
import { MonthlyEvents } from "#components/reader/monthly-events.tsx";
import { Pager } from "#components/reader/pager.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import { eventYears, pastEvents, upcomingEvents } from "#lib/content/events/queries.ts";
import type { Language } from "#lib/content/language.ts";
import { translations } from "#lib/i18n/translations.ts";
import { notThere } from "../../elsewhere.tsx";
import { readerPage } from "../../reader-page.tsx";

const pathOf = (year: string | undefined, page: number) => (language: Language) =>
  pagePath("events", language, [], { year, page });

export const GET = readerPage(async ({ language, number, search: { year: asked } }) => {
  const t = translations("event");
  const first = number === 1 && !asked;
  const [upcoming, past, years] = await Promise.all([
    first ? upcomingEvents(50) : [],
    pastEvents(number, asked),
    eventYears(),
  ]);
  if (past.items.length === 0 && !first) return notThere();
  const nameOf = (year: string) => (year === "0" ? t("unknownYear") : year);
  const title = asked ? `${t("list")}: ${nameOf(asked)}` : t("list");
  return {
    title,
    description: `${title}. ${t("listDescription")}`,
    pathIn: pathOf(asked, number),
    content: (
      <>
        <PageTitle title={t("list")}>{t("listDescription")}</PageTitle>
        <nav aria-label={t("byYear")} className="mb-8 font-sans text-sm">
          <ul className="flex flex-wrap gap-x-5">
            {[undefined, ...years].map((year) => (
              <li key={year ?? "all"}>
                <a
                  href={pathOf(year, 1)(language)}
                  aria-current={year === asked ? "true" : undefined}
                  className="inline-block py-2 aria-[current]:font-semibold aria-[current]:text-ink"
                >
                  {year === undefined ? t("allYears") : nameOf(year)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {upcoming.length > 0 && (
          <Department id="sap-dien-ra" title={t("upcoming")} className="mb-10">
            <ul className="grid gap-5 md:grid-cols-2">
              {upcoming.map((event) => (
                <li key={event.id}>
                  <EventLine event={event} />
                </li>
              ))}
            </ul>
          </Department>
        )}
        <Department id="da-dien-ra" title={t("past")}>
          <MonthlyEvents events={past.items} />
          <Pager page={past} pathOf={(to) => pathOf(asked, to)(language)} />
        </Department>
      </>
    ),
  };
});
