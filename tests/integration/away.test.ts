import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { savePerson } from "#lib/content/people/commands.ts";
import { saveSection } from "#lib/content/topics/commands.ts";
import { closeDatabase, connectTo } from "#lib/db/client.ts";
import { readPidFile } from "#lib/db/cluster-leftover.ts";
import { type Embedded, startEmbedded } from "#lib/db/embedded.ts";
import { migrate } from "#lib/db/migrations.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import { type Portal, startPortal } from "#tests/support/portal.ts";
import { actor, done } from "./content.ts";
import { again, down, idOf, makeWorld, person } from "./world.ts";

/* A PostgreSQL of its own, which can be taken away. */

let cluster: string;
let server: Embedded;
let portal: Portal;
let dataDir: string;

const startServer = async () => {
  server = await startEmbedded({ dataDir: cluster });
};

beforeAll(async () => {
  cluster = await temporaryFolder("away");
  await startServer();
  process.env.PORTAL_DATA_DIR = dataDir = path.join(inject("testFolder"), "away");
  await mkdir(dataDir);
  await migrate(server.url);
  await connectTo(server.url);
  await makeWorld();
  await down("hai", "REMOVED");
  portal = await start();
}, 120_000);

afterAll(async () => {
  await portal?.stop();
  await closeDatabase();
  await server?.stop();
  await rm(cluster, { recursive: true, force: true });
});

/** What is stored is of one site: another port alone would make another of it. */
const start = () =>
  startPortal(dataDir, { DATABASE_URL: server.url, SITE_URL: "http://cong.test" });

const get = (address: string) => fetch(portal.url + address, { redirect: "manual" });
const pages = ["/", "/en", "/bai-viet/mot", "/su-kien/mot", "/dien-gia/mot"];
const files = ["/feed.xml", "/lich.ics", "/sitemap.xml", "/sitemap-articles-2024-03.xml"];
const gone = new Map([
  ["/bai-viet/hai", 410],
  ["/en/articles/hai", 410],
  ["/bai-viet/khong-co", 404],
  ["/khong/co", 404],
]);
const kept = [...pages, ...files, ...gone.keys()];
const expected = (address: string) => gone.get(address) ?? 200;
const statuses = (addresses: string[]) =>
  Promise.all(addresses.map(async (address) => (await get(address)).status));
const allWell = kept.map(expected);

/** Eight readers of what is stored, until they end. */
function read() {
  const failed: string[] = [];
  let asked = 0;
  let isOver = false;
  const readers = Array.from({ length: 8 }, async (_, n) => {
    for (let turn = n; !isOver; turn++) {
      const address = kept[turn % kept.length] as string;
      const status = await get(address).then(
        async (answer) => (await answer.text()).length > 0 && answer.status,
        (error) => error.message,
      );
      asked++;
      if (status !== expected(address)) failed.push(`${address} ${status}`);
    }
  });
  const end = async () => {
    isOver = true;
    await Promise.all(readers);
    return { asked, failed };
  };
  return { end };
}

/** The number n that a query finds in the store on disk. */
function onDisk(query: string, ...values: number[]): number {
  const store = new DatabaseSync(path.join(dataDir, "documents/documents.sqlite"));
  const row = store.prepare(query).get(...values);
  store.close();
  return Number(row?.n);
}

describe("while the database is away", () => {
  it("readers of what is stored see no error, and the rest is excused; then all is well by itself", async () => {
    const answers = await Promise.all(kept.map(get));
    expect(answers.map(({ status }) => status)).toEqual(allWell);
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    const readers = read();
    await wait(300);
    await server.stop();
    await wait(1_500);

    for (const [n, address] of kept.entries()) {
      const stored = await get(address);
      expect([address, stored.status]).toEqual([address, expected(address)]);
      expect(stored.headers.get("warning"), address).toBe('110 - "Response is Stale"');
      expect(await stored.text(), address).toBe(texts[n]);
    }
    const other = await get("/van-ban/mot");
    expect(other.status).toBe(503);
    expect(Number(other.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(other.headers.get("cache-control")).toBe("no-store");
    expect(other.headers.getSetCookie()).toEqual([]);
    expect(await other.text()).toContain("Cổng đang gặp trục trặc");
    expect((await get("/readyz")).status).toBe(503);
    expect((await get("/healthz")).status).toBe(200);

    await startServer();
    const back = performance.now();
    while ((await get("/van-ban/mot")).status !== 200) await wait(50);
    expect(performance.now() - back).toBeLessThan(5_000);
    await wait(300);
    const { asked, failed } = await readers.end();
    expect(asked).toBeGreaterThan(300);
    expect(failed).toEqual([]);
    expect((await get("/bai-viet/mot")).headers.get("warning")).toBeNull();
    expect(portal.output()).toMatch(
      /"level":"error".*database is lost(.*\n)*.*"ms":\d+.*database is there again/,
    );

    await again.person("mot", { name: "Sau Khi Trở Lại" });
    await wait(500);
    expect(await (await get("/dien-gia/mot")).text()).toContain("Sau Khi Trở Lại");
  }, 60_000);

  it("killed amid questions it costs readers of what is stored nothing; then all is well by itself", async () => {
    expect(await statuses(kept)).toEqual(allWell);
    const postmaster = async () => (await readPidFile(path.join(cluster, "postgres")))?.pid;
    const killed = (await postmaster()) as number;
    const readers = read();
    const searched: number[] = [];
    const search = async () => {
      const { status } = await get(`/tim-kiem?q=hoi+${searched.length}`);
      searched.push(status);
      return status;
    };
    let isOver = false;
    const searchers = Array.from({ length: 4 }, async () => {
      while (!isOver) await search();
    });
    while (searched.length < 40) await wait(5);

    process.kill(killed, "SIGKILL");
    const away = performance.now();
    while (!searched.includes(503)) await wait(5);
    while ((await search()) !== 200) await wait(50);
    expect(performance.now() - away).toBeLessThan(5_000);
    expect(await postmaster()).not.toBe(killed);
    await wait(300);
    isOver = true;
    await Promise.all(searchers);
    const { asked, failed } = await readers.end();
    expect(asked).toBeGreaterThan(300);
    expect(failed).toEqual([]);
    expect(new Set(searched)).toEqual(new Set([200, 503]));

    await again.person("mot", { name: "Sau Khi Bị Giết" });
    await wait(500);
    expect(await (await get("/dien-gia/mot")).text()).toContain("Sau Khi Bị Giết");
  }, 60_000);
});

describe("a portal that is started again", () => {
  it("has yesterday's pages at once, and none that has changed meanwhile", async () => {
    expect(await statuses(kept)).toEqual(allWell);
    await wait(500);
    await portal.stop();
    await again.person("hai", { name: "Đổi Khi Cổng Nghỉ" });
    portal = await start();
    // Without the database, only what lay on disk can be answered.
    await server.stop();
    const answers = await statuses(["/bai-viet/mot", "/su-kien/mot", "/feed.xml", "/dien-gia/hai"]);
    expect(answers).toEqual([200, 200, 200, 503]);
    await startServer();
    await wait(1_000);
    expect(await (await get("/dien-gia/hai")).text()).toContain("Đổi Khi Cổng Nghỉ");
  }, 60_000);

  it("serves whole pages alone when it was killed while it wrote", async () => {
    const people: string[] = [];
    for (let n = 0; n < 60; n++) {
      const name = `nguoi-${n}`;
      await done(savePerson(actor, person(name)));
      people.push(`/dien-gia/${name}`);
    }
    const whole = new Map<string, string>();
    for (const address of people) whole.set(address, await (await get(address)).text());
    for (let round = 0; round < 3; round++) {
      // Every page is made anew, and amid the writing of them comes the end.
      const last = onDisk("SELECT max(id) AS n FROM document");
      await done(
        saveSection(actor, { id: idOf("section mot"), slug: "mot", name: "mot", position: 0 }),
      );
      while (onDisk("SELECT count(*) AS n FROM change WHERE last >= ?", last) === 0) await wait(5);
      const asking = people.map((address) => get(address).catch(() => null));
      const isWriting = () => {
        const written = onDisk("SELECT count(*) AS n FROM document WHERE id > ?", last);
        return written > 0 && written < people.length;
      };
      while (!isWriting()) await wait(5);
      process.kill(portal.serverPid, "SIGKILL");
      await Promise.all(asking);
      await portal.ended;
      portal = await start();
      for (const address of people) {
        const answer = await get(address);
        expect(answer.status).toBe(200);
        expect(await answer.text()).toBe(whole.get(address));
      }
    }
  }, 120_000);
});
