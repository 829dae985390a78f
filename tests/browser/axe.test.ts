import axe from "axe-core";
import { describe, expect, it } from "vitest";
import { faultsOn } from "./support/axe.ts";
import { type Look, looks, show } from "./support/looks.ts";
import { layouts } from "./support/page-types.ts";
import { readers } from "./support/reader.ts";

const widths = [390, 1440];

const { samePage } = readers();

describe("no barrier that axe knows", () => {
  it.each(layouts)("$name", { timeout: 60_000 }, async ({ path }) => {
    const page = await samePage();
    await page.goto(path);
    // axe passes over what is not laid out.
    await expect.poll(() => page.locator(".later").count()).toBe(0);
    await page.evaluate(axe.source);
    const faults = new Map<string, string[]>();
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      for (const look of Object.keys(looks) as Look[]) {
        await show(page, looks[look]);
        for (const fault of await faultsOn(page)) {
          faults.set(fault, [...(faults.get(fault) ?? []), `${look} at ${width} px`]);
        }
      }
    }
    expect([...faults].map(([fault, where]) => `${fault}\n${where.join(", ")}`)).toEqual([]);
  });
});
