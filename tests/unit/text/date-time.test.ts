import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  clockTime,
  dayRange,
  formatDay,
  formatMinute,
  formatMoment,
  isoWithZone,
  localDay,
  localMinute,
  localTime,
  monthRange,
} from "#lib/text/date-time.ts";

const instant = new Date("2024-03-19T01:32:05.678Z");
const instants = fc.date({
  min: new Date("1975-06-13T00:00:00+07:00"),
  max: new Date("2100-01-01T00:00:00Z"),
  noInvalidDate: true,
});

describe("formatDay and formatMinute", () => {
  it("write Vietnamese and English", () => {
    expect(formatDay(instant, "vi")).toBe("19/3/2024");
    expect(formatDay(instant, "vi", { weekday: true })).toBe("Thứ\u00a0Ba, 19/3/2024");
    expect(formatDay(instant, "en", { weekday: true })).toBe("Tuesday, 19\u00a0March\u00a02024");
    expect(formatMinute(instant, "vi")).toBe("19/3/2024 08:32");
    expect(formatMinute(instant, "en")).toBe("19\u00a0March\u00a02024, 08:32");
  });

  it("show the day of Vietnam where UTC has the day before", () => {
    const lateInUtc = new Date("2024-12-31T17:00:00Z");
    expect(formatDay(lateInUtc, "vi", { weekday: true })).toBe("Thứ\u00a0Tư, 1/1/2025");
    expect(formatMinute(lateInUtc, "vi")).toBe("1/1/2025 00:00");
    expect(localDay(lateInUtc)).toBe("2025-01-01");
    expect(localDay(new Date("2024-12-31T16:59:59.999Z"))).toBe("2024-12-31");
  });

  it("refuse an invalid date", () => {
    const invalid = new Date(Number.NaN);
    for (const show of [formatDay, formatMinute]) {
      expect(() => show(invalid, "vi")).toThrow(RangeError);
    }
    expect(() => localDay(invalid)).toThrow(RangeError);
    expect(() => isoWithZone(invalid)).toThrow(RangeError);
  });
});

describe("a moment that someone sets", () => {
  it("is written with its weekday", () => {
    expect(formatMoment(instant, "vi")).toBe("08:32 thứ\u00a0Ba, 19/3/2024");
    expect(formatMoment(instant, "en")).toBe("08:32, Tuesday, 19\u00a0March\u00a02024");
  });

  it("is what date and time in Vietnam say, and back", () => {
    expect(localMinute("2024-03-19", "00:30").toISOString()).toBe("2024-03-18T17:30:00.000Z");
    fc.assert(
      fc.property(instants, (date) => {
        const minute = Math.floor(date.getTime() / 60_000) * 60_000;
        expect(localMinute(localDay(date), localTime(date)).getTime()).toBe(minute);
      }),
    );
  });

  it.each([
    ["", ""],
    ["2024-03-19", ""],
    ["", "08:32"],
    ["2024-13-19", "08:32"],
    ["2024-03-19", "24:60"],
    ["2024-03-19", "08:32:05"],
    ["2024-03-19", "8:32"],
  ])("%j, %j is none", (day, time) => {
    expect(localMinute(day, time).getTime()).toBeNaN();
  });
});

describe("isoWithZone", () => {
  it("names the same second, with Vietnam's offset", () => {
    expect(isoWithZone(instant)).toBe("2024-03-19T08:32:05+07:00");
    fc.assert(
      fc.property(instants, (date) => {
        const second = Math.floor(date.getTime() / 1000) * 1000;
        expect(new Date(isoWithZone(date)).getTime()).toBe(second);
      }),
    );
  });
});

describe("the fixed offset", () => {
  const intl = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Ho_Chi_Minh",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  const shown = (date: Date) => {
    const p = Object.fromEntries(intl.formatToParts(date).map(({ type, value }) => [type, value]));
    return `${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}:${p.second}+07:00`;
  };

  it("agrees with Intl at any instant since 13 June 1975", () => {
    fc.assert(
      fc.property(instants, (date) => {
        expect(isoWithZone(date)).toBe(shown(date));
      }),
      { numRuns: 3000 },
    );
  });

  it("agrees with Intl in every month since", () => {
    for (let month = 0; month < 12 * 100; month++) {
      const date = new Date(Date.UTC(1975, 6 + month, 1, 16, 59, 59));
      expect(isoWithZone(date)).toBe(shown(date));
    }
  });
});

describe("dayRange and monthRange", () => {
  it("begin at midnight in Vietnam", () => {
    expect(dayRange("2024-03-19")).toEqual({
      from: new Date("2024-03-18T17:00:00Z"),
      to: new Date("2024-03-19T17:00:00Z"),
    });
    expect(monthRange("2024-03")).toEqual({
      from: new Date("2024-02-29T17:00:00Z"),
      to: new Date("2024-03-31T17:00:00Z"),
    });
    expect(monthRange("2024-12").to).toEqual(new Date("2024-12-31T17:00:00Z"));
  });

  it("hold exactly the instants of their day and month", () => {
    fc.assert(
      fc.property(instants, (date) => {
        const day = dayRange(localDay(date));
        const month = monthRange(localDay(date).slice(0, 7));
        for (const { from, to } of [day, month]) {
          expect(from <= date && date < to).toBe(true);
        }
        expect(localDay(new Date(month.to.getTime() - 1)).slice(0, 7)).toBe(
          localDay(date).slice(0, 7),
        );
        expect(localDay(month.to).slice(8)).toBe("01");
      }),
    );
  });

  it.each(["2024-02-30", "2024-03", "2024", "XXXX-03-19", "19/3/2024", ""])("%j is no day", (s) => {
    expect(() => dayRange(s)).toThrow(RangeError);
  });

  it.each(["2024-13", "2024", "2024-03-19", "2024-3", ""])("%j is no month", (s) => {
    expect(() => monthRange(s)).toThrow(RangeError);
  });
});

it.each([
  [0, "00:00"],
  [512, "08:32"],
  [1_439, "23:59"],
])("minute %i of a day is %s", (minute, text) => {
  expect(clockTime(minute)).toBe(text);
});
