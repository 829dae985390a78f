import axe from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type Look, looks, show } from "./support/looks.ts";
import { layouts } from "./support/page-types.ts";
import { readers } from "./support/reader.ts";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const widths = [390, 1440];

const { samePage } = readers();

/** What axe finds wrong on the page as it is shown now. */
async function faultsOn(page: Page): Promise<string[]> {
  return page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run(document, {
      runOnly: { type: "tag", values: tags },
      resultTypes: ["violations"],
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help} (${target}) ${failureSummary}`),
    );
  }, tags);
}

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
