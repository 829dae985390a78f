// biome-ignore-all lint/performance/useDomNodeTextContent: what is asked for is the text that is shown

import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { pageTypes } from "./support/page-types.ts";
import { readers } from "./support/reader.ts";

const { open, samePage } = readers();
const withoutScript = { javaScriptEnabled: false };

/**
 * The text that a reader sees of the main part, but for the buttons that a script works, and the most
 * read, which are a page away without it (most-read.test.ts).
 */
function textOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    for (const tool of document.querySelectorAll("share-tools button, most-read")) tool.remove();
    const { innerText } = document.querySelector("main") as HTMLElement;
    return innerText.replace(/\s+/g, " ").trim();
  });
}

/** What a reader sees that does nothing without script. */
function idleOn(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, [onclick], reading-tools, .needs-script")]
      .filter((element) => !(element instanceof HTMLButtonElement && element.type === "submit"))
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => element.outerHTML.slice(0, 100)),
  );
}

describe("without script a page says the same, and shows nothing that does nothing", () => {
  it.each(pageTypes)("$name", async ({ path }) => {
    const [plain, full] = [await samePage(withoutScript), await samePage()];
    await Promise.all([plain.goto(path), full.goto(path)]);
    // What is not laid out is no text to innerText.
    await expect.poll(() => full.locator(".later").count()).toBe(0);
    expect(await idleOn(plain)).toEqual([]);
    const text = await textOf(plain);
    expect(text.length).toBeGreaterThan(40);
    expect(text).toBe(await textOf(full));
  });
});

describe("without script", () => {
  it("the search form finds", async () => {
    const page = await open("/tim-kiem", withoutScript);
    await page.getByRole("searchbox").fill("đại hội đảng bộ");
    await page.getByRole("button", { name: "Tìm" }).click();
    await page.waitForURL(/\/tim-kiem\?q=/);
    expect(await page.getByRole("searchbox").inputValue()).toBe("đại hội đảng bộ");
    const [first] = await page.locator("main li a").all();
    await first?.click();
    await page.waitForURL((url) => !url.pathname.startsWith("/tim-kiem"));
    expect(await page.locator("h1").innerText()).not.toBe("");
  });

  it("a long list goes on and back, without showing anything twice", async () => {
    const page = await open("/tim-kiem?q=lang%20son", withoutScript);
    const found = () => page.locator("main li article a").evaluateAll((all) => all.map(String));
    const seen = await found();
    await page.getByRole("link", { name: "Trang sau" }).click();
    await page.waitForURL("**/tim-kiem?q=lang%20son&trang=2");
    const more = await found();
    expect(more.length).toBeGreaterThan(0);
    expect(more.filter((address) => seen.includes(address))).toEqual([]);
    expect(await page.locator("[aria-current=page]").innerText()).toBe("Trang 2");
    await page.getByRole("link", { name: "Trang trước" }).click();
    await page.waitForURL("**/tim-kiem?q=lang%20son");
    expect(await found()).toEqual(seen);
  });

  it("a report can be sent on by e-mail", async () => {
    const page = await open("/bai-viet/chinh-quyen-than-thien-o-lang-son", withoutScript);
    const link = page.getByRole("link", { name: "Gửi cho bạn bè" });
    expect(await link.isVisible()).toBe(true);
    expect(await link.getAttribute("href")).toMatch(/^mailto:\?/);
  });

  it("the table of contents, the other language and the skip link lead where they say", async () => {
    const page = await open("/su-kien", {
      ...withoutScript,
      viewport: { width: 390, height: 700 },
    });
    await page.getByRole("link", { name: "Mục lục" }).click();
    expect(new URL(page.url()).hash).toBe("#muc-luc");
    await page.getByRole("link", { name: "Read this page in English" }).click();
    await page.waitForURL("**/en/events");
    expect(await page.locator("h1").innerText()).toBe("Events");
  });
});
