import { type DateLocale, daysInMonth, englishMonth, unbroken, writeDay } from "./calendar.ts";

/**
 * A date as exact as its source, in four forms of the Extended Date/Time Format (ISO 8601-2):
 * "2024", "2024-03", "2024-03-19", and "XXXX-02-03" where the year is unknown.
 */
export interface InexactDate {
  year?: number;
  month?: number;
  day?: number;
}

/** From and to, both inclusive and inexact; what is missing is unknown, hence without limit. */
export interface InexactRange {
  startsOn?: string | null;
  endsOn?: string | null;
}

const FORM = /^(\d{4}|XXXX)(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** An inexact date → its known parts, or null for any other text and for days no calendar has. */
export function parseInexactDate(s: string): InexactDate | null {
  const [, y, m, d] = FORM.exec(s) ?? [];
  if (y === undefined || y === "0000") return null;
  const date: InexactDate = {};
  if (y !== "XXXX") date.year = Number(y);
  else if (d === undefined) return null;
  if (m !== undefined) date.month = Number(m);
  if (d !== undefined) date.day = Number(d);
  return isReal(date) ? date : null;
}

/** Parts → the text form; the inverse of `parseInexactDate`. Null where the parts make none. */
export function toInexactDate({ year, month, day }: InexactDate): string | null {
  const parts = [year === undefined ? "XXXX" : String(year).padStart(4, "0")];
  if (month !== undefined) parts.push(twoDigits(month));
  if (day !== undefined) parts.push(month === undefined ? "" : twoDigits(day));
  const s = parts.join("-");
  return parseInexactDate(s) === null ? null : s;
}

/**
 * An inexact date for readers, no more exact than it is: "19/3/2024", "tháng 3/2024", "năm 2024",
 * "3/2 (không rõ năm)". The weekday appears only where the day is known with its year. No line ends
 * within it. Text that is no inexact date comes back as it is: a page must not fail for it.
 */
export function formatInexactDate(
  s: string,
  locale: DateLocale,
  { weekday = false }: { weekday?: boolean } = {},
): string {
  const date = parseInexactDate(s);
  if (date === null) return s;
  const { year, month, day } = date;
  const vietnamese = locale === "vi";
  if (month === undefined) return vietnamese ? unbroken(`năm ${year}`) : `${year}`;
  if (day === undefined) {
    return unbroken(vietnamese ? `tháng ${month}/${year}` : `${englishMonth(month)} ${year}`);
  }
  if (year === undefined) {
    return vietnamese
      ? `${day}/${month} ${unbroken("(không rõ năm)")}`
      : `${unbroken(`${day} ${englishMonth(month)}`)} ${unbroken("(year unknown)")}`;
  }
  return writeDay({ year, month, day }, locale, weekday);
}

/**
 * An inexact date → the value of `<time datetime>`: a year, a month, a day, or "02-03" where the year
 * is unknown (HTML, "valid yearless date string"). Null for other text.
 */
export function machineDate(s: string): string | null {
  if (parseInexactDate(s) === null) return null;
  return s.startsWith("XXXX-") ? s.slice(5) : s;
}

/** The first day an inexact date may mean, "2024-01-01"; null without a year. */
export function earliestDay(s: string): string | null {
  const date = parseInexactDate(s);
  if (date?.year === undefined) return null;
  return isoDay(date.year, date.month ?? 1, date.day ?? 1);
}

/** The last day an inexact date may mean, "2024-12-31"; null without a year. */
export function latestDay(s: string): string | null {
  const date = parseInexactDate(s);
  if (date?.year === undefined) return null;
  const month = date.month ?? 12;
  return isoDay(date.year, month, date.day ?? daysInMonth(month, date.year));
}

/**
 * Whether a range may cover an inexact day: false only where the limits rule it out. A limit that is
 * missing, or whose year is unknown, rules out nothing; limits that contradict each other, all days.
 */
export function couldBeOn(range: InexactRange, day: string): boolean {
  const date = parseInexactDate(day);
  if (date === null) return false;
  const from = range.startsOn ? earliestDay(range.startsOn) : null;
  const to = range.endsOn ? latestDay(range.endsOn) : null;
  if (date.year === undefined) {
    return from === null || to === null || someYearHas(date, from, to);
  }
  if (from !== null && to !== null && from > to) return false;
  const first = earliestDay(day) as string;
  const last = latestDay(day) as string;
  return (from === null || from <= last) && (to === null || first <= to);
}

/** Whether an inexact end certainly lies before an inexact start; false where either is unknown. */
export function endsBefore(end?: string | null, start?: string | null): boolean {
  const last = end ? latestDay(end) : null;
  const first = start ? earliestDay(start) : null;
  return last !== null && first !== null && last < first;
}

/**
 * For `sort`: by the first day a date may mean, the less exact first; dates without a year after
 * those with one, by month and day; text that is no inexact date last.
 */
export function compareInexactDates(a: string, b: string): number {
  const [left, right] = [orderOf(a), orderOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Digits sort before "X", and "X" before "~". */
function orderOf(s: string): string {
  if (parseInexactDate(s) === null) return "~";
  const first = earliestDay(s);
  return first === null ? s : `${first} ${twoDigits(s.length)}`;
}

/** The longest way from one 29 February to the next, as from 1896 to 1904. */
const LEAP_GAP = 8;

function someYearHas({ month = 1, day = 1 }: InexactDate, from: string, to: string): boolean {
  const start = Number(from.slice(0, 4));
  const end = Math.min(Number(to.slice(0, 4)), start + LEAP_GAP);
  for (let year = start; year <= end; year++) {
    if (day > daysInMonth(month, year)) continue;
    const candidate = isoDay(year, month, day);
    if (from <= candidate && candidate <= to) return true;
  }
  return false;
}

function isReal({ year, month, day }: InexactDate): boolean {
  if (month !== undefined && (month < 1 || month > 12)) return false;
  return day === undefined || (day >= 1 && day <= daysInMonth(month as number, year));
}

function isoDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`;
}

function twoDigits(n: number): string {
  return String(n).padStart(2, "0");
}
