import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { englishMonth, weekdayOf, writeDay } from "#lib/text/calendar.ts";
import { wrongWeekdays } from "#lib/text/weekdays.ts";

const rightOf = (text: string, about?: string[]) =>
  wrongWeekdays(text, about).map(({ written, right }) => `${written} → ${right}`);

describe("a weekday beside a date", () => {
  it.each([
    "Thứ 4, 30.11.2022 | 08:32:05",
    "Thứ Năm, 25/4/2024",
    "Thứ sáu, 30 Tháng 8 2019 22:42",
    "sáng thứ Ba (19/3/2024), tại Lạng Sơn",
    "Ngày 19/3/2024 (thứ Ba)",
    "chủ nhật, ngày 24 tháng 3 năm 2024",
    "Tuesday, 19 March 2024",
    "on Tuesday, March 19, 2024",
    "Thứ trưởng nói về 25/4/2024",
    "thứ năm, 12 đại biểu, 4/2024",
    "Điều thứ ba, 30/2/2024",
    "thứ Ba, 19/13/2024",
    "1234 thứ",
  ])("“%s” is right, or none", (text) => {
    expect(rightOf(text)).toEqual([]);
  });

  it.each([
    ["Thứ 5, 30.11.2022", "Thứ 5, 30.11.2022 → Thứ Tư"],
    ["sáng thứ Hai (19/3/2024)", "thứ Hai (19/3/2024) → Thứ Ba"],
    ["19/3/2024 (chủ nhật)", "19/3/2024 (chủ nhật) → Thứ Ba"],
    ["thứ Bảy, ngày 19 tháng 3 năm 2024", "thứ Bảy, ngày 19 tháng 3 năm 2024 → Thứ Ba"],
    ["On Monday, 19 March 2024,", "Monday, 19 March 2024 → Tuesday"],
    ["On Monday, March 19, 2024,", "Monday, March 19, 2024 → Tuesday"],
  ])("“%s” is wrong", (text, said) => {
    expect(rightOf(text)).toEqual([said]);
  });

  it("without a year is looked at where the text is about that day, and no year is guessed", () => {
    const text = "Sáng thứ Hai, 19/3, hội thảo khai mạc.";
    expect(rightOf(text)).toEqual([]);
    expect(rightOf(text, ["2024-03-20"])).toEqual([]);
    expect(rightOf(text, ["2024-03-19", "2023-03-19"])).toEqual([]);
    expect(rightOf(text, ["2024-03-19"])).toEqual(["thứ Hai, 19/3 → Thứ Ba"]);
    expect(rightOf("Sáng thứ Ba, 19/3", ["2024-03-19"])).toEqual([]);
  });

  it("is what the portal writes itself, on every day and in both languages", () => {
    const day = fc.record({
      year: fc.integer({ min: 1900, max: 2199 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 6 }), (date, off) => {
        const other = { ...date, day: ((date.day + off - 1) % 28) + 1 };
        for (const language of ["vi", "en"] as const) {
          expect(wrongWeekdays(writeDay(date, language, true))).toEqual([]);
          const wrong = weekdayOf(other, language);
          if (wrong === weekdayOf(date, language)) continue;
          const said = `${wrong}, ${writeDay(date, language)}`;
          expect(wrongWeekdays(said).map(({ right }) => right)).toEqual([
            weekdayOf(date, language),
          ]);
        }
      }),
    );
    expect(englishMonth(3)).toBe("March");
  });
});
