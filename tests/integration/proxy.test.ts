import type { ChildProcess } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { saveFile } from "#lib/content/media/commands.ts";
import { originalPath } from "#lib/content/media/originals.ts";
import { database } from "#lib/db/client.ts";
import { freePort } from "#lib/db/free-port.ts";
import {
  begin,
  compressedThrough,
  deskThrough,
  type Encoding,
  findProgram,
  leaveOut,
  sameThrough,
} from "#tests/support/counterpart.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { type Portal, startPortal } from "#tests/support/portal.ts";
import { actor, done } from "./content.ts";
import { again, makeWorld } from "./world.ts";

/* deploy/nginx.conf, with a port and folders of the test's, in a real nginx. */

const program = findProgram("nginx");
if (!program) leaveOut("There is no nginx on this machine: deploy/nginx.conf is not tried.");

const own = ownDatabase();
let portal: Portal;
let nginx: ChildProcess;
let url = "";
let recording = "";
let metrics = 0;

async function startNginx(folder: string, to: string): Promise<void> {
  const port = await freePort();
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(" ");
  const conf = readFileSync("deploy/nginx.conf", "utf8")
    .replace("listen 80;", `listen 127.0.0.1:${port};`)
    .replace("127.0.0.1:3000", new URL(to).host)
    .replace("/var/cache/nginx/portal", `${folder}/cache`)
    .replace("http {", `http { ${temporary}`);
  const file = path.join(folder, "nginx.conf");
  writeFileSync(file, `daemon off; pid ${folder}/pid; error_log stderr;\n${conf}`);
  url = `http://127.0.0.1:${port}`;
  nginx = await begin(program as string, ["-e", "stderr", "-c", file], url);
}

describe.skipIf(!program)("behind nginx", () => {
  beforeAll(async () => {
    const folder = path.join(inject("testFolder"), "proxy");
    process.env.PORTAL_DATA_DIR = path.join(folder, "data");
    await mkdir(process.env.PORTAL_DATA_DIR, { recursive: true });
    await makeWorld();
    const bytes = readFileSync("tests/fixtures/tone.mp3");
    const id = await done(saveFile(actor, bytes, { name: "Giọng đọc" }));
    recording = originalPath(await database().media.findUniqueOrThrow({ where: { id } }));
    metrics = await freePort();
    portal = await startPortal(process.env.PORTAL_DATA_DIR, {
      DATABASE_URL: own.url,
      METRICS_PORT: String(metrics),
    });
    await startNginx(folder, portal.url);
  }, 60_000);
  afterAll(async () => {
    nginx?.kill();
    await portal?.stop();
  });

  it.each<Encoding>(["br", "gzip", "identity"])(
    "a page comes as the portal sends it, in %s",
    async (form) => {
      await sameThrough(url, portal.url, "/bai-viet/mot", form);
    },
  );

  it("every page comes compressed", () => compressedThrough(url));

  it("knows what a reader has already", async () => {
    const tag = (await fetch(`${url}/bai-viet/mot`)).headers.get("etag") ?? "";
    const again = await fetch(`${url}/bai-viet/mot`, { headers: { "if-none-match": tag } });
    expect(again.status).toBe(304);
  });

  it("an edit is seen within a second, at whatever moment of one", async () => {
    for (const name of ["Đổi Một", "Đổi Hai", "Đổi Ba", "Đổi Tư", "Đổi Năm"]) {
      const reading = async () => (await fetch(`${url}/dien-gia/mot`)).text();
      // Late in a second what comes then would be kept for nearly two.
      await wait(1_000 - (Date.now() % 1_000) + Math.random() * 900);
      expect(await reading()).not.toContain(name);
      await again.person("mot", { name });
      await wait(1_000);
      expect(await reading()).toContain(name);
    }
  });

  it("a page is asked for in a second by those alone who come before the answer to the first", async () => {
    const asked = async () => {
      const text = await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text();
      return [...text.matchAll(/^portal_requests_total\{.*\} (\d+)$/gm)].reduce(
        (sum, [, count]) => sum + Number(count),
        0,
      );
    };
    const readers = 20;
    const seconds = 2;
    const before = await asked();
    const end = performance.now() + seconds * 1_000;
    const statuses: number[] = [];
    const read = async () => {
      while (performance.now() < end) {
        const answer = await fetch(`${url}/bai-viet/mot`);
        await answer.arrayBuffer();
        statuses.push(answer.status);
      }
    };
    await Promise.all(Array.from({ length: readers }, read));
    expect(new Set(statuses)).toEqual(new Set([200]));
    // Two seconds touch three.
    expect((await asked()) - before).toBeLessThanOrEqual(readers * (seconds + 1));
    expect(statuses.length).toBeGreaterThan(5 * readers * (seconds + 1));
  });

  it("what the portal wants nobody to keep is not kept", async () => {
    const search = async () => (await fetch(`${url}/tim-kiem?q=Tìm+Thấy`)).text();
    for (const name of ["Tìm Thấy Một", "Tìm Thấy Hai", "Tìm Thấy Ba"]) {
      await again.person("mot", { name });
      expect(await search()).toContain(name);
    }
  });

  it("the desk passes by, with what is sent to it", () => deskThrough(url));

  it("what is not there is not there", async () => {
    expect((await fetch(`${url}/bai-viet/khong-co`)).status).toBe(404);
  });

  it("a fault goes by nginx's name for the request, not by the reader's", async () => {
    await database().$executeRaw`ALTER TABLE "Section" RENAME TO "Away"`;
    try {
      const headers = { "X-Request-Id": "reader" };
      const answer = await fetch(`${url}/tim-kiem?q=hoi`, { headers });
      expect(answer.status).toBe(500);
      expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f]{32}$/);
    } finally {
      await database().$executeRaw`ALTER TABLE "Away" RENAME TO "Section"`;
    }
  });

  it("a part of a recording is a part", async () => {
    const answer = await fetch(url + recording, { headers: { range: "bytes=10-19" } });
    expect(answer.status).toBe(206);
    expect((await answer.arrayBuffer()).byteLength).toBe(10);
  });

  it("readers have the page while the portal is away", async () => {
    expect((await fetch(`${url}/su-kien/mot`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    await portal.stop();
    await wait(1_500);
    expect((await fetch(`${url}/su-kien/mot`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(502);
  });
});
