import { mkdir } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished, vi } from "vitest";
import { noDependencies, noteDependencies } from "#lib/content/dependencies.ts";
import { addViews, rankMostRead } from "#lib/content/views/write.ts";
import { checksumOf } from "#lib/delivery/disk.ts";
import { nextMidnight } from "#lib/text/date-time.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { type Portal, startPortal } from "#tests/support/portal.ts";
import { renderPage } from "./reader-pages.ts";
import { again, makeWorld } from "./world.ts";

const own = ownDatabase();

beforeAll(async () => {
  await makeWorld();
  await again.event("hai", { startsOn: "2024-03-18", endsOn: "2024-03-21" });
  await addViews(new Map([["mot", 1]]));
  await rankMostRead(0);
});

const slugs = (word: string) => [`/${word}`, `/${word}/mot`];
const addresses = [
  ...["/", "/en", "/su-kien?nam=2024", "/su-kien/hai", "/en/events", "/doc-nhieu", "/gioi-thieu"],
  ...["bai-viet", "su-kien", "dien-gia", "to-chuc", "van-ban", "chu-de"].flatMap(slugs),
  ...["/chuyen-muc/mot", "/luu-tru", "/luu-tru/2024/03", "/luu-tru/2024/03/20", "/lien-he"],
];
// The last minute of 19 March in Vietnam.
const evening = new Date("2024-03-19T16:59:00Z");

/** A page as it is made at a moment, at which the clock stays for the test. */
async function pageAt(now: Date | number, address: string) {
  if (!vi.isFakeTimers()) {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
  }
  vi.setSystemTime(now);
  const dependencies = noDependencies();
  const page = await noteDependencies(dependencies, () => renderPage(address));
  const { goodUntil, renewAfter } = dependencies;
  return { text: `${page.status} ${await page.text()}`, goodUntil, renewAfter };
}

describe("what a page says from midnight on", () => {
  const midnight = nextMidnight(evening);

  it("and did not before, it is known to say from then on", async () => {
    const changing: string[] = [];
    const noted: string[] = [];
    for (const address of addresses) {
      const { text, goodUntil } = await pageAt(evening, address);
      expect((await pageAt(midnight.getTime() - 1, address)).text, address).toBe(text);
      if ((await pageAt(midnight, address)).text !== text) changing.push(address);
      if (goodUntil === midnight.getTime()) noted.push(address);
      else expect(goodUntil, address).toBe(Number.POSITIVE_INFINITY);
    }
    expect(changing).toEqual(["/", "/en", "/su-kien?nam=2024", "/en/events", "/su-kien"]);
    expect(noted).toEqual(changing);
  });
});

it("figures on a page are made anew after ten minutes, and pages without any never", async () => {
  const renewed: string[] = [];
  for (const address of addresses) {
    const { renewAfter } = await pageAt(evening, address);
    if (renewAfter === Number.POSITIVE_INFINITY) continue;
    expect(renewAfter - evening.getTime(), address).toBe(600_000);
    renewed.push(address);
  }
  expect(renewed).toEqual(["/", "/en", "/doc-nhieu", "/bai-viet/mot", "/chuyen-muc/mot"]);
});

describe("a portal", () => {
  let dataDir: string;
  let portal: Portal;
  const start = async () => {
    portal = await startPortal(dataDir, { DATABASE_URL: own.url, SITE_URL: "http://cong.test" });
  };
  beforeAll(async () => {
    dataDir = path.join(inject("testFolder"), "good-until");
    await mkdir(dataDir);
    await start();
  }, 60_000);
  afterAll(() => portal?.stop());

  const read = async (address: string) => (await fetch(portal.url + address)).text();
  const store = () => new DatabaseSync(path.join(dataDir, "documents/documents.sqlite"));
  const goodUntil = () => {
    const db = store();
    const row = db.prepare("SELECT goodUntil FROM document WHERE key = '/vi/events'").get();
    db.close();
    return row?.goodUntil;
  };

  it("makes a page anew that is past its time, and no other", async () => {
    const texts = await Promise.all(["/su-kien", "/gioi-thieu"].map(read));
    await portal.stop();
    const db = store();
    db.function("checksum", (hashes, gzip) => checksumOf(hashes as Uint8Array, gzip as Uint8Array));
    db.prepare(
      "UPDATE document SET tag = 1, gzip = ?1, brotli = NULL, checksum = checksum(dependencies, ?1)",
    ).run(gzipSync("Hôm qua"));
    db.exec("UPDATE document SET goodUntil = 1 WHERE key = '/vi/events'");
    db.close();
    await start();
    expect(await read("/gioi-thieu")).toBe("Hôm qua");
    expect(await read("/su-kien")).toBe(texts[0]);
    await expect.poll(goodUntil, { timeout: 5_000 }).toBe(nextMidnight(new Date()).getTime());
  });
});
