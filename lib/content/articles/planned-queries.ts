import { type Actor, insist } from "#lib/access/access.ts";
import { database } from "#lib/db/client.ts";
import { dayRange, type InstantRange, localDay, monthRange } from "#lib/text/date-time.ts";
import { hasCalendarEntry } from "../events/dates.ts";
import { named } from "../language.ts";
import { ownOf } from "./draft-queries.ts";

const inCalendar = {
  id: true,
  originalLanguage: true,
  editions: {
    where: { state: { not: "PAST" } },
    orderBy: { language: "asc" },
    select: { title: true, language: true },
  },
} as const;

/**
 * What is planned in a month: what is to be published and taken down, and embargoes that end, of the articles
 * that someone sees on the desk, by time; and what events take place, by day.
 * @param month "2026-11", in Vietnam.
 * @throws RangeError for other text.
 */
export async function findPlanned(actor: Actor, month: string) {
  insist(actor, "draft.write");
  const range = monthRange(month);
  const within = { gte: range.from, lt: range.to };
  const own = ownOf(actor);
  const [editions, takeDowns, embargoes, events] = await Promise.all([
    database().edition.findMany({
      where: { state: "DRAFT", scheduledFor: within, ...own },
      select: {
        articleId: true,
        language: true,
        title: true,
        scheduledFor: true,
        scheduleFault: true,
      },
    }),
    database().takeDownPlan.findMany({
      where: { at: within, ...own },
      select: { at: true, status: true, fault: true, article: { select: inCalendar } },
    }),
    database().article.findMany({
      where: { embargoUntil: within, ...own.article },
      select: { embargoUntil: true, ...inCalendar },
    }),
    findEvents(range),
  ]);
  const plans = [
    ...editions.map(({ articleId, language, title, scheduledFor, scheduleFault }) => ({
      kind: "publish" as const,
      at: scheduledFor as Date,
      fault: scheduleFault,
      articleId,
      language,
      title,
    })),
    ...takeDowns.map(({ at, status, fault, article }) => ({
      kind: status === "REMOVED" ? ("REMOVED" as const) : ("WITHDRAWN" as const),
      at,
      fault,
      ...calledOf(article),
    })),
    ...embargoes.map(({ embargoUntil, ...article }) => ({
      kind: "embargo" as const,
      at: embargoUntil as Date,
      fault: null,
      ...calledOf(article),
    })),
  ].sort((one, other) => one.at.getTime() - other.at.getTime());
  return { plans, events };
}

export type Planned = Awaited<ReturnType<typeof findPlanned>>;

type Called = {
  id: string;
  originalLanguage: "vi" | "en";
  editions: { title: string; language: "vi" | "en" }[];
};

/** Under which title an article stands in the calendar: that of its own language, where it has one. */
function calledOf({ id: articleId, originalLanguage, editions }: Called) {
  const [first] = editions;
  const edition = editions.find(({ language }) => language === originalLanguage) ?? first;
  return {
    articleId,
    language: edition?.language ?? originalLanguage,
    title: edition?.title ?? "",
  };
}

/** Events of whole days, with the days of the range that they take. */
async function findEvents({ from, to }: InstantRange) {
  const [first, last] = [localDay(from), localDay(new Date(to.getTime() - 1))];
  const rows = await database().event.findMany({
    where: { sortOn: { gte: "0", lte: `${last}~` }, lastOn: { gte: first } },
    orderBy: [{ sortOn: "asc" }, { id: "asc" }],
    select: { ...named, status: true, startsOn: true, endsOn: true },
  });
  return rows.filter(hasCalendarEntry).flatMap((event) => {
    const startsOn = event.startsOn as string;
    const endsOn = hasCalendarEntry({ startsOn: event.endsOn })
      ? (event.endsOn as string)
      : startsOn;
    const days = daysBetween(startsOn, endsOn).filter((day) => day >= first && day <= last);
    return days.length > 0 ? [{ ...event, days }] : [];
  });
}

/** ISO days from one to another, both included. */
function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = localDay(dayRange(day).to)) days.push(day);
  return days;
}
