import { cache } from "react";
import { database } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { localDay } from "#lib/text/date-time.ts";
import { cardSelect, cardsOf, listed } from "../articles/queries.ts";
import type { Language } from "../language.ts";
import { fileSelect } from "../media/queries.ts";
import { type Page, readPage } from "../paging.ts";

const named = { slug: true, name: true, nameEn: true } as const;

/** An event as lists show it. */
export const eventRowSelect = {
  id: true,
  ...named,
  kind: true,
  status: true,
  startsOn: true,
  endsOn: true,
  startMinute: true,
  dayPart: true,
  place: { select: { name: true, nameEn: true } },
  organizers: { orderBy: { position: "asc" }, select: { organization: { select: named } } },
} satisfies Prisma.EventSelect;

export type EventRow = Prisma.EventGetPayload<{ select: typeof eventRowSelect }>;

export const newestEventFirst = [
  { sortOn: "desc" },
  { id: "desc" },
] satisfies Prisma.EventOrderByWithRelationInput[];

/** Events that are not over on the given day, the next first. */
export function upcomingEvents(take: number, today = localDay(new Date())): Promise<EventRow[]> {
  return database().event.findMany({
    relationLoadStrategy: "join",
    where: { lastOn: { gte: today } },
    orderBy: [{ sortOn: "asc" }, { id: "asc" }],
    take,
    select: eventRowSelect,
  });
}

export const eventPageSize = 30;

/**
 * Past events, the latest first, those without a known year last.
 * @param year "2024"; "0" for events without a year; undefined for all.
 */
export function pastEvents(
  number: number,
  year?: string,
  today = localDay(new Date()),
): Promise<Page<EventRow>> {
  const inYear: Prisma.EventWhereInput =
    year === undefined
      ? {}
      : year === "0"
        ? { sortOn: "" }
        : { sortOn: { gte: year, lt: `${year}~` } };
  return readPage(number, eventPageSize, (range) =>
    database().event.findMany({
      relationLoadStrategy: "join",
      where: { AND: [{ lastOn: { lt: today } }, inYear] },
      orderBy: newestEventFirst,
      ...range,
      select: eventRowSelect,
    }),
  );
}

/** Years in which events began, the latest first; "0" stands for an unknown year. */
export async function eventYears(): Promise<string[]> {
  const rows = await database().$queryRaw<{ year: string }[]>`
    WITH RECURSIVE years AS (
      (SELECT "sortOn" AS day FROM "Event" ORDER BY "sortOn" DESC LIMIT 1)
      UNION ALL
      SELECT (SELECT e."sortOn" FROM "Event" e WHERE e."sortOn" < left(years.day, 4) ORDER BY e."sortOn" DESC LIMIT 1)
      FROM years WHERE years.day > '')
    SELECT CASE day WHEN '' THEN '0' ELSE left(day, 4) END AS year FROM years WHERE day IS NOT NULL`;
  return rows.map(({ year }) => year);
}

/** The last events with those who led and spoke, and the documents cited, for the front page. */
export async function recentEvents(take: number, today = localDay(new Date())) {
  return database().event.findMany({
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
          person: { select: { slug: true, name: true } },
        },
      },
    },
  });
}

const calendarSelect = {
  id: true,
  ...named,
  status: true,
  startsOn: true,
  endsOn: true,
  startMinute: true,
  endMinute: true,
  sequence: true,
  summary: true,
  summaryEn: true,
  place: { select: { name: true, nameEn: true } },
} satisfies Prisma.EventSelect;

export type CalendarEvent = Prisma.EventGetPayload<{ select: typeof calendarSelect }>;

/** Events for a calendar, the latest first; at most five hundred. */
export function calendarEvents(where: Prisma.EventWhereInput): Promise<CalendarEvent[]> {
  return database().event.findMany({
    relationLoadStrategy: "join",
    where,
    orderBy: newestEventFirst,
    take: 500,
    select: calendarSelect,
  });
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
      name: true,
      nameEn: true,
      address: true,
      endedOn: true,
      parent: {
        select: {
          name: true,
          nameEn: true,
          endedOn: true,
          mergedInto: { select: { name: true, nameEn: true } },
        },
      },
      mergedInto: { select: { name: true, nameEn: true } },
    },
  },
  series: {
    select: {
      ...named,
      description: true,
      descriptionEn: true,
      events: {
        orderBy: { seriesPosition: "asc" },
        select: { id: true, ...named, startsOn: true, endsOn: true },
      },
    },
  },
  organizers: {
    orderBy: { position: "asc" },
    select: { role: true, organization: { select: { id: true, ...named } } },
  },
  appearances: {
    orderBy: { position: "asc" },
    select: {
      id: true,
      part: true,
      capacity: true,
      capacityEn: true,
      honorific: true,
      honorificEn: true,
      paperTitle: true,
      paperTitleEn: true,
      person: { select: { id: true, slug: true, name: true } },
      organization: { select: { id: true, ...named } },
    },
  },
  figures: { orderBy: { position: "asc" } },
  documents: {
    orderBy: { position: "asc" },
    select: {
      document: {
        select: { slug: true, type: true, typeEn: true, number: true, title: true, titleEn: true },
      },
    },
  },
  materials: {
    orderBy: { position: "asc" },
    select: { id: true, title: true, titleEn: true, url: true, media: { select: fileSelect } },
  },
  articles: { where: { article: listed }, select: { article: { select: cardSelect } } },
} satisfies Prisma.EventSelect;

export const findEvent = cache(async (slug: string, language: Language) => {
  const row = await database().event.findUnique({
    relationLoadStrategy: "join",
    where: { slug },
    select: eventSelect,
  });
  if (!row) return null;
  const articles = cardsOf(
    row.articles.map(({ article }) => article),
    language,
  ).sort((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime());
  return { ...row, articles };
});

export type EventPage = NonNullable<Awaited<ReturnType<typeof findEvent>>>;
