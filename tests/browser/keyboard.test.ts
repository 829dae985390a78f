// biome-ignore-all lint/performance/useDomNodeTextContent: what is asked for is the text that is shown

import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { articlePath, layouts } from "./support/page-types.ts";
import { readers } from "./support/reader.ts";

const { open, samePage } = readers();

type Stop = {
  text: string;
  href: string | null;
  /** Whether the element looks otherwise than without focus, and stands within the window. */
  isVisible: boolean;
};

/** Marks every element that takes focus, so that leaving one out or returning to one shows. */
function stopHere(page: Page): Promise<(Stop & { seen: number }) | null> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (!element || element === document.body) return null;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const hasOutline =
      outlineStyle !== "none" &&
      Number.parseFloat(outlineWidth) >= 2 &&
      !/^rgba\(.*, 0\)$/.test(outlineColor);
    const { top, left, bottom, right, width, height } = element.getBoundingClientRect();
    const isInWindow =
      width > 1 && height > 1 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
    const seen = Number(element.dataset.seen ?? 0);
    element.dataset.seen = String(seen + 1);
    return {
      text: (element.getAttribute("aria-label") ?? element.innerText).trim(),
      href: element.getAttribute("href"),
      isVisible: hasOutline && isInWindow,
      seen,
    };
  });
}

/** All stops of Tab from the top of a page until it leaves the page. */
async function stopsOf(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const stop = await stopHere(page);
    if (!stop || stop.seen > 0) return stops;
    stops.push(stop);
  }
}

/** Presses Tab until the focus is on a link or field that suits. */
async function tabTo(page: Page, suits: (stop: Stop) => boolean): Promise<Stop> {
  for (let steps = 0; steps < 250; steps++) {
    await page.keyboard.press("Tab");
    const stop = await stopHere(page);
    if (stop && suits(stop)) return stop;
  }
  throw new Error("Tab does not lead there");
}

describe("Tab alone", () => {
  it.each(layouts)(
    "passes everything on $name, each seen to have the focus",
    { timeout: 60_000 },
    async ({ path }) => {
      const page = await samePage();
      await page.goto(path);
      const stops = await stopsOf(page);
      expect(stops.filter(({ isVisible }) => !isVisible)).toEqual([]);
      const missed = await page.evaluate(() =>
        [
          ...document.querySelectorAll<HTMLElement>(
            // Of radio buttons the chosen one takes the focus, and the arrow keys lead to the others.
            "a[href], button, input:not([type=radio]:not(:checked)), select, textarea, summary",
          ),
        ]
          .filter((element) => element.checkVisibility() && !element.dataset.seen)
          .map((element) => element.outerHTML.slice(0, 100)),
      );
      expect(missed).toEqual([]);
      expect(stops.length).toBeGreaterThan(20);
    },
  );

  it("begins with the way past the masthead, which leads to the main part", async () => {
    const page = await open("/");
    await page.keyboard.press("Tab");
    expect(await stopHere(page)).toMatchObject({ text: "Tới nội dung chính", isVisible: true });
    await page.keyboard.press("Enter");
    const [headline] = await page.locator("main a").all();
    await page.keyboard.press("Tab");
    expect(await headline?.evaluate((link) => link === document.activeElement)).toBe(true);
  });

  it("runs from the top of the page down in the order in which it reads", async () => {
    const page = await open(articlePath, { viewport: { width: 390, height: 800 } });
    const order = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("[tabindex]")].filter(
        ({ tabIndex }) => tabIndex > 0,
      ),
    );
    expect(order).toEqual([]);
    const links = await page
      .locator("main a:visible")
      .evaluateAll((all) => all.map((link) => link.getBoundingClientRect().top + scrollY));
    const upwards = links.filter((top, index) => top < (links[index - 1] ?? 0) - 40);
    expect(upwards).toEqual([]);
  });

  it("goes back as well", async () => {
    const page = await open("/");
    for (let steps = 0; steps < 10; steps++) await page.keyboard.press("Tab");
    for (let steps = 0; steps < 9; steps++) await page.keyboard.press("Shift+Tab");
    expect(await stopHere(page)).toMatchObject({ text: "Tới nội dung chính" });
  });
});

describe("with the keyboard alone one can", () => {
  it("open a report from the front page", async () => {
    const page = await open("/");
    const { href, text } = await tabTo(page, (stop) => /^\/bai-viet\/./.test(stop.href ?? ""));
    await page.keyboard.press("Enter");
    await page.waitForURL(`**${href}`);
    expect(await page.locator("h1").innerText()).toBe(text);
  });

  it("search, and open what was found", async () => {
    const page = await open("/");
    await tabTo(page, (stop) => stop.href === "/tim-kiem");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/tim-kiem");
    for (let steps = 0; steps < 60; steps++) {
      await page.keyboard.press("Tab");
      if (await page.getByRole("searchbox").evaluate((box) => box === document.activeElement))
        break;
    }
    await page.keyboard.type("le van loi");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/tim-kiem?q=*");
    await tabTo(page, (stop) => stop.href === "/dien-gia/le-van-loi");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/dien-gia/le-van-loi");
    expect(await page.locator("h1").innerText()).toContain("Lê Văn Lợi");
  });

  it("reach the other language", async () => {
    const page = await open("/gioi-thieu");
    await tabTo(page, (stop) => stop.href === "/en/about");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/en/about");
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
  });
});
