import { type CalendarDay, daysInMonth, englishMonth, weekdayOf } from "./calendar.ts";

/** Something written beside a date that is not its weekday. */
export type WrongWeekday = {
  /** As it stands in the text, weekday and date. */
  written: string;
  /** The date's weekday, in the language that it is written in. */
  right: string;
};

const names = "hai|ba|tư|năm|sáu|bảy";
const vietnamese = `(?<vi>thứ\\s+(?:${names}|[2-7])|chủ\\s+nhật)`;
const english = "(?<en>(?:mon|tues|wednes|thurs|fri|satur|sun)day)";
const months = Array.from({ length: 12 }, (_, index) => englishMonth(index + 1).toLowerCase());

/** The forms in which reports write a weekday with its date; the year may be missing. */
const forms = [
  // Thứ 4, 30.11.2022 · Thứ Ba (19/3) · thứ Ba, ngày 19 tháng 3 năm 2024 · Thứ sáu, 30 Tháng 8 2019
  `${vietnamese}[\\s,(]+(?:ngày\\s+|mồng\\s+|mùng\\s+)?(?<day>\\d{1,2})(?:\\s*[/.-]\\s*|\\s+tháng\\s+)(?<month>\\d{1,2})(?:(?:\\s*[/.-]\\s*|\\s+năm\\s+|\\s+)(?<year>\\d{4}))?(?!\\d)\\)?`,
  // 19/3/2024 (thứ Ba)
  `(?<!\\d)(?<day>\\d{1,2})(?:\\s*[/.-]\\s*|\\s+tháng\\s+)(?<month>\\d{1,2})(?:(?:\\s*[/.-]\\s*|\\s+năm\\s+)(?<year>\\d{4}))?\\s*[,(]\\s*${vietnamese}\\)?`,
  // Tuesday, 19 March 2024 · Tuesday, March 19, 2024
  `${english},?\\s+(?<day>\\d{1,2})\\s+(?<name>${months.join("|")})(?:\\s+(?<year>\\d{4}))?`,
  `${english},?\\s+(?<name>${months.join("|")})\\s+(?<day>\\d{1,2})(?:,?\\s+(?<year>\\d{4}))?`,
].map((form) => new RegExp(`(?<!\\p{L})${form}`, "giu"));

/**
 * Weekdays in running text that do not fit the date beside them. A date without a year is looked at where
 * one of the days that the text is about is the same day of the same month: no year is guessed.
 * @param text NFC.
 * @param about ISO days, "2024-03-19".
 */
export function wrongWeekdays(text: string, about: readonly string[] = []): WrongWeekday[] {
  return forms.flatMap((form) =>
    [...text.matchAll(form)].flatMap((found) => {
      const { day: written = "", month: number, name, year, vi, en } = found.groups ?? {};
      const day = Number(written);
      const month = name ? months.indexOf(name.toLowerCase()) + 1 : Number(number);
      const date = { day, month, year: year ? Number(year) : yearOf(day, month, about) };
      if (!isWhole(date)) return [];
      const right = weekdayOf(date, vi ? "vi" : "en");
      const isRight = vi
        ? indexOf(vi) === indexOf(right)
        : right.toLowerCase() === en?.toLowerCase();
      return isRight ? [] : [{ written: found[0].replace(/\s+/g, " "), right }];
    }),
  );
}

function yearOf(day: number, month: number, about: readonly string[]): number | undefined {
  const end = `-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const years = new Set(about.filter((one) => one.endsWith(end)).map((one) => one.slice(0, 4)));
  return years.size === 1 ? Number([...years][0]) : undefined;
}

type PerhapsDay = { day: number; month: number; year: number | undefined };
const isWhole = (date: PerhapsDay): date is CalendarDay =>
  date.year !== undefined &&
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].includes(date.month) &&
  date.day >= 1 &&
  date.day <= daysInMonth(date.month, date.year);

/** "Thứ Tư", "thứ 4" → 4; Sunday is 1. */
function indexOf(weekday: string): number {
  const last = weekday.toLowerCase().normalize("NFC").split(/\s+/).at(-1) ?? "";
  const index = names.split("|").indexOf(last);
  return index >= 0 ? index + 2 : Number(last) || 1;
}
