import { mkdir } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { database } from "#lib/db/client.ts";
import { freePort } from "#lib/db/free-port.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { figures } from "#tests/support/figures.ts";
import { type Portal, runPortal, startPortal } from "#tests/support/portal.ts";
import { again, down, makeWorld } from "./world.ts";

const own = ownDatabase();
let portal: Portal;
let folder: string;
let metricsPort: number;

beforeAll(async () => {
  await makeWorld();
  await down("hai", "REMOVED");
  folder = path.join(inject("testFolder"), "metrics");
  await mkdir(folder);
  metricsPort = await freePort();
  const env = { DATABASE_URL: own.url, METRICS_PORT: String(metricsPort) };
  portal = await startPortal(folder, env);
});
afterAll(() => portal.stop());

const scrape = () => fetch(`http://127.0.0.1:${metricsPort}/metrics`);
const get = async (address: string, init: RequestInit = {}) =>
  (await fetch(portal.url + address, { redirect: "manual", ...init })).text();

/** By how much figures rise, as soon as they have risen. */
async function expectRise(expected: Record<string, number>, work: () => Promise<unknown>) {
  const before = await figures(metricsPort);
  await work();
  await vi.waitFor(async () => {
    const after = await figures(metricsPort);
    const rise = (name: string) => (after.get(name) ?? Number.NaN) - (before.get(name) ?? 0);
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, rise(name)]))).toEqual(
      expected,
    );
  });
}

const requests = (answer: string, status: number) =>
  `portal_requests_total{answer="${answer}",status="${status}"}`;

describe("/metrics", () => {
  it("is written as Prometheus reads it", async () => {
    await get("/");
    // The disk is written to a moment later.
    const onDisk = async () =>
      (await figures(metricsPort)).get('portal_documents_stored{store="disk"}');
    await expect.poll(onDisk).toBe(1);
    const answer = await scrape();
    expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    const text = await answer.text();
    const label = '[a-z]+="(?:[^"\\\\\\n]|\\\\["\\\\n])*"';
    const value = "(?:[+-]Inf|NaN|-?\\d+(?:\\.\\d+)?(?:e[+-]\\d+)?)";
    let family = "";
    const families: string[] = [];
    for (const line of text.trimEnd().split("\n")) {
      const [, help] = /^# HELP ([a-z_0-9]+) \S.*$/.exec(line) ?? [];
      if (help) families.push(help);
      if (help) family = help;
      else if (line.startsWith("#")) {
        expect(line).toMatch(new RegExp(`^# TYPE ${family} (counter|gauge|histogram)$`));
        expect(line.endsWith(" counter")).toBe(family.endsWith("_total"));
      } else {
        const name = `${family}(?:_bucket|_sum|_count)?`;
        expect(line).toMatch(new RegExp(`^${name}(?:\\{${label}(?:,${label})*\\})? ${value}$`));
      }
    }
    expect(text.endsWith("\n")).toBe(true);
    expect(new Set(families).size).toBe(families.length);
    expect(families.length).toBeGreaterThan(12);
    const series = text.split("\n").filter((line) => /^\w/.test(line));
    const names = series.map((line) => line.slice(0, line.lastIndexOf(" ")));
    expect(new Set(names).size).toBe(names.length);
  });

  it("tells a page that is made from one that is stored", async () => {
    await expectRise(
      {
        [requests("miss", 200)]: 1,
        [requests("hit", 200)]: 2,
        'portal_renders_total{result="made"}': 1,
        portal_render_seconds_count: 1,
        'portal_render_seconds_bucket{le="+Inf"}': 1,
        'portal_documents_stored{store="memory"}': 1,
        'portal_documents_stored{store="disk"}': 1,
      },
      async () => {
        for (let time = 0; time < 3; time++) await get("/su-kien/mot");
      },
    );
    const { headers } = await fetch(`${portal.url}/su-kien/mot`);
    const known = { "If-None-Match": headers.get("etag") ?? "" };
    await expectRise({ [requests("hit", 304)]: 1 }, () => get("/su-kien/mot", { headers: known }));
  });

  it.each([
    ["/bai-viet/khong-co", 404],
    ["/bai-viet/hai", 410],
    ["/sitemap.xml", 200],
    ["/sitemap-articles-2024-03.xml", 200],
  ])("tells that %s, a %i, is made once and stored, too", async (address, status) => {
    await expectRise(
      {
        [requests("miss", status)]: 1,
        [requests("hit", status)]: 2,
        'portal_renders_total{result="made"}': 1,
        'portal_documents_stored{store="memory"}': 1,
      },
      async () => {
        for (let time = 0; time < 3; time++) await get(address);
      },
    );
  });

  it("tells that a page is unpacked once, and stored so, for who takes no compressed form", async () => {
    const addresses = ["/bai-viet/cung-khong-co", "/su-kien/hai"];
    const as = (form: string) => ({ headers: { "Accept-Encoding": form } });
    const texts = await Promise.all(addresses.map((one) => get(one)));
    // The last whose smallest form is made: no other changes what is stored any more.
    const form = async () =>
      (await fetch(portal.url + addresses[1], as("gzip, br"))).headers.get("content-encoding");
    await expect.poll(form).toBe("br");
    const unpacked = Buffer.byteLength(texts.join(""));
    const bytes = 'portal_documents_stored_bytes{store="memory"}';
    await expectRise({ [bytes]: unpacked, [requests("hit", 200)]: 3 }, async () => {
      for (let time = 0; time < 3; time++) {
        const plain = await Promise.all(addresses.map((one) => get(one, as("identity"))));
        expect(plain).toEqual(texts);
      }
    });
  });

  it("tells that a page was made once for all who waited for it", async () => {
    let texts: string[] = [];
    await expectRise({ 'portal_renders_total{result="made"}': 1 }, async () => {
      const asked = await database().$transaction(async (tx) => {
        await tx.$executeRaw`LOCK TABLE "Document" IN ACCESS EXCLUSIVE MODE`;
        const all = Promise.all(Array.from({ length: 50 }, () => get("/van-ban/mot")));
        await wait(500);
        return { all };
      });
      texts = await asked.all;
    });
    expect(texts).toHaveLength(50);
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain("1-NQ/TW");
  });

  it("counts other answers as what they are", async () => {
    await expectRise(
      {
        [requests("miss", 404)]: 1,
        [requests("redirect", 308)]: 1,
        [requests("media", 404)]: 1,
        [requests("file", 200)]: 1,
        [requests("other", 200)]: 2,
        [requests("other", 405)]: 1,
      },
      async () => {
        const addresses = ["/khong/co", "/SU-KIEN/mot", "/media/a", "/reader.js", "/healthz"];
        for (const address of addresses) await get(address);
        await get("/readyz");
        await get("/", { method: "POST" });
      },
    );
  });

  it("counts what an announcement drops", async () => {
    await get("/dien-gia/mot");
    const before = await figures(metricsPort);
    await again.person("mot", { name: "Tên khác" });
    await vi.waitFor(async () => {
      const after = await figures(metricsPort);
      const of = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
      expect(of("portal_purges_total")).toBeGreaterThan(0);
      expect(of('portal_documents_stored{store="memory"}')).toBe(-of("portal_purges_total"));
      expect(of('portal_documents_stored_bytes{store="memory"}')).toBeLessThan(0);
    });
  });

  it("counts what goes wrong", async () => {
    await database().$executeRaw`ALTER TABLE "Section" RENAME TO "Away"`;
    try {
      const failed = { [requests("error", 500)]: 1, 'portal_renders_total{result="failed"}': 1 };
      await expectRise(failed, () => get("/tim-kiem?q=hoi"));
    } finally {
      await database().$executeRaw`ALTER TABLE "Away" RENAME TO "Section"`;
    }
  });

  it("tells of the database and the process", async () => {
    const now = await figures(metricsPort);
    const at = (name: string) => now.get(name) ?? Number.NaN;
    expect(at("portal_journal_current")).toBe(1);
    expect(at('portal_database_pool{state="total"}')).toBeGreaterThan(0);
    expect(at('portal_database_pool{state="waiting"}')).toBe(0);
    expect(at("portal_renders_waiting")).toBe(0);
    expect(at("process_resident_memory_bytes")).toBeGreaterThan(5e7);
    expect(at("process_cpu_seconds_total")).toBeGreaterThan(0.1);
    expect(Math.abs(at("process_start_time_seconds") - Date.now() / 1_000)).toBeLessThan(120);
    expect(at("nodejs_eventloop_lag_max_seconds")).toBeLessThan(30);
  });

  it("is there on this machine alone, and nowhere on the portal's own port", async () => {
    expect((await fetch(`${portal.url}/metrics`)).status).toBe(404);
    const all = Object.values(os.networkInterfaces()).flatMap((one) => one ?? []);
    for (const { address } of all.filter((one) => !one.internal && one.family === "IPv4")) {
      const socket = net.connect(metricsPort, address);
      const said = await new Promise((go) =>
        socket.on("connect", () => go("open")).on("error", go),
      );
      socket.destroy();
      expect(said).toMatchObject({ code: "ECONNREFUSED" });
    }
  });

  it("on a port that is taken ends the start with a sentence", async () => {
    const env = { DATABASE_URL: own.url, METRICS_PORT: String(metricsPort) };
    const { code, output } = await runPortal(path.join(folder, "other"), env);
    expect(output.trim()).toMatch(
      new RegExp(`^Port ${metricsPort} .+ set METRICS_PORT to another number\\.$`),
    );
    expect(code).toBe(1);
  });
});
