import { type CalendarDay, type DateLocale, writeDay } from "./calendar.ts";
import { parseInexactDate } from "./inexact-date.ts";

/**
 * Asia/Ho_Chi_Minh has been UTC+7 without daylight saving time since 13 June 1975 (IANA time zone
 * database, file `asia`), so seven hours are added instead of asking Intl, whose `toLocaleString`
 * takes eighty times as long. Earlier instants, of which a portal has none, may be an hour off.
 */
const OFFSET_MS = 7 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Half open: `from` belongs to it, `to` does not. */
export interface InstantRange {
  from: Date;
  to: Date;
}

/** An instant → "19/3/2024" or "19 March 2024" in Vietnam, with the weekday before it if asked. */
export function formatDay(
  date: Date,
  locale: DateLocale,
  { weekday = false }: { weekday?: boolean } = {},
): string {
  return writeDay(dayOf(inVietnam(date)), locale, weekday);
}

/** An instant → "19/3/2024 08:32" or "19 March 2024, 08:32" in Vietnam. */
export function formatMinute(date: Date, locale: DateLocale): string {
  return `${formatDay(date, locale)}${locale === "vi" ? " " : ", "}${localTime(date)}`;
}

/** An instant → "08:32 thứ Ba, 19/3/2024" or "08:32, Tuesday, 19 March 2024" in Vietnam. */
export function formatMoment(date: Date, locale: DateLocale): string {
  const day = formatDay(date, locale, { weekday: true });
  return `${localTime(date)}${locale === "vi" ? ` ${day.replace(/^Thứ/, "thứ")}` : `, ${day}`}`;
}

/** An instant → its time of day in Vietnam, "08:32". */
export function localTime(date: Date): string {
  return inVietnam(date).toISOString().slice(11, 16);
}

/** Minutes since midnight → the time of day, "08:32". */
export const clockTime = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");

/** An ISO date and a time of day in Vietnam, "2024-03-19" and "08:32" → the instant; invalid for other text. */
export function localMinute(day: string, time: string): Date {
  return new Date(/^\d\d:\d\d$/.test(time) ? `${day}T${time}:00+07:00` : Number.NaN);
}

/** An instant → the ISO date it falls on in Vietnam, "2024-03-19". */
export function localDay(date: Date): string {
  return inVietnam(date).toISOString().slice(0, 10);
}

/** An instant → the beginning of the next day in Vietnam. */
export const nextMidnight = (date: Date): Date => dayRange(localDay(date)).to;

/** An instant → "2024-03-19T08:32:05+07:00"; fractions of a second are dropped. */
export function isoWithZone(date: Date): string {
  return `${inVietnam(date).toISOString().slice(0, 19)}+07:00`;
}

/** An ISO date, "2024-03-19" → the instants of that day in Vietnam. RangeError for other text. */
export function dayRange(day: string): InstantRange {
  const parts = parseInexactDate(day);
  if (parts?.year === undefined || parts.day === undefined) {
    throw new RangeError(`not an ISO date: ${JSON.stringify(day)}`);
  }
  const from = midnight(day);
  return { from, to: new Date(from.getTime() + DAY_MS) };
}

/** An ISO month, "2024-03" → the instants of that month in Vietnam. RangeError for other text. */
export function monthRange(month: string): InstantRange {
  const parts = parseInexactDate(month);
  if (parts?.month === undefined || parts.day !== undefined) {
    throw new RangeError(`not an ISO month: ${JSON.stringify(month)}`);
  }
  const from = midnight(`${month}-01`);
  const next = new Date(from.getTime() + OFFSET_MS);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return { from, to: new Date(next.getTime() - OFFSET_MS) };
}

function midnight(day: string): Date {
  return new Date(`${day}T00:00:00+07:00`);
}

/** A Date whose UTC parts are the local ones. RangeError for an invalid Date, as in `toISOString`. */
function inVietnam(date: Date): Date {
  const local = new Date(date.getTime() + OFFSET_MS);
  if (Number.isNaN(local.getTime())) throw new RangeError("invalid date");
  return local;
}

function dayOf(local: Date): CalendarDay {
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
  };
}
