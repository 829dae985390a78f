import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { articlePath, layouts } from "./support/page-types.ts";
import { readers } from "./support/reader.ts";

const { open, newPage } = readers();

const names = {
  smaller: "A−: chữ nhỏ hơn",
  normal: "A: chữ cỡ thường",
  larger: "A+: chữ lớn hơn",
  contrast: "Tương phản cao",
  dark: "Nền tối",
};
type Button = keyof typeof names;

const button = (page: Page, name: Button) =>
  page.getByRole("group", { name: "Cách hiển thị" }).getByRole("button", { name: names[name] });

const fontSize = (page: Page) =>
  page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
const colours = (page: Page) =>
  page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.documentElement);
    return [backgroundColor, color].map((value) =>
      (value.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number),
    ) as [number[], number[]];
  });
const brightness = (colour: number[] | undefined) =>
  (colour ?? []).reduce((sum, part) => sum + part, 0) / (3 * 255);

async function pressed(page: Page): Promise<Button[]> {
  const states = await Promise.all(
    (Object.keys(names) as Button[]).map(async (name) => {
      const state = await button(page, name).getAttribute("aria-pressed");
      expect(["true", "false"], name).toContain(state);
      return state === "true" ? [name] : [];
    }),
  );
  return states.flat();
}

/** The two ways of pressing a button. */
const presses = {
  mouse: (page: Page, name: Button) => button(page, name).click(),
  keyboard: async (page: Page, name: Button) => {
    for (const key of [...Array(8).fill("Tab"), ...Array(16).fill("Shift+Tab")]) {
      if (await button(page, name).evaluate((element) => element === document.activeElement)) {
        return page.keyboard.press("Enter");
      }
      await page.keyboard.press(key);
    }
    throw new Error(`Tab does not lead to ${name}`);
  },
};

describe.each(Object.entries(presses))("by %s", (_way, press) => {
  it("A+ makes text larger, twice, and A brings it back", async () => {
    const page = await open(articlePath);
    const normal = await fontSize(page);
    expect(await pressed(page)).toEqual(["normal"]);
    await press(page, "larger");
    const large = await fontSize(page);
    expect(large).toBeGreaterThan(normal);
    expect(await pressed(page)).toEqual(["larger"]);
    await press(page, "larger");
    const huge = await fontSize(page);
    expect(huge).toBeGreaterThan(large);
    await press(page, "larger");
    expect(await fontSize(page)).toBe(huge);
    await press(page, "normal");
    expect(await fontSize(page)).toBe(normal);
    expect(await pressed(page)).toEqual(["normal"]);
  });

  it("A− makes text smaller", async () => {
    const page = await open(articlePath);
    const normal = await fontSize(page);
    await press(page, "smaller");
    expect(await fontSize(page)).toBeLessThan(normal);
    expect(await pressed(page)).toEqual(["smaller"]);
    await press(page, "larger");
    expect(await fontSize(page)).toBe(normal);
  });

  it("the dark background goes on and off", async () => {
    const page = await open(articlePath, { colorScheme: "light" });
    expect(brightness((await colours(page))[0])).toBeGreaterThan(0.8);
    await press(page, "dark");
    const [background, text] = await colours(page);
    expect(brightness(background)).toBeLessThan(0.2);
    expect(brightness(text)).toBeGreaterThan(0.7);
    expect(await pressed(page)).toEqual(["normal", "dark"]);
    await press(page, "dark");
    expect(brightness((await colours(page))[0])).toBeGreaterThan(0.8);
    expect(await pressed(page)).toEqual(["normal"]);
  });

  it("high contrast is black and white, on light and on dark", async () => {
    const page = await open(articlePath, { colorScheme: "light" });
    await press(page, "contrast");
    expect(await colours(page)).toEqual([
      [255, 255, 255],
      [0, 0, 0],
    ]);
    await press(page, "dark");
    expect(await colours(page)).toEqual([
      [0, 0, 0],
      [255, 255, 255],
    ]);
    expect(await pressed(page)).toEqual(["normal", "contrast", "dark"]);
  });
});

describe("without a choice", () => {
  it("a page is as dark as the device, and can be made light", async () => {
    const page = await open("/", { colorScheme: "dark" });
    expect(brightness((await colours(page))[0])).toBeLessThan(0.2);
    expect(await pressed(page)).toEqual(["normal", "dark"]);
    await presses.mouse(page, "dark");
    expect(brightness((await colours(page))[0])).toBeGreaterThan(0.8);
    await page.reload();
    expect(brightness((await colours(page))[0])).toBeGreaterThan(0.8);
  });
});

describe("a choice", () => {
  async function chosen(): Promise<Page> {
    const page = await open("/", { colorScheme: "light" });
    await presses.mouse(page, "larger");
    await presses.mouse(page, "larger");
    await presses.mouse(page, "contrast");
    await presses.mouse(page, "dark");
    return page;
  }
  const dataset = (page: Page) => page.evaluate(() => ({ ...document.documentElement.dataset }));
  const all = { text: "huge", contrast: "more", theme: "dark" };

  it("lasts over reloading and stands on every kind of page", { timeout: 60_000 }, async () => {
    const page = await chosen();
    await page.reload();
    expect(await dataset(page)).toEqual(all);
    expect(await pressed(page)).toEqual(["larger", "contrast", "dark"]);
    for (const { name, path } of layouts) {
      await page.goto(path, { waitUntil: "domcontentloaded" });
      expect(await dataset(page), name).toEqual(all);
      expect((await colours(page))[0], name).toEqual([0, 0, 0]);
    }
  });

  it("can be taken back, and stays taken back", async () => {
    const page = await chosen();
    await presses.mouse(page, "normal");
    await presses.mouse(page, "contrast");
    await presses.mouse(page, "dark");
    await page.reload();
    expect(await dataset(page)).toEqual({ theme: "light" });
    expect(await pressed(page)).toEqual(["normal"]);
  });

  it("is there before the first thing is drawn", async () => {
    const page = await chosen();
    await page.addInitScript(() => {
      // Called between the parser's steps: at the latest when the body has its first element.
      const observer = new MutationObserver(() => {
        if (!document.body?.firstElementChild) return;
        observer.disconnect();
        Object.assign(window, { atFirst: { ...document.documentElement.dataset } });
      });
      observer.observe(document, { childList: true, subtree: true });
    });
    await page.reload();
    const atFirst = await page.evaluate(() => (window as unknown as { atFirst: object }).atFirst);
    expect(atFirst).toEqual(all);
  });

  it("needs no file of ours or of the framework to be applied", async () => {
    const page = await chosen();
    await page.route("**/*.js*", (route) => route.abort());
    await page.reload();
    expect(await dataset(page)).toEqual(all);
    expect(await colours(page)).toEqual([
      [0, 0, 0],
      [255, 255, 255],
    ]);
  });

  it("is made for one page where the device forbids to store it", async () => {
    const page = await newPage({ colorScheme: "light" });
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("forbidden", "SecurityError");
        },
      });
    });
    const faults: string[] = [];
    page.on("pageerror", ({ message }) => faults.push(message));
    await page.goto("/");
    await presses.mouse(page, "dark");
    expect(brightness((await colours(page))[0])).toBeLessThan(0.2);
    expect(faults).toEqual([]);
  });

  it.each(["", "null", "{", '"x"', "[1]", '{"theme":"<b>"}'])(
    "stored as %j harms no page",
    async (stored) => {
      const page = await open("/");
      await page.evaluate((stored) => localStorage.setItem("hien-thi", stored), stored);
      const faults: string[] = [];
      page.on("pageerror", ({ message }) => faults.push(message));
      await page.reload();
      await presses.mouse(page, "contrast");
      expect((await dataset(page)).contrast).toBe("more");
      expect(faults).toEqual([]);
    },
  );
});
