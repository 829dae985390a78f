import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { articlePath } from "./support/page-types.ts";
import { readers } from "./support/reader.ts";

const { newPage } = readers();
const english = "/en/articles/lang-son-126-tham-luan-ve-thon-to-dan-pho";
const untranslated = "/en/articles/chinh-quyen-than-thien-o-lang-son";

type Said = { text: string; lang: string };
type Device = Window & { said: Said[]; finish: () => void };

/** A device with these voices, which speaks what it is given until the test lets it finish. */
async function withVoices(voices: string[]): Promise<Page> {
  const page = await newPage();
  await page.addInitScript((languages) => {
    const device = window as unknown as Device;
    device.said = [];
    let speaking: SpeechSynthesisUtterance | null = null;
    device.finish = () => {
      const ended = speaking;
      speaking = null;
      ended?.onend?.(new Event("end") as SpeechSynthesisEvent);
    };
    const voices = languages.map((lang) => ({ lang, name: lang }));
    Object.defineProperty(window, "speechSynthesis", {
      value: {
        getVoices: () => voices,
        speak: (utterance: SpeechSynthesisUtterance) => {
          speaking = utterance;
          device.said.push({ text: utterance.text, lang: utterance.lang });
        },
        cancel: () => {
          speaking = null;
        },
      },
    });
    window.SpeechSynthesisUtterance = class {
      text: string;
      constructor(text: string) {
        this.text = text;
      }
    } as never;
  }, voices);
  return page;
}

const said = (page: Page) => page.evaluate(() => (window as unknown as Device).said);
/** Lets the device finish what it says, so many times. */
const finish = (page: Page, times = 1) =>
  page.evaluate((times) => {
    for (let i = 0; i < times; i++) (window as unknown as Device).finish();
  }, times);
const words = (text: string) => text.replace(/\s+/g, " ").trim();

describe("a report read by the device's voice", () => {
  it.each([
    ["Vietnamese", articlePath, ["en-US", "vi_VN"], "Nghe bài", "vi_VN"],
    ["English", english, ["vi-VN", "en-GB"], "Listen", "en-GB"],
    ["Vietnamese within an English page", untranslated, ["en-GB", "vi-VN"], "Listen", "vi-VN"],
  ])("%s: from the title to the end, and nothing twice", async (_, path, voices, name, lang) => {
    const page = await withVoices(voices);
    await page.goto(path, { waitUntil: "networkidle" });
    await page.getByRole("button", { name, exact: true }).click();
    await finish(page, 1_000);
    const spoken = await said(page);
    expect(new Set(spoken.map((one) => one.lang))).toEqual(new Set([lang]));
    const text = words(spoken.map((one) => one.text).join(" "));
    const shown = await page.evaluate(() => {
      const blocks = document.querySelectorAll("article :is(h1, .lead, .prose > :is(p, h2, h3))");
      return [...blocks].map((block) => block.textContent ?? "");
    });
    expect(shown.length).toBeGreaterThan(6);
    let from = 0;
    for (const block of shown) {
      const at = text.indexOf(words(block), from);
      expect(at, block).toBeGreaterThanOrEqual(from);
      from = at + words(block).length;
    }
    expect(text.split(words(shown[1] ?? "")).length).toBe(2);
    // It can be heard again.
    await page.getByRole("button", { name, exact: true }).waitFor();
  });

  it("shows what it reads, stops, and goes on from there", async () => {
    const page = await withVoices(["vi-VN"]);
    await page.goto(articlePath, { waitUntil: "networkidle" });
    await page.getByRole("button", { name: "Nghe bài" }).click();
    expect(await page.locator("h1[data-reading]").count()).toBe(1);
    await finish(page);
    expect(await page.locator("[data-reading]").count()).toBe(1);
    expect(await page.locator(".lead[data-reading]").count()).toBe(1);
    await page.getByRole("button", { name: "Dừng đọc" }).click();
    expect(await page.locator("[data-reading]").count()).toBe(0);
    await finish(page);
    expect(await said(page)).toHaveLength(2);
    await page.getByRole("button", { name: "Nghe tiếp" }).click();
    const [, second, third] = await said(page);
    expect(third).toEqual(second);
  });

  it("says so where the device has no voice for the language", async () => {
    const page = await withVoices(["en-US"]);
    await page.goto(articlePath, { waitUntil: "networkidle" });
    await page.getByRole("button", { name: "Nghe bài" }).click();
    await page.getByText("Thiết bị này chưa có giọng đọc").waitFor();
    expect(await said(page)).toEqual([]);
  });

  it("is not offered where the device cannot speak, or without script", async () => {
    const silent = await newPage();
    await silent.addInitScript(() => {
      Reflect.deleteProperty(window, "speechSynthesis");
    });
    await silent.goto(articlePath, { waitUntil: "networkidle" });
    expect(await silent.getByRole("button", { name: "Chép địa chỉ" }).isVisible()).toBe(true);
    expect(await silent.getByRole("button", { name: "Nghe bài" }).isVisible()).toBe(false);
    const without = await newPage({ javaScriptEnabled: false });
    await without.goto(articlePath);
    expect(await without.getByText("Nghe bài").isVisible()).toBe(false);
  });
});
