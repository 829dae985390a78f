// biome-ignore-all lint/performance/useDomNodeTextContent: what is asked for is the text that is shown

import { once } from "node:events";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { saveDraft } from "#lib/content/articles/draft-commands.ts";
import { saveFile, savePicture } from "#lib/content/media/commands.ts";
import { mediaFolder } from "#lib/content/media/files.ts";
import { originalPath } from "#lib/content/media/originals.ts";
import { database } from "#lib/db/client.ts";
import { findBrowser, launchBrowser } from "#tests/support/browser.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { type Portal, startPortal } from "#tests/support/portal.ts";
import {
  actor,
  anonymous,
  bodyOf,
  done,
  draftOf,
  newArticle,
  newEvent,
  newSection,
  refused,
} from "./content.ts";

const own = ownDatabase();
const fixture = (name: string) => readFileSync(path.join("tests/fixtures", name));
const illustration = readFileSync("prisma/sample/pictures/nha-san.png");
const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF");
const row = (id: string) => database().media.findUniqueOrThrow({ where: { id } });

/** Where a link leads; nowhere, when it is gone already. */
function readlink(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return "";
  }
}

describe("a stored file", () => {
  it.each([
    ["tone.mp3", "audio/mpeg", "RECORDING", 3],
    ["tone.m4a", "audio/mp4", "RECORDING", 3],
  ])("%s is known by its bytes, and lies as it came", async (name, type, kind, seconds) => {
    const bytes = fixture(name);
    const media = await row(await done(saveFile(actor, bytes, { name: "Giọng đọc.wav" })));
    expect(media).toMatchObject({ type, kind, seconds, bytes: bytes.byteLength });
    const file = path.join(mediaFolder(media.checksum), path.basename(originalPath(media)));
    expect(readFileSync(file)).toEqual(bytes);
  });

  it("a document is no recording", async () => {
    const media = await row(await done(saveFile(actor, pdf, { name: "Tham luận số 3.pdf" })));
    expect(media).toMatchObject({ kind: "FILE", type: "application/pdf", seconds: null });
  });

  it("stored again is the same file, with the newer description", async () => {
    const first = await done(saveFile(actor, pdf, { name: "a.pdf", caption: "Cũ" }));
    expect(await done(saveFile(actor, pdf, { name: "b.pdf", caption: "Mới" }))).toBe(first);
    const media = await row(first);
    expect(media.caption).toBe("Mới");
    expect(readdirSync(mediaFolder(media.checksum))).toContain(path.basename(originalPath(media)));
  });

  it.each([
    ["a film", fixture("film.mp4")],
    ["a recording that no telephone wants to load", fixture("tone.wav")],
    ["a page with scripts", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["a program", Buffer.from("MZ\u0090\u0000")],
    ["nothing", Buffer.alloc(0)],
    ["a picture, which has a command of its own", illustration],
    ["half a recording", fixture("tone.m4a").subarray(0, 200)],
  ])("is not %s", async (_, bytes) => {
    const before = await database().media.count();
    expect(await refused(saveFile(actor, bytes, { name: "a.mp3" }))).toEqual(["file unreadable"]);
    expect(await database().media.count()).toBe(before);
  });

  it("comes from nobody who may not", async () => {
    expect(await refused(saveFile(anonymous, pdf, { name: "a" }))).toEqual(["notAllowed"]);
    expect(await refused(saveFile(actor, pdf, { name: " " }))).toEqual(["name required"]);
  });
});

describe("a draft", () => {
  it("takes a picture for a picture and a recording for a recording, and nothing else", async () => {
    const recording = await done(saveFile(actor, fixture("tone.mp3"), { name: "Giọng đọc" }));
    const picture = await done(savePicture(actor, illustration, { name: "a", alt: "Nhà sàn" }));
    const articleId = await newArticle("Bài thử", { sectionId: await newSection("Thử") });
    const save = (more: object) => saveDraft(actor, draftOf(articleId, "Bài thử", more));
    const figure = (mediaId: string) => bodyOf({ type: "figure", attrs: { mediaId } });
    const nobody = "01999999-0000-7000-8000-000000000000";
    expect(await refused(save({ leadMediaId: recording }))).toEqual(["leadMediaId unknown"]);
    expect(await refused(save({ recordingId: picture }))).toEqual(["recordingId unknown"]);
    expect(await refused(save({ recordingId: nobody }))).toEqual(["recordingId unknown"]);
    expect(await refused(save({ body: figure(recording) }))).toEqual(["body unknown"]);
    await done(save({ leadMediaId: picture, recordingId: recording, body: figure(picture) }));
  });
});

describe("to readers", () => {
  let portal: Portal;
  let browser: Browser;
  let address = "";
  const bytes = fixture("tone.mp3");

  beforeAll(async () => {
    const recordingId = await done(
      saveFile(actor, bytes, {
        name: "Giọng đọc bài một",
        caption: "Giọng đọc: phát thanh viên",
        captionEn: "Read by an announcer",
      }),
    );
    const mediaId = await done(saveFile(actor, pdf, { name: "Kỷ yếu.pdf" }));
    address = originalPath(await row(recordingId));
    const sectionId = await newSection("Hội thảo");
    await newArticle("Bài có tiếng", { sectionId, draft: { recordingId } });
    await newArticle("Bài không tiếng", { sectionId });
    await newEvent("Hội thảo có tài liệu", {
      materials: [
        { title: "Kỷ yếu hội thảo", mediaId },
        { title: "Trang của ban tổ chức", url: "https://example.vn/" },
      ],
    });
    // The portal reads the files where this test has stored them.
    const folder = process.env.PORTAL_DATA_DIR ?? "";
    await mkdir(folder, { recursive: true });
    portal = await startPortal(folder, { DATABASE_URL: own.url });
    browser = await launchBrowser(await findBrowser());
  });
  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
  });

  const get = (headers: Record<string, string> = {}, method = "GET") =>
    fetch(portal.url + address, { headers, method });

  it("a recording is sent whole, as what it is, to be kept", async () => {
    const answer = await get();
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "audio/mpeg",
      "content-length": String(bytes.byteLength),
      "accept-ranges": "bytes",
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
    });
  });

  it("or in the part that is asked for", async () => {
    const answer = await get({ range: "bytes=100-199" });
    expect(answer.status).toBe(206);
    expect(answer.headers.get("content-range")).toBe(`bytes 100-199/${bytes.byteLength}`);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes.subarray(100, 200));
    const beyond = await get({ range: `bytes=${bytes.byteLength}-` });
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get("content-range")).toBe(`bytes */${bytes.byteLength}`);
    expect(beyond.headers.get("cache-control")).toBe("no-store");
    const head = await get({ range: "bytes=100-199" }, "HEAD");
    expect(head.status).toBe(200);
    expect(head.headers.get("content-length")).toBe(String(bytes.byteLength));
  });

  it("or not at all when the reader has it", async () => {
    const tag = (await get({}, "HEAD")).headers.get("etag") ?? "";
    expect(tag).toMatch(/^".+"$/);
    expect((await get({ "if-none-match": `"other", ${tag}` })).status).toBe(304);
    expect((await get({ "if-none-match": '"other"' })).status).toBe(200);
    expect((await get({ "if-range": tag, range: "bytes=0-9" })).status).toBe(206);
    expect((await get({ "if-range": '"other"', range: "bytes=0-9" })).status).toBe(200);
  });

  it.skipIf(process.platform !== "linux")("a reader who goes leaves no file open", async () => {
    const open = () =>
      readdirSync(`/proc/${portal.serverPid}/fd`).filter((fd) =>
        readlink(`/proc/${portal.serverPid}/fd/${fd}`).includes("/media/"),
      ).length;
    for (let n = 0; n < 20; n++) {
      const socket = net.connect(Number(new URL(portal.url).port), "127.0.0.1");
      socket.write(`GET ${address} HTTP/1.1\r\nHost: a\r\n\r\n`.repeat(40));
      await once(socket, "data");
      socket.resetAndDestroy();
    }
    for (let left = 50; open() > 0 && left > 0; left--) await wait(50);
    expect(open()).toBe(0);
  });

  it.each([
    "/media/../portal.pid",
    "/media/%2e%2e/portal.pid",
    `/media/${"0".repeat(64)}/a.mp3`,
    `/media/${"0".repeat(64)}/..%2f..%2fportal.pid`,
  ])("%s is not there", async (path) => {
    expect((await fetch(portal.url + path)).status).toBe(404);
  });

  it("a picture's original, with what it may tell, stays inside", async () => {
    const picture = await done(savePicture(actor, illustration, { name: "a", alt: "Nhà sàn" }));
    const { checksum } = await row(picture);
    expect(readdirSync(mediaFolder(checksum))).toContain("original.png");
    expect((await fetch(`${portal.url}/media/${checksum}/original.png`)).status).toBe(404);
  });

  it("a report with a recording plays it in the page, and fetches nothing before", async () => {
    const page = await browser.newPage({ baseURL: portal.url });
    const fetched: string[] = [];
    page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
    await page.goto("/bai-viet/bai-co-tieng", { waitUntil: "networkidle" });
    expect(fetched).not.toContain(address);
    const figure = page.getByRole("figure").filter({ has: page.locator("audio") });
    expect(await figure.innerText()).toContain("Nghe bài này · 0:03 · Giọng đọc: phát thanh viên");
    const audio = page.locator("audio");
    expect(await audio.getAttribute("aria-labelledby")).toMatch(/^nghe-[0-9a-f]{6}$/);
    await audio.evaluate((element: HTMLAudioElement) => {
      element.muted = true;
      return element.play();
    });
    await page.waitForFunction(() => (document.querySelector("audio")?.currentTime ?? 0) > 0.2);
    expect(await audio.evaluate((element: HTMLAudioElement) => element.error)).toBeNull();
    expect(await page.locator("read-aloud").count()).toBe(0);
    await page.goto("/bai-viet/bai-khong-tieng");
    expect(await page.locator("audio").count()).toBe(0);
    expect(await page.locator("read-aloud").count()).toBe(1);
    await page.close();
  });

  it("machines are told of the recording", async () => {
    const html = await (await fetch(`${portal.url}/bai-viet/bai-co-tieng`)).text();
    const [, json = ""] =
      /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html) ?? [];
    expect(json).toContain(
      `"audio":{"@type":"AudioObject","contentUrl":"${portal.url}${address}","encodingFormat":"audio/mpeg","duration":"PT3S","inLanguage":"vi"}`,
    );
  });

  it("an event's material is a file with its kind and size, or an address", async () => {
    const page = await browser.newPage({ baseURL: portal.url });
    await page.goto("/su-kien/hoi-thao-co-tai-lieu");
    const file = page.getByRole("listitem").filter({ hasText: "Kỷ yếu hội thảo" });
    expect(await file.innerText()).toBe("Kỷ yếu hội thảo (PDF, 1 kB)");
    const to = await file.getByRole("link").getAttribute("href");
    const answer = await fetch(portal.url + to);
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf);
    const elsewhere = page.getByRole("link", { name: "Trang của ban tổ chức" });
    expect(await elsewhere.getAttribute("href")).toBe("https://example.vn/");
    await page.close();
  });
});
