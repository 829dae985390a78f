import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { readers } from "./support/reader.ts";

const { samePage } = readers();

/** How much of a page, if not said otherwise links of its lists and its foot, is not laid out at the moment. */
const leftOut = (page: Page, parts = "main li a, footer a"): Promise<number> =>
  page.evaluate(
    (parts) =>
      [...document.querySelectorAll(parts)]
        .filter((part) => part.checkVisibility())
        .filter((part) => !part.checkVisibility({ contentVisibilityAuto: true })).length,
    parts,
  );

describe("what stands far below on a phone", () => {
  it("is not laid out with the top of the front page", async () => {
    const page = await samePage();
    await page.setViewportSize({ width: 390, height: 800 });
    await page.route("**/reader.js*", (route) => route.abort());
    await page.goto("/");
    await expect.poll(() => leftOut(page)).toBeGreaterThan(20);
    await page.unroute("**/reader.js*");
  });

  it("is not laid out with the text of an article", async () => {
    const page = await samePage();
    await page.setViewportSize({ width: 390, height: 800 });
    await page.route("**/reader.js*", (route) => route.abort());
    await page.goto("/bai-viet/sau-sap-xep-2025-cac-to-chuc-trong-ban-tin-gio-o-dau");
    await expect.poll(() => leftOut(page, "main aside a")).toBeGreaterThan(3);
    expect(await leftOut(page, ".prose p")).toBe(0);
    await page.unroute("**/reader.js*");
  });

  it("is laid out when the top stands, before anyone scrolls", async () => {
    const page = await samePage();
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto("/");
    await expect.poll(() => leftOut(page)).toBe(0);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  it("is laid out with the top where no script would do it later", async () => {
    const page = await samePage({ javaScriptEnabled: false });
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto("/");
    expect(await leftOut(page)).toBe(0);
  });

  it("does not keep whom an address leads far below from coming there", async () => {
    const page = await samePage({ isMobile: true, deviceScaleFactor: 2 });
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto("/#muc-luc");
    await expect.poll(() => leftOut(page)).toBe(0);
    const top = await page.evaluate(
      () => document.getElementById("muc-luc")?.getBoundingClientRect().top,
    );
    expect(top).toBeLessThan(40);
  });
});
