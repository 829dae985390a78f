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

it("hardly a new reading is taken for an old one, however many there are", () => {
  const seen = new Seen();
  for (let n = 0; n < 200_000; n++) seen.isNew(`reading ${n}`, evening);
  const taken = Array.from({ length: 5_000 }, (_, n) => seen.isNew(`other ${n}`, evening));
  expect(taken.filter((isNew) => !isNew).length).toBeLessThan(3);
});

it("what it keeps of the same readings is never the same twice", () => {
  const kept = () => {
    const seen = new Seen();
    seen.isNew("a reading", evening);
    return JSON.stringify(
      [...(seen as unknown as { filter: Uint32Array }).filter.entries()].filter(
        ([, word]) => word !== 0,
      ),
    );
  };
  expect(kept()).not.toBe(kept());
});
