import { database } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { localDay, nextMidnight } from "#lib/text/date-time.ts";
import { cardSelect, cardsOf, listed } from "../articles/queries.ts";
import { changesAt, dependsOn, list, reading } from "../dependencies.ts";
import { citedSelect } from "../documents/cited.ts";
import { type Language, named } from "../language.ts";
import { fileSelect } from "../media/queries.ts";
import { type Page, readPage } from "../paging.ts";

const placeName = { id: true, name: true, nameEn: true } as const;

/** What is said of an appearance, on the event's page and the person's. */
export const appearanceFacts = {
  id: true,
  part: true,
  capacity: true,
  capacityEn: true,
  honorific: true,
  honorificEn: true,
  paperTitle: true,
  paperTitleEn: true,
} satisfies Prisma.AppearanceSelect;

/** An event as lists show it. */
export const eventRowSelect = {
  ...named,
  kind: true,
  status: true,
  startsOn: true,
  endsOn: true,
  startMinute: true,
  dayPart: true,
  place: { select: placeName },
  organizers: { orderBy: { position: "asc" }, select: { organization: { select: named } } },
} satisfies Prisma.EventSelect;

export type EventRow = Prisma.EventGetPayload<{ select: typeof eventRowSelect }>;

export const newestEventFirst = [
  { sortOn: "desc" },
  { id: "desc" },
] satisfies Prisma.EventOrderByWithRelationInput[];

/**
 * Events that are not over on the given day, the next first. They are few beside those that are over,
 * which PostgreSQL does not know: OFFSET 0 lets it look for them by their last day.
 */
export async function upcomingEvents(take: number, today = changingDay()): Promise<EventRow[]> {
  const rows = await database().$queryRaw<{ id: string }[]>`
    SELECT id FROM (SELECT id, "sortOn" FROM "Event" WHERE "lastOn" >= ${today} OFFSET 0) upcoming
    ORDER BY "sortOn", id LIMIT ${take}`;
  return reading(
    database().event.findMany({
      relationLoadStrategy: "join",
      where: { id: { in: rows.map(({ id }) => id) } },
      orderBy: [{ sortOn: "asc" }, { id: "asc" }],
      select: eventRowSelect,
    }),
    list("events"),
  );
}

/** Today, for a page that says something else tomorrow. */
function changingDay(): string {
  const now = new Date();
  changesAt(nextMidnight(now));
  return localDay(now);
}

export const eventPageSize = 30;

/**
 * Past events, the latest first, those without a known year last.
 * @param year "2024"; "0" for events without a year; undefined for all.
 */
export function pastEvents(
  number: number,
  year?: string,
  today = changingDay(),
): Promise<Page<EventRow>> {
  const inYear: Prisma.EventWhereInput =
    year === undefined
      ? {}
      : year === "0"
        ? { sortOn: "" }
        : { sortOn: { gte: year, lt: `${year}~` } };
  return readPage(number, eventPageSize, (range) =>
    reading(
      database().event.findMany({
        relationLoadStrategy: "join",
        where: { AND: [{ lastOn: { lt: today } }, inYear] },
        orderBy: newestEventFirst,
        ...range,
        select: eventRowSelect,
      }),
      list("events"),
    ),
  );
}

/** Years in which events began, the latest first; "0" stands for an unknown year. */
export async function eventYears(): Promise<string[]> {
  const rows = database().$queryRaw<{ year: string }[]>`
    WITH RECURSIVE years AS (
      (SELECT "sortOn" AS day FROM "Event" ORDER BY "sortOn" DESC LIMIT 1)
      UNION ALL
      SELECT (SELECT e."sortOn" FROM "Event" e WHERE e."sortOn" < left(years.day, 4) ORDER BY e."sortOn" DESC LIMIT 1)
      FROM years WHERE years.day > '')
    SELECT CASE day WHEN '' THEN '0' ELSE left(day, 4) END AS year FROM years WHERE day IS NOT NULL`;
  return (await reading(rows, list("events"))).map(({ year }) => year);
}

/** The last events with those who led and spoke, and the documents cited, for the front page. */
export function recentEvents(take: number, today = changingDay()) {
  return reading(
    database().event.findMany({
      relationLoadStrategy: "join",
      where: { lastOn: { lt: today } },
      orderBy: newestEventFirst,
      take,
      select: {
        ...eventRowSelect,
        appearances: {
          where: { part: { not: "ATTENDEE" } },
          orderBy: { position: "asc" },
          take: 6,
          select: {
            capacity: true,
            capacityEn: true,
            person: { select: { id: true, slug: true, name: true } },
          },
        },
      },
    }),
    list("events"),
  );
}

const calendarSelect = {
  ...named,
  status: true,
  startsOn: true,
  endsOn: true,
  startMinute: true,
  endMinute: true,
  sequence: true,
  summary: true,
  summaryEn: true,
  place: { select: placeName },
} satisfies Prisma.EventSelect;

export type CalendarEvent = Prisma.EventGetPayload<{ select: typeof calendarSelect }>;

/** Events for a calendar, the latest first; at most five hundred. */
export function calendarEvents(where: Prisma.EventWhereInput): Promise<CalendarEvent[]> {
  return reading(
    database().event.findMany({
      relationLoadStrategy: "join",
      where,
      orderBy: newestEventFirst,
      take: 500,
      select: calendarSelect,
    }),
    list("events"),
  );
}

const eventSelect = {
  ...eventRowSelect,
  summary: true,
  summaryEn: true,
  endMinute: true,
  dateNote: true,
  dateNoteEn: true,
  sequence: true,
  place: {
    select: {
      ...placeName,
      address: true,
      endedOn: true,
      parent: {
        select: {
          ...placeName,
          endedOn: true,
          mergedInto: { select: placeName },
        },
      },
      mergedInto: { select: placeName },
    },
  },
  series: {
    select: {
      ...named,
      description: true,
      descriptionEn: true,
      events: {
        orderBy: { seriesPosition: "asc" },
        select: { ...named, startsOn: true, endsOn: true },
      },
    },
  },
  organizers: {
    orderBy: { position: "asc" },
    select: { role: true, organization: { select: named } },
  },
  appearances: {
    orderBy: { position: "asc" },
    select: {
      ...appearanceFacts,
      person: { select: { id: true, slug: true, name: true } },
      organization: { select: named },
    },
  },
  figures: { orderBy: { position: "asc" } },
  documents: {
    orderBy: { position: "asc" },
    select: {
      document: {
        select: citedSelect,
      },
    },
  },
  materials: {
    orderBy: { position: "asc" },
    select: { id: true, title: true, titleEn: true, url: true, media: { select: fileSelect } },
  },
  articles: { where: { article: listed }, select: { article: { select: cardSelect } } },
} satisfies Prisma.EventSelect;

export async function findEvent(slug: string, language: Language) {
  const row = await reading(
    database().event.findUnique({
      relationLoadStrategy: "join",
      where: { slug },
      select: eventSelect,
    }),
  );
  if (!row) return null;
  dependsOn(list("articles", row.id));
  if (row.series) dependsOn(list("events", row.series.id));
  const articles = cardsOf(
    row.articles.map(({ article }) => article),
    language,
  ).sort((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime());
  return { ...row, articles };
}

export type EventPage = NonNullable<Awaited<ReturnType<typeof findEvent>>>;
