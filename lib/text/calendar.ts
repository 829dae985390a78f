/** The two languages of the portal. */
export type DateLocale = "vi" | "en";

/** A day of the proleptic Gregorian calendar; month 1–12. */
export interface CalendarDay {
  year: number;
  month: number;
  day: number;
}

const WEEKDAYS = {
  vi: ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};

const ENGLISH_MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** The English name of a month, 1–12. */
export function englishMonth(month: number): string {
  return ENGLISH_MONTHS[month - 1] as string;
}

/** How many days a month (1–12) has; without a year, February has 29. */
export function daysInMonth(month: number, year?: number): number {
  if (month === 2) return year === undefined || isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether a year has a 29 February. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** No line ends within it. */
export const unbroken = (written: string) => written.replaceAll(" ", "\u00a0");

/** "19/3/2024" or "19 March 2024"; with its weekday "Thứ Ba, 19/3/2024", "Tuesday, 19 March 2024". */
export function writeDay(date: CalendarDay, locale: DateLocale, weekday = false): string {
  const { year, month, day } = date;
  const written =
    locale === "vi" ? `${day}/${month}/${year}` : `${day} ${englishMonth(month)} ${year}`;
  return (weekday ? `${unbroken(weekdayOf(date, locale))}, ` : "") + unbroken(written);
}

/** "Thứ Ba" or "Tuesday". */
export function weekdayOf({ year, month, day }: CalendarDay, locale: DateLocale): string {
  // Date.UTC takes the years 0–99 for 1900–1999; the calendar repeats after 400 years.
  return WEEKDAYS[locale][new Date(Date.UTC(year + 400, month - 1, day)).getUTCDay()] as string;
}
