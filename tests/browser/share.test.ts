// biome-ignore-all lint/performance/useDomNodeTextContent: what is asked for is the text that is shown

import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import type { Language } from "#lib/content/language.ts";
import { formatDay } from "#lib/text/date-time.ts";
import { articlePath } from "./support/page-types.ts";
import { readers } from "./support/reader.ts";
import { siteUrl } from "./support/site.ts";

const { open, newPage } = readers();
const title = "126 tham luận cho một câu hỏi về thôn, tổ dân phố vùng biên";
const english = "/en/articles/lang-son-126-tham-luan-ve-thon-to-dan-pho";
const event = "/su-kien/hoi-thao-thon-to-dan-pho-lang-son-2024";

const timezoneId = "Asia/Ho_Chi_Minh";
/** The day as it is written everywhere else on the site; only a line may end within it. */
const today = (language: Language) => formatDay(new Date(), language).replaceAll("\u00a0", " ");

let url: string;
beforeAll(async () => {
  url = (await siteUrl()) + articlePath;
});

/** Gives the page a share sheet, as phones have one, that keeps what it is handed. */
const withSheet = (page: Page, refuse = false) =>
  page.addInitScript((refuse) => {
    Object.defineProperty(navigator, "share", {
      configurable: true,
      value: async (shared: object) => {
        Object.assign(window, { shared });
        if (refuse) throw new DOMException("closed", "AbortError");
      },
    });
  }, refuse);
const withoutSheet = (page: Page) =>
  page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, "share");
  });

describe("sharing", () => {
  it("hands title and address to the device's share sheet", async () => {
    const page = await newPage();
    await withSheet(page);
    await page.goto(articlePath);
    await page.getByRole("button", { name: "Chia sẻ" }).click();
    const shared = await page.evaluate(() => (window as unknown as { shared: object }).shared);
    expect(shared).toEqual({ title, url });
  });

  it("bears that the sheet is closed again", async () => {
    const page = await newPage();
    const faults: string[] = [];
    page.on("pageerror", ({ message }) => faults.push(message));
    await withSheet(page, true);
    await page.goto(articlePath);
    await page.getByRole("button", { name: "Chia sẻ" }).click();
    await page.getByRole("button", { name: "Chia sẻ" }).click();
    expect(faults).toEqual([]);
  });

  it("is not offered where the device has no sheet", async () => {
    const page = await newPage();
    await withoutSheet(page);
    await page.goto(articlePath);
    expect(await page.getByRole("button", { name: "Chép địa chỉ" }).isVisible()).toBe(true);
    expect(await page.locator("[data-do=share]").isVisible()).toBe(false);
  });
});

describe("a letter to a friend", () => {
  it("goes through the share sheet where the device has one", async () => {
    const page = await newPage();
    await withSheet(page);
    await page.goto(articlePath);
    await page.getByRole("link", { name: "Gửi cho bạn bè" }).click();
    const shared = await page.evaluate(() => (window as unknown as { shared: object }).shared);
    expect(shared).toEqual({ title, url });
    expect(new URL(page.url()).pathname).toBe(articlePath);
  });

  it.each([
    ["an article", articlePath, "Gửi cho bạn bè"],
    ["an article in English", english, "Send to a friend"],
    ["an event", event, "Gửi cho bạn bè"],
  ])("holds title and address of %s", async (_what, path, name) => {
    const page = await open(path);
    const letter = new URL((await page.getByRole("link", { name }).getAttribute("href")) ?? "");
    const heading = await page.locator("h1").innerText();
    expect(letter.protocol).toBe("mailto:");
    expect(letter.searchParams.get("subject")).toBe(heading);
    const body = letter.searchParams.get("body");
    expect(body).toContain(heading);
    expect(body).toContain((await siteUrl()) + path);
  });
});

describe("copying", () => {
  it("puts the address on the clipboard, and says so", async () => {
    const page = await newPage({ permissions: ["clipboard-read", "clipboard-write"] });
    await page.goto(articlePath);
    const status = page.locator("share-tools [data-said]");
    expect(await status.innerText()).toBe("");
    await page.getByRole("button", { name: "Chép địa chỉ" }).click();
    await status.getByText("Đã chép địa chỉ").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(url);
  });

  it("shows the address for copying by hand where the clipboard is shut", async () => {
    const page = await newPage();
    await page.addInitScript(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
    });
    await page.goto(articlePath);
    const asked = page.waitForEvent("dialog").then(async (dialog) => {
      const value = dialog.defaultValue();
      await dialog.dismiss();
      return value;
    });
    await page.getByRole("button", { name: "Chép địa chỉ" }).click();
    expect(await asked).toBe(url);
  });
});

/** A page as it comes out of a printer. */
async function printed(path: string): Promise<Page> {
  const page = await newPage({ colorScheme: "dark", timezoneId });
  // The framework's script, as long as there is one, wipes out what is written before it is done.
  await page.goto(path, { waitUntil: "networkidle" });
  // Goes through the same steps as printing: beforeprint is one of them.
  await page.pdf();
  await page.emulateMedia({ media: "print" });
  return page;
}

describe("printing", () => {
  it("is offered, and asks the browser to print", async () => {
    const page = await newPage();
    await page.addInitScript(() => {
      window.print = () => Object.assign(window, { printed: true });
    });
    await page.goto(articlePath);
    await page.getByRole("button", { name: "In bài" }).click();
    expect(await page.evaluate(() => "printed" in window)).toBe(true);
  });

  it("leaves a clean page: the report, its address and the date, without the ways around", async () => {
    const page = await printed(articlePath);
    const imprint = await page.locator("main .print-only").innerText();
    expect(imprint).toContain(url);
    expect(imprint).toContain(today("vi"));
    expect(await page.locator("h1").isVisible()).toBe(true);
    expect(await page.getByText("Một trăm hai mươi sáu bài viết gửi về").isVisible()).toBe(true);
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll("footer, nav, button, form, share-tools, reading-tools")]
        .filter((element) => element.checkVisibility())
        .map((element) => element.outerHTML.slice(0, 100)),
    );
    expect(shown).toEqual([]);
    const paper = await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.documentElement);
      return { backgroundColor, color };
    });
    expect(paper).toEqual({ backgroundColor: "rgb(255, 255, 255)", color: "rgb(0, 0, 0)" });
  });

  it.each([
    event,
    "/dien-gia/le-van-loi",
    "/to-chuc/tinh-uy-lang-son",
    "/van-ban/nghi-quyet-25-nq-tw",
    "/",
    english,
  ])("%s has its address and the date on paper", async (path) => {
    const page = await printed(path);
    const text = await page.evaluate(() => document.body.innerText);
    expect(text).toContain((await siteUrl()) + path);
    expect(text).toContain(today(path.startsWith("/en/") ? "en" : "vi"));
  });

  it("says nothing of printing on the screen", async () => {
    const page = await open(articlePath);
    expect(await page.locator(".print-only").first().isVisible()).toBe(false);
  });
});
