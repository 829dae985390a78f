import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { show } from "./support/looks.ts";
import { articlePath, pageTypes } from "./support/page-types.ts";
import { readers } from "./support/reader.ts";

const { newPage, samePage } = readers();

/** How far a page is wider than its window, and what sticks out. */
function overflow(page: Page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    const width = root.clientWidth;
    const isClipped = [root, document.body].some(
      (element) => !["visible", "auto", "scroll"].includes(getComputedStyle(element).overflowX),
    );
    const sticksOut = (element: Element) => element.getBoundingClientRect().right > width + 1;
    const wide = [...document.body.querySelectorAll("*")]
      .filter((element) => sticksOut(element) && ![...element.children].some(sticksOut))
      .map((element) => `${element.tagName} ${element.className}: ${element.textContent}`)
      .map((text) => text.slice(0, 120));
    const over = root.scrollWidth - width;
    return { width, over, isClipped, wide: over > 0 ? wide : [] };
  });
}

describe("no sideways scrolling on the smallest phone", () => {
  it.each(pageTypes)("$name", async ({ path }) => {
    const page = await samePage();
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(path);
    for (const text of ["", "huge"]) {
      await show(page, text ? { text } : {});
      expect(await overflow(page), `text size ${text || "normal"}`).toEqual({
        width: 320,
        over: 0,
        isClipped: false,
        wide: [],
      });
    }
  });
});

type Shift = { value: number; moved: string[] };

/** Every movement of what was already shown, while a page comes over a slow line and is read to its end. */
async function shiftsWhileReading(path: string, width: number): Promise<Shift[]> {
  const page = await newPage({ viewport: { width, height: 800 } });
  await page.addInitScript(() => {
    const shifts: Shift[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as unknown as {
          value: number;
          sources: { node: Node | null }[];
        };
        shifts.push({ value, moved: sources.map(({ node }) => node?.textContent ?? "") });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  const session = await page.context().newCDPSession(page);
  // A phone on 3G: 1.6 megabits a second, each request 150 ms away.
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: 200_000,
    uploadThroughput: 100_000,
  });
  await page.goto(path);
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 600) {
      scrollTo(0, y);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
  });
  const pictures = await page.evaluate(() => [...document.images].map((image) => image.complete));
  expect(pictures).toContain(true);
  expect(pictures).not.toContain(false);
  return page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts);
}

describe("nothing moves while a page loads over a slow line", () => {
  it.each([
    ["the front page on a phone", "/", 390],
    ["the front page on a desk", "/", 1440],
    ["an article on a phone", articlePath, 390],
    ["an article on a desk", articlePath, 1440],
  ])("%s", { timeout: 60_000 }, async (_what, path, width) => {
    expect(await shiftsWhileReading(path, width)).toEqual([]);
  });
});
