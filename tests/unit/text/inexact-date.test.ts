import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareInexactDates,
  couldBeOn,
  earliestDay,
  endsBefore,
  formatInexactDate,
  latestDay,
  machineDate,
  parseInexactDate,
  toInexactDate,
} from "#lib/text/inexact-date.ts";

const isoDay = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2100-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const inexact = fc
  .tuple(isoDay, fc.constantFrom("year", "month", "day", "yearless"))
  .map(([day, exactness]) => {
    if (exactness === "year") return day.slice(0, 4);
    if (exactness === "month") return day.slice(0, 7);
    return exactness === "day" ? day : `XXXX${day.slice(4)}`;
  });

describe("parseInexactDate", () => {
  it.each([
    ["2024", { year: 2024 }],
    ["2024-03", { year: 2024, month: 3 }],
    ["2024-03-19", { year: 2024, month: 3, day: 19 }],
    ["XXXX-02-03", { month: 2, day: 3 }],
    ["XXXX-02-29", { month: 2, day: 29 }],
    ["2024-02-29", { year: 2024, month: 2, day: 29 }],
    ["2000-02-29", { year: 2000, month: 2, day: 29 }],
  ])("reads %s", (s, parts) => {
    expect(parseInexactDate(s)).toEqual(parts);
  });

  it.each(
    "2023-02-29 1900-02-29 XXXX-02-30 2024-00 2024-13 2024-04-31 2024-3 2024-03-00 XXXX XXXX-02 0000 24 2024- 19/3/2024 20240319 xxxx-02-03"
      .split(" ")
      .concat("", " 2024", "2024\n"),
  )("refuses %j", (s) => {
    expect(parseInexactDate(s)).toBeNull();
  });

  it("accepts exactly the days that Date knows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.nat(14), fc.nat(33), (y, m, d) => {
        const two = (n: number) => String(n).padStart(2, "0");
        const s = `${String(y).padStart(4, "0")}-${two(m)}-${two(d)}`;
        const date = new Date(`${s}T00:00:00Z`);
        const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(s);
        expect(parseInexactDate(s) !== null).toBe(real);
      }),
      { numRuns: 3000 },
    );
  });

  it("is undone by toInexactDate", () => {
    fc.assert(
      fc.property(inexact, (s) => {
        expect(toInexactDate(parseInexactDate(s) ?? {})).toBe(s);
      }),
    );
  });
});

describe("toInexactDate", () => {
  it.each([
    {},
    { month: 3 },
    { day: 3 },
    { year: 2024, day: 3 },
    { year: 2023, month: 2, day: 29 },
    { year: 2024, month: 1.5 },
    { year: 20240 },
  ])("refuses %j", (parts) => {
    expect(toInexactDate(parts)).toBeNull();
  });
});

describe("formatInexactDate", () => {
  it.each([
    ["2024", "năm\u00a02024", "2024"],
    ["2024-03", "tháng\u00a03/2024", "March\u00a02024"],
    ["2024-03-19", "19/3/2024", "19\u00a0March\u00a02024"],
    ["XXXX-02-03", "3/2 (không\u00a0rõ\u00a0năm)", "3\u00a0February (year\u00a0unknown)"],
    ["chưa rõ", "chưa rõ", "chưa rõ"],
  ])("%s → %s, %s", (s, vi, en) => {
    expect(formatInexactDate(s, "vi")).toBe(vi);
    expect(formatInexactDate(s, "en")).toBe(en);
  });

  it("names the weekday only of a day that is known", () => {
    const weekday = { weekday: true };
    expect(formatInexactDate("2024-03-19", "vi", weekday)).toBe("Thứ\u00a0Ba, 19/3/2024");
    expect(formatInexactDate("2024-03-19", "en", weekday)).toBe("Tuesday, 19\u00a0March\u00a02024");
    expect(formatInexactDate("2024-04-28", "vi", weekday)).toBe("Chủ\u00a0Nhật, 28/4/2024");
    expect(formatInexactDate("2024-03", "vi", weekday)).toBe("tháng\u00a03/2024");
    expect(formatInexactDate("XXXX-02-03", "en", weekday)).toBe(
      "3\u00a0February (year\u00a0unknown)",
    );
  });

  it("names the same weekday and month as Intl, in any year", () => {
    const english = new Intl.DateTimeFormat("en-GB", {
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    });
    const vietnamese = new Intl.DateTimeFormat("vi", { weekday: "long", timeZone: "UTC" });
    fc.assert(
      fc.property(isoDay, (day) => {
        const parts = Object.fromEntries(
          english.formatToParts(new Date(day)).map(({ type, value }) => [type, value]),
        );
        expect(formatInexactDate(day, "en", { weekday: true })).toBe(
          `${parts.weekday}, ${parts.day}\u00a0${parts.month}\u00a0${parts.year}`,
        );
        expect(formatInexactDate(day, "vi", { weekday: true }).split(",")[0]).toBe(
          vietnamese.format(new Date(day)).replace(" ", "\u00a0"),
        );
      }),
    );
    expect(formatInexactDate("0050-01-01", "en", { weekday: true })).toBe(
      "Saturday, 1\u00a0January\u00a050",
    );
  });
});

describe("machineDate", () => {
  it.each([
    ["2024", "2024"],
    ["2024-03", "2024-03"],
    ["2024-03-19", "2024-03-19"],
    ["XXXX-02-03", "02-03"],
    ["XXXX", null],
    ["hôm qua", null],
  ])("%s → %s", (s, value) => {
    expect(machineDate(s)).toBe(value);
  });
});

describe("earliestDay and latestDay", () => {
  it.each([
    ["2024", "2024-01-01", "2024-12-31"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2023-02", "2023-02-01", "2023-02-28"],
    ["2024-11", "2024-11-01", "2024-11-30"],
    ["2024-03-19", "2024-03-19", "2024-03-19"],
    ["XXXX-02-03", null, null],
  ])("%s means %s to %s", (s, first, last) => {
    expect(earliestDay(s)).toBe(first);
    expect(latestDay(s)).toBe(last);
  });
});

describe("couldBeOn", () => {
  it.each([
    ["2020", "2024-05", "2024-05-31", true],
    ["2020", "2024-05", "2024-06-01", false],
    ["2020", null, "2020-01-01", true],
    ["2020", null, "2019-12-31", false],
    [null, "2024-03-19", "2024-03-19", true],
    [null, "2024-03-19", "2024-03", true],
    [null, "2024-03-19", "2024-04", false],
    ["2024-03-20", null, "2024", true],
    ["2025", null, "2024", false],
    [null, null, "2024", true],
    ["2024-03-31", "2024-01", "2024", false],
    ["XXXX-02-03", "2024", "2023", true],
    ["2024-03-01", "2024-05-01", "XXXX-02-03", false],
    ["2024-03-01", "2025-02-03", "XXXX-02-03", true],
    ["2021", "2023", "XXXX-02-29", false],
    ["2021", "2024", "XXXX-02-29", true],
    ["1896-03-01", "1904-02-28", "XXXX-02-29", false],
    ["1896-03-01", "1904-02-29", "XXXX-02-29", true],
    ["2024-03-01", null, "XXXX-02-03", true],
    [null, null, "hôm qua", false],
  ])("from %s to %s on %s: %s", (startsOn, endsOn, day, possible) => {
    expect(couldBeOn({ startsOn, endsOn }, day)).toBe(possible);
  });

  it("is true exactly where some days that the three may mean lie in order", () => {
    // A small calendar, so that all days an inexact date may mean can be tried.
    const days = Array.from({ length: 366 * 4 }, (_, i) =>
      new Date(Date.UTC(2023, 0, 1 + i)).toISOString().slice(0, 10),
    ).filter((day) => day < "2027");
    const meanings = (s: string) =>
      days.filter((day) => day.startsWith(s) || `XXXX${day.slice(4)}` === s);
    const dated = fc
      .tuple(fc.constantFrom(...days), fc.constantFrom(4, 7, 10))
      .map(([day, length]) => day.slice(0, length));
    const any = fc.oneof(
      dated,
      fc.constantFrom(...days).map((day) => `XXXX${day.slice(4)}`),
    );
    fc.assert(
      fc.property(fc.option(dated), fc.option(dated), any, (startsOn, endsOn, day) => {
        const from = startsOn === null ? "" : (meanings(startsOn)[0] as string);
        const to = endsOn === null ? "~" : (meanings(endsOn).at(-1) as string);
        const possible = meanings(day).some((d) => from <= d && d <= to);
        const yearless = day.startsWith("XXXX");
        // Beyond the small calendar an open range finds a year for every yearless day.
        const expected = possible || (yearless && (startsOn === null || endsOn === null));
        expect(couldBeOn({ startsOn, endsOn }, day)).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("endsBefore", () => {
  it.each([
    ["2023", "2024", true],
    ["2024", "2024", false],
    ["2024-02", "2024-03-01", true],
    ["2024-03", "2024-03-31", false],
    ["2024-03-19", "2024-03-19", false],
    ["2024-03-18", "2024-03-19", true],
    ["XXXX-02-03", "2024", false],
    [null, "2024", false],
    ["2024", undefined, false],
  ])("%s before %s: %s", (end, start, certain) => {
    expect(endsBefore(end, start)).toBe(certain);
  });
});

describe("compareInexactDates", () => {
  it("sorts by what a date may first mean, the less exact first, the unknown last", () => {
    const order = [
      "2023-12-31",
      "2024",
      "2024-01",
      "2024-01-01",
      "2024-03",
      "2025",
      "XXXX-02-03",
      "XXXX-11-01",
      "?",
    ];
    expect(order.toReversed().sort(compareInexactDates)).toEqual(order);
    expect(compareInexactDates("2024", "2024")).toBe(0);
  });
});
