import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { takeDown } from "#lib/content/articles/commands.ts";
import { ViewCounter } from "#lib/content/views/counter.ts";
import { isAnythingRead, mostRead } from "#lib/content/views/queries.ts";
import { addViews, rankMostRead } from "#lib/content/views/write.ts";
import { database } from "#lib/db/client.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { type Portal, startPortal } from "#tests/support/portal.ts";
import { actor, done, newArticle } from "./content.ts";
import { idOf, makeWorld } from "./world.ts";

const { url } = ownDatabase();

beforeAll(async () => {
  await makeWorld();
  await newArticle("Bốn", { sectionId: idOf("section mot"), at: "2024-03-20" });
}, 60_000);

const totals = async () => {
  const rows = await database().viewTotal.findMany({
    select: { views: true, article: { select: { slug: true } } },
    orderBy: { article: { slug: "asc" } },
  });
  return Object.fromEntries(rows.map(({ views, article }) => [article.slug, views]));
};

const forget = () => database().$executeRaw`TRUNCATE "ViewCount", "ViewTotal", "MostRead"`;

/** Moves all counts back in time. */
const age = (hours: number) =>
  database().$executeRaw`UPDATE "ViewCount" SET since = since - ${hours} * interval '1 hour'`;

const views = (counts: Record<string, number>) => addViews(new Map(Object.entries(counts)));

const listed = async (sectionId?: string) =>
  (await mostRead("vi", 5, sectionId)).map(({ period, articles }) => [
    period,
    ...articles.map(({ slug }) => slug),
  ]);

describe("counts", () => {
  beforeEach(forget);

  it("add up by hour, of articles that readers may see", async () => {
    // "ba" is a draft.
    await views({ mot: 2, hai: 1, ba: 4, "khong-co": 5 });
    await views({ mot: 3 });
    expect(await totals()).toEqual({ hai: 1, mot: 5 });
    await age(1);
    await views({ mot: 1 });
    const counted = await database().viewCount.findMany({ orderBy: { since: "asc" } });
    expect(counted.map((row) => row.views)).toEqual(expect.arrayContaining([5, 1, 1]));
    expect(await totals()).toEqual({ hai: 1, mot: 6 });
  });

  it("of two portals at once are all there", async () => {
    const both = ["mot", "hai"].flatMap((slug) =>
      Array.from({ length: 10 }, () => views({ [slug]: 1, bon: 1 })),
    );
    await Promise.all(both);
    expect(await totals()).toEqual({ bon: 20, hai: 10, mot: 10 });
  });

  it("of hours long past are summed up by month, and none is lost", async () => {
    const months = ["2026-01-31T16:00:00Z", "2026-01-31T17:00:00Z", "2026-02-10T05:00:00Z"];
    await views({ mot: 1 });
    const { articleId } = await database().viewCount.findFirstOrThrow();
    for (const since of months) {
      await database().viewCount.create({ data: { articleId, since: new Date(since), views: 3 } });
    }
    await rankMostRead(0);
    await rankMostRead(0);
    const rows = await database().viewCount.findMany({ orderBy: { since: "asc" } });
    // The second is the first hour of February in Vietnam.
    expect(rows.slice(0, -1).map(({ since, views }) => [since.toISOString(), views])).toEqual([
      ["2025-12-31T17:00:00.000Z", 3],
      ["2026-01-31T17:00:00.000Z", 6],
    ]);
    expect(rows.at(-1)?.views).toBe(1);
  });
});

describe("the most read", () => {
  beforeEach(forget);

  it("are those of the last 24 hours, 7 and 30 days, in all and in a section", async () => {
    expect(await isAnythingRead()).toBe(false);
    await views({ hai: 9 });
    await age(8 * 24);
    await views({ mot: 5 });
    await age(2 * 24);
    await views({ bon: 2, mot: 1 });
    await rankMostRead(0);
    expect(await listed()).toEqual([
      ["DAY", "bon", "mot"],
      ["WEEK", "mot", "bon"],
      ["MONTH", "hai", "mot", "bon"],
    ]);
    expect(await listed(idOf("section hai"))).toEqual([["MONTH", "hai"]]);
    expect(await isAnythingRead()).toBe(true);
  });

  it("are made once where several portals ask for it", async () => {
    await views({ mot: 1 });
    await Promise.all([1, 2, 3].map(() => rankMostRead(60_000)));
    const first = await database().mostRead.findFirstOrThrow();
    await views({ mot: 1, hai: 5 });
    await rankMostRead(60_000);
    expect(await database().mostRead.findFirst()).toEqual(first);
    expect(await listed()).toContainEqual(["DAY", "mot"]);
  });

  it("leave out what is taken down, at once", async () => {
    const articleId = await newArticle("Bài thừa", {
      sectionId: idOf("section mot"),
      at: "2024-03-20",
    });
    await views({ "bai-thua": 9, mot: 1 });
    await rankMostRead(0);
    expect(await listed()).toContainEqual(["DAY", "bai-thua", "mot"]);
    await done(takeDown(actor, { articleId, status: "REMOVED", note: "Gỡ theo yêu cầu" }));
    expect(await listed()).toContainEqual(["DAY", "mot"]);
  });
});

describe("a counter", () => {
  beforeEach(forget);
  const phone = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile";
  const reading = { slug: "mot", address: "192.0.2.1", browser: phone };

  it("counts a reader's reading of an article once, robots never, and writes the rest at its end", async () => {
    const counter = new ViewCounter();
    for (let n = 0; n < 3; n++) counter.note(reading);
    counter.note({ ...reading, address: "192.0.2.2" });
    counter.note({ ...reading, slug: "hai" });
    counter.note({ ...reading, slug: "bon", browser: "" });
    counter.note({
      ...reading,
      slug: "bon",
      browser: "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    });
    expect(await totals()).toEqual({});
    await counter.close();
    expect(await totals()).toEqual({ hai: 1, mot: 2 });
  });

  it("gives one network no room to keep others out", async () => {
    const counter = new ViewCounter();
    for (let n = 0; n < 20_000; n++) counter.note({ ...reading, slug: `khong-co-${n}` });
    counter.note({ ...reading, slug: "mot", address: "192.0.2.9" });
    await counter.close();
    expect(await totals()).toEqual({ mot: 1 });
  });

  it("lets one address make little of an article, whatever its browsers are called", async () => {
    const counter = new ViewCounter();
    for (let n = 0; n < 1_000; n++) counter.note({ ...reading, browser: `${phone} ${n}` });
    await counter.close();
    expect(await totals()).toEqual({ mot: 16 });
  });
});

describe("a portal", () => {
  let dataDir: string;
  let portal: Portal;
  const start = async (more: Record<string, string> = {}) => {
    const own = { DATABASE_URL: url, SITE_URL: "http://cong.test" };
    portal = await startPortal(dataDir, { ...own, ...more });
  };
  beforeAll(async () => {
    await forget();
    dataDir = await temporaryFolder("views");
    await start();
  }, 60_000);
  afterAll(() => portal?.stop());

  const browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  const tell = async (address: string, headers: Record<string, string> = {}, body?: string) => {
    const answer = await fetch(portal.url + address, {
      method: "POST",
      headers: { "user-agent": browser, "x-forwarded-for": "198.51.100.1", ...headers },
      body: body ?? null,
    });
    return answer.status;
  };
  const read = async (address: string) =>
    (await (await fetch(portal.url + address)).text()).replaceAll("\u00a0", " ");

  /** Makes every stored page one whose figures have become old. */
  const ageDocuments = () => {
    const store = new DatabaseSync(path.join(dataDir, "documents/documents.sqlite"));
    store.exec("UPDATE document SET renewAfter = 1 WHERE renewAfter < 8e15");
    const row = store.prepare("SELECT count(*) AS n FROM document WHERE renewAfter = 1").get();
    store.close();
    return row?.n as number;
  };

  it("makes a page with figures at most once in ten minutes, however often it is read", async () => {
    const renewAfter = () => {
      const store = new DatabaseSync(path.join(dataDir, "documents/documents.sqlite"));
      const row = store
        .prepare("SELECT renewAfter AS at FROM document WHERE key = '/vi/articles/hai'")
        .get();
      store.close();
      return Number(row?.at);
    };
    const asked = Date.now();
    await read("/bai-viet/hai");
    const answered = Date.now();
    await expect.poll(renewAfter, { timeout: 5_000 }).toBeGreaterThan(0);
    const made = renewAfter() - 600_000;
    expect(made).toBeGreaterThanOrEqual(asked);
    expect(made).toBeLessThanOrEqual(answered);
    for (let time = 0; time < 20; time++) await read("/bai-viet/hai");
    await wait(1_000);
    expect(renewAfter() - 600_000).toBe(made);
  });

  it("counts what an article's own page tells, and drops no page for it", async () => {
    const before = await Promise.all(["/", "/bai-viet/mot", "/doc-nhieu"].map(read));
    expect(before[2]).toContain("Chưa có số liệu");
    expect(await tell("/bai-viet/mot")).toBe(204);
    expect(await tell("/en/articles/mot", { "x-forwarded-for": "198.51.100.2" })).toBe(204);
    // The same reader again, a page elsewhere, a body, and what is no article.
    expect(await tell("/bai-viet/mot")).toBe(204);
    expect(await tell("/bai-viet/hai", { "sec-fetch-site": "cross-site" })).toBe(204);
    expect(await tell("/bai-viet/hai", { origin: "http://khac.test" })).toBe(204);
    expect(await tell("/bai-viet/hai", {}, "x".repeat(100))).toBe(204);
    expect(await tell("/su-kien/mot")).toBe(405);
    expect(await tell("/bai-viet")).toBe(405);
    await expect.poll(totals, { timeout: 15_000 }).toEqual({ mot: 2 });
    await expect.poll(() => listed(), { timeout: 15_000 }).toContainEqual(["DAY", "mot"]);
    expect(await Promise.all(["/", "/bai-viet/mot", "/doc-nhieu"].map(read))).toEqual(before);
  }, 60_000);

  it("shows figures that have become old once more, and makes the page anew meanwhile", async () => {
    await portal.stop();
    expect(ageDocuments()).toBeGreaterThanOrEqual(3);
    await start();
    expect(await read("/bai-viet/mot")).not.toContain("lượt đọc");
    await expect.poll(() => read("/bai-viet/mot"), { timeout: 15_000 }).toContain("2 lượt đọc");
    await expect.poll(() => read("/doc-nhieu"), { timeout: 15_000 }).toContain("24 giờ");
    await expect.poll(() => read("/"), { timeout: 15_000 }).toContain("Đọc nhiều</h2>");
    expect(await read("/gioi-thieu")).not.toContain("24 giờ");
  }, 60_000);

  it("sends what is the same with the same tag after it was renewed", async () => {
    const tag = async () => (await fetch(`${portal.url}/bai-viet/mot`)).headers.get("etag");
    await wait(500);
    const before = await tag();
    await portal.stop();
    ageDocuments();
    await start();
    await tag();
    await wait(500);
    expect(await tag()).toBe(before);
  }, 60_000);

  it("keeps how often an article was read to itself where that is set", async () => {
    expect(await read("/bai-viet/mot")).toContain("lượt đọc");
    await portal.stop();
    await start({ SHOW_VIEWS: "no" });
    expect(await read("/bai-viet/mot")).not.toContain("lượt đọc");
    expect(await read("/doc-nhieu")).toContain("24 giờ");
  }, 60_000);
});
