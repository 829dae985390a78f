import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { articlePath as pathOf } from "#lib/content/addresses.ts";
import { bytesOf, type File, fetchedBy } from "#tests/support/wire.ts";
import { readers } from "./support/reader.ts";
import { sample } from "./support/sample.ts";
import { ask, forEachOf } from "./support/site.ts";

const kilobyte = 1024;
const { newPage } = readers();

const fetchedFor = async (path: string) =>
  fetchedBy(await newPage({ viewport: { width: 390, height: 800 } }), path);

const listed = (files: File[]) =>
  files.map(({ url, bytes }) => `${new URL(url).pathname} ${bytes}`).join(", ");

describe("the heaviest article", () => {
  let path = "";
  let files: File[];
  beforeAll(async () => {
    let most = 0;
    await forEachOf(sample.articles, async (slug) => {
      const { body } = await ask(pathOf(slug, "vi"), { headers: { "accept-encoding": "gzip" } });
      if (body.byteLength > most) [path, most] = [pathOf(slug, "vi"), body.byteLength];
    });
    files = await fetchedFor(path);
  });
  // A file that does not come weighs nothing.
  it("gets everything that it asks for", () => {
    const missed = files.filter(({ status, bytes }) => status !== 200 || bytes === 0);
    expect(listed(missed.filter(({ url }) => !url.startsWith("data:")))).toBe("");
  });

  const ofType = (type: string) => files.filter((file) => file.type === type);

  it("is 22 KB with everything but pictures and fonts, and of that 20 KB HTML and CSS", () => {
    const read = [...ofType("Document"), ...ofType("Stylesheet")];
    expect(ofType("Stylesheet").length).toBeGreaterThan(0);
    expect(bytesOf(read), `${path}: ${listed(read)}`).toBeLessThanOrEqual(20 * kilobyte);
    const all = files.filter(({ type }) => !["Font", "Image"].includes(type));
    expect(bytesOf(all), `${path}: ${listed(all)}`).toBeLessThanOrEqual(22 * kilobyte);
  });

  it("has one script, our own, of 6 KB at most", () => {
    const scripts = ofType("Script");
    expect(scripts.map(({ url }) => new URL(url).pathname)).toEqual(["/reader.js"]);
    expect(bytesOf(scripts), listed(scripts)).toBeLessThanOrEqual(6 * kilobyte);
  });

  it("has 50 KB of fonts at most", () => {
    const fonts = ofType("Font");
    expect(fonts.length).toBeGreaterThan(0);
    expect(bytesOf(fonts), listed(fonts)).toBeLessThanOrEqual(50 * kilobyte);
  });

  it("comes compressed, but for what is so already, and soon in the smallest form", async () => {
    const texts = files.filter(({ type }) => ["Document", "Stylesheet", "Script"].includes(type));
    const plain = texts.filter(({ encoding }) => !["br", "gzip"].includes(encoding));
    expect(listed(plain)).toBe("");
    const encoding = async () =>
      (await ask(path, { headers: { "accept-encoding": "gzip, br" } })).headers["content-encoding"];
    await expect.poll(encoding, { timeout: 20_000 }).toBe("br");
  });

  it("asks nobody else for anything", () => {
    const origins = new Set(
      files
        .map(({ url }) => new URL(url))
        .filter(({ protocol }) => protocol !== "data:")
        .map(({ origin }) => origin),
    );
    expect(origins.size).toBe(1);
  });
});

describe("fonts", () => {
  it("never keep the text from being read", async () => {
    const page = await newPage();
    await page.route("**/fonts/*", () => {
      // Never answered: the line is too slow.
    });
    await page.goto("/tim-kiem?q=le%20van%20loi", { waitUntil: "domcontentloaded" });
    await page.waitForTimeout(500);
    const displays = await page.evaluate(() =>
      [...document.fonts]
        .filter(({ family }) => /^"?Newsreader"?$/.test(family))
        .map(({ display }) => display),
    );
    expect(displays.length).toBeGreaterThan(0);
    for (const display of displays) expect(["optional", "swap"]).toContain(display);
    // Text that waits for its font is drawn in no colour: nothing dark stands on the paper.
    const box = await page.locator("main h1").first().boundingBox();
    const session = await page.context().newCDPSession(page);
    const { data } = await session.send("Page.captureScreenshot", {
      clip: { ...(box ?? { x: 0, y: 0, width: 0, height: 0 }), scale: 1 },
    });
    const { channels } = await sharp(Buffer.from(data, "base64")).stats();
    expect(Math.min(...channels.map(({ min }) => min))).toBeLessThan(100);
  });
});
