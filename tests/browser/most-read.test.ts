import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { articlePath } from "./support/page-types.ts";
import { readers } from "./support/reader.ts";

const { newPage, open } = readers();

/** Which addresses a page tells of being read. */
async function tellings(page: Page): Promise<string[]> {
  const told: string[] = [];
  await page.route("**/*", async (route) => {
    const request = route.request();
    if (request.method() === "POST") told.push(new URL(request.url()).pathname);
    await route.continue();
  });
  return told;
}

/** Another page of the same window comes before it. */
const setVisible = (page: Page, state: "visible" | "hidden") =>
  page.evaluate((value) => {
    Object.defineProperty(document, "visibilityState", { value, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);

describe("a reading", () => {
  it("is told once, after five seconds before the reader's eyes", async () => {
    const page = await newPage();
    const told = await tellings(page);
    await page.clock.install();
    await page.goto(articlePath);
    await page.clock.runFor(4_000);
    await setVisible(page, "hidden");
    await page.clock.runFor(60_000);
    await setVisible(page, "visible");
    await page.clock.runFor(4_500);
    expect(told).toEqual([]);
    await page.clock.runFor(1_000);
    await expect.poll(() => told).toEqual([articlePath]);
    await setVisible(page, "hidden");
    await setVisible(page, "visible");
    await page.clock.runFor(60_000);
    expect(told).toEqual([articlePath]);
    expect(await page.context().cookies()).toEqual([]);
  });

  it("is told of articles alone", async () => {
    const page = await newPage();
    const told = await tellings(page);
    await page.clock.install();
    for (const path of ["/", "/bai-viet", "/su-kien", "/dien-gia/le-van-loi"]) {
      await page.goto(path);
      await page.clock.runFor(10_000);
    }
    expect(told).toEqual([]);
  });
});

describe("the most read", () => {
  it("stand on the front page and in a section, a day's, a week's and a month's", async () => {
    for (const path of ["/", "/chuyen-muc/hoi-thao", "/doc-nhieu", "/en/most-read"]) {
      const page = await open(path, { viewport: { width: 1440, height: 900 } });
      const lists = page.locator(".most-read ol:visible");
      expect(await lists.count(), path).toBe(3);
      expect(await lists.first().getByRole("link").count(), path).toBeGreaterThan(1);
    }
  });

  it("come into an article when the reader comes near, and lead to what is read", async () => {
    const page = await open(articlePath, { viewport: { width: 390, height: 800 } });
    const most = page.locator("most-read");
    await most.scrollIntoViewIfNeeded();
    const links = most.locator("ol:visible a");
    await expect.poll(() => links.count()).toBeGreaterThan(1);
    await links.first().click();
    await page.waitForURL(/\/bai-viet\/.+/);
  });

  it("are one period at a time on a phone, chosen by keyboard", async () => {
    const page = await open("/doc-nhieu", { viewport: { width: 390, height: 800 } });
    const chosen = () => page.locator(".most-read ol:visible").getAttribute("aria-labelledby");
    expect(await chosen()).toBe("doc-nhieu-day-ten");
    await page.getByRole("radio", { name: "24 giờ" }).focus();
    await page.keyboard.press("ArrowRight");
    expect(await chosen()).toBe("doc-nhieu-week-ten");
    await page.getByRole("radio", { name: "30 ngày" }).click();
    expect(await chosen()).toBe("doc-nhieu-month-ten");
  });

  it("are a page away where there is no script", async () => {
    const page = await open(articlePath, { javaScriptEnabled: false });
    await page.getByRole("link", { name: "Tất cả bài đọc nhiều" }).click();
    expect(await page.locator(".most-read li").count()).toBeGreaterThan(3);
  });
});
