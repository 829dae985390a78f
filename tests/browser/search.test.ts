// biome-ignore-all lint/performance/useDomNodeTextContent: what is asked for is the text that is shown

import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { fold } from "#lib/text/fold.ts";
import { readers } from "./support/reader.ts";
import { ask } from "./support/site.ts";

const { samePage } = readers();

type Found = { text: string; href: string };

/** Types words into the form, as a reader does, and gives what is shown then. */
async function searchFor(
  words: string,
  start = "/tim-kiem",
): Promise<{ page: Page; found: Found[] }> {
  const page = await samePage();
  await page.goto(start);
  const box = page.getByRole("searchbox");
  await box.evaluate((input: HTMLInputElement, words) => {
    input.value = words;
  }, words);
  const answer = page.waitForResponse((response) => response.request().isNavigationRequest());
  await box.press("Enter");
  expect((await answer).status()).toBe(200);
  await page.waitForLoadState("domcontentloaded");
  const found = await page.locator("main li article").evaluateAll((items) =>
    items.map((item) => {
      const link = item.querySelector("a");
      return { text: link?.textContent ?? "", href: link?.getAttribute("href") ?? "" };
    }),
  );
  return { page, found };
}

describe("a person is found first, however the name is typed", () => {
  it.each([
    ["without marks", "le van loi"],
    ["in NFC", "lê văn lợi".normalize("NFC")],
    ["in NFD", "lê văn lợi".normalize("NFD")],
    ["in capitals", "LE VAN LOI"],
    ["in capitals with marks", "LÊ VĂN LỢI"],
    ["with spaces around and within", "  Lê   Văn  Lợi "],
    ["misspelled", "le van loii"],
    ["in quotes", '"Lê Văn Lợi"'],
  ])("%s", async (_how, words) => {
    const { found } = await searchFor(words);
    expect(found[0]).toEqual({ text: "Lê Văn Lợi", href: "/dien-gia/le-van-loi" });
  });
});

describe("the same is found with and without marks", () => {
  it.each([
    ["đại hội đảng bộ", "dai hoi dang bo"],
    ["thôn, tổ dân phố", "thon to dan pho"],
    ["Tỉnh ủy Lạng Sơn", "tinh uy lang son"],
  ])("%s", async (marked, plain) => {
    const [nfc, nfd, folded] = [
      (await searchFor(marked.normalize("NFC"))).found,
      (await searchFor(marked.normalize("NFD"))).found,
      (await searchFor(plain)).found,
    ];
    expect(nfc.length).toBeGreaterThan(0);
    const addresses = (found: Found[]) => found.map(({ href }) => href).sort();
    expect(nfd).toEqual(nfc);
    expect(addresses(folded)).toEqual(addresses(nfc));
  });

  it("what dai hoi dang bo finds holds each of the words", async () => {
    const { found, page } = await searchFor("dai hoi dang bo");
    const report = found.find(({ href }) => href.startsWith("/bai-viet/"));
    await page.goto(report?.href ?? "");
    const words = fold(await page.locator("main").innerText()).split(" ");
    expect(words).toEqual(expect.arrayContaining(["dai", "hoi", "dang", "bo"]));
  });
});

describe("a document is found first by its number", () => {
  it.each([
    "25-NQ/TW",
    "25 - nq/tw",
    "25-nq/tw",
    "25 NQ TW",
    "Nghị quyết 25-NQ/TW",
    "nghi quyet so 25-NQ/TW",
  ])("%s", async (words) => {
    const { found } = await searchFor(words);
    expect(found[0]?.href).toBe("/van-ban/nghi-quyet-25-nq-tw");
  });
});

describe("what is asked for is shown as it was typed, and does nothing", () => {
  it.each([
    "<script>document.title = 'x'</script>",
    "</title><script>alert(1)</script>",
    `"><img src=x onerror="document.title='x'">`,
    `' OR 1=1 --`,
    `"'`,
    "a & b | !c <-> d:*",
    "%' OR ''='",
    "\\",
    "{{1+1}} #{1+1}",
    "100%",
  ])("%s", async (words) => {
    const { page } = await searchFor(words);
    expect(await page.getByRole("searchbox").inputValue()).toBe(words);
    expect(await page.locator("h1").innerText()).toBe(`Tìm “${words}”`);
    expect(await page.title()).toContain(words);
    expect(await page.locator("main script, main img").count()).toBe(0);
  });
});

describe("what cannot find anything is answered kindly", () => {
  it.each([
    ["only punctuation", "?!…---///"],
    ["only marks", "\u0301\u0323"],
    ["an emoji", "🙂"],
    ["nothing of the kind", "khongcogicahetdau"],
    ["one letter a thousand times", "x".repeat(1_000)],
  ])("%s", async (_what, words) => {
    const { page, found } = await searchFor(words);
    expect(found).toEqual([]);
    expect(await page.locator("main").innerText()).toContain("Không tìm thấy gì cho");
    expect(await page.locator("main").getByRole("link", { name: "Diễn giả" }).isVisible()).toBe(
      true,
    );
  });

  it("no words: the form again, without a word of failure", async () => {
    const { page, found } = await searchFor("");
    expect(found).toEqual([]);
    expect(await page.locator("h1").innerText()).toBe("Tìm kiếm");
    expect(await page.locator("main").innerText()).not.toContain("Không tìm thấy");
  });

  it("ten thousand characters: no such page, and the form", async () => {
    const { status, text } = await ask(`/tim-kiem?q=${"a".repeat(10_000)}`);
    expect(status).toBe(404);
    expect(text).toContain('type="search"');
    // Percent-encoded it is longer than what a server reads of a request.
    const marked = await ask(`/tim-kiem?q=${encodeURIComponent("đại hội ".repeat(1_250))}`);
    expect([404, 414, 431]).toContain(marked.status);
  });

  // A NUL, which PostgreSQL takes in no text, a half of a surrogate pair, halves of characters.
  it.each(["a%00b", "%ED%A0%80", "%F0%9F", "%", "%E0%A4%A"])("q=%s", async (query) => {
    expect([200, 404]).toContain((await ask(`/tim-kiem?q=${query}`)).status);
  });
});

describe("in English", () => {
  it("names and words of translations are found, Vietnamese ones marked", async () => {
    const { page, found } = await searchFor("resolution 25-NQ/TW", "/en/search");
    expect(found[0]?.href).toBe("/en/documents/nghi-quyet-25-nq-tw");
    const { found: people } = await searchFor("le van loi", "/en/search");
    expect(people[0]?.href).toBe("/en/speakers/le-van-loi");
    expect(await page.locator("main li article a [lang=vi]").first().innerText()).toBe(
      "Lê Văn Lợi",
    );
  });
});
