import fc from "fast-check";
import { expect, it } from "vitest";
import { Seen } from "#lib/content/views/seen.ts";

const evening = new Date("2026-11-22T23:59:59+07:00");
const nextDay = new Date("2026-11-23T00:00:00+07:00");

it("a reading is new once a day in Vietnam", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { maxLength: 20 }), (readings) => {
      const seen = new Seen();
      const areNew = (at: Date) => readings.map((reading) => seen.isNew(reading, at));
      expect(areNew(evening)).toEqual(readings.map(() => true));
      expect(areNew(evening)).toEqual(readings.map(() => false));
      expect(areNew(nextDay)).toEqual(readings.map(() => true));
    }),
    { numRuns: 10 },
  );
});

const filterOf = (seen: Seen) => (seen as unknown as { filter: Uint32Array }).filter;

it("takes one new reading in 1,300 for an old one after four million in a day", () => {
  const seen = new Seen();
  const count = 100_000;
  const taken = Array.from({ length: count }, (_, n) => seen.isNew(`reading ${n}`, evening));
  expect(taken.filter((isNew) => !isNew).length).toBeLessThan(2);
  let marks = 0;
  for (const word of filterOf(seen)) for (let rest = word; rest; rest &= rest - 1) marks++;
  const bits = filterOf(seen).length * 32;
  // As many probes as a reading marks; so much of the filter is full after four million.
  const probes = Math.round(marks / count);
  const full = 1 - (1 - marks / bits) ** (4_000_000 / count);
  expect(full ** probes).toBeLessThan(1 / 1_300);
});

it("what it keeps of the same readings is never the same twice", () => {
  const kept = () => {
    const seen = new Seen();
    seen.isNew("a reading", evening);
    return JSON.stringify([...filterOf(seen).entries()].filter(([, word]) => word !== 0));
  };
  expect(kept()).not.toBe(kept());
});
