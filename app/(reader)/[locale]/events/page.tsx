import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EventLine } from "#components/reader/event-line.tsx";
import { Department, PageTitle } from "#components/reader/headings.tsx";
import { MonthlyEvents } from "#components/reader/monthly-events.tsx";
import { Pager } from "#components/reader/pager.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import { eventYears, pastEvents, upcomingEvents } from "#lib/content/events/queries.ts";
import { headOf } from "#lib/content/head.ts";
import type { Language } from "#lib/content/language.ts";
import { NotThere } from "../elsewhere.tsx";
import { type PageProps, pageNumber, Shell } from "../shell.tsx";

const pathIn = (year: string | undefined, page: number) => (language: Language) =>
  pagePath("events", language, [], { year, page });

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const { locale: language } = await params;
  const search = await searchParams;
  const t = await getTranslations("event");
  const year = search.year === "0" ? t("unknownYear") : search.year;
  const title = [t("list"), year].filter(Boolean).join(": ");
  return headOf({
    title,
    description: `${title}. ${t("listDescription")}`,
    language,
    pathIn: pathIn(search.year, pageNumber(search)),
  });
}

export default async function EventsPage({ params, searchParams }: PageProps) {
  const { locale: language } = await params;
  const search = await searchParams;
  const number = pageNumber(search);
  const t = await getTranslations("event");
  const first = number === 1 && !search.year;
  const [upcoming, past, years] = await Promise.all([
    first ? upcomingEvents(50) : [],
    pastEvents(number, search.year),
    eventYears(),
  ]);
  if (past.items.length === 0 && !first) return <NotThere asked="" language={language} />;
  return (
    <Shell pathIn={pathIn(search.year, number)}>
      <PageTitle title={t("list")}>{t("listDescription")}</PageTitle>
      <nav aria-label={t("byYear")} className="mb-8 font-sans text-sm">
        <ul className="flex flex-wrap gap-x-5">
          {[undefined, ...years].map((year) => (
            <li key={year ?? "all"}>
              <a
                href={pathIn(year, 1)(language)}
                aria-current={year === search.year ? "true" : undefined}
                className="inline-block py-2 aria-[current]:font-semibold aria-[current]:text-ink"
              >
                {year === undefined ? t("allYears") : year === "0" ? t("unknownYear") : year}
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
        <Pager page={past} pathOf={(to) => pathIn(search.year, to)(language)} />
      </Department>
    </Shell>
  );
}
