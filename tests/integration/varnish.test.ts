import type { ChildProcess } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { request } from "node:http";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { database } from "#lib/db/client.ts";
import { freePort } from "#lib/db/free-port.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
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
import { again, down, makeWorld } from "./world.ts";

/* deploy/varnish.vcl, with ports of the test's, in a real Varnish. */

const varnishd = findProgram("varnishd");
const hasModule = ["x86_64", "aarch64"].some((machine) =>
  existsSync(`/usr/lib/${machine}-linux-gnu/varnish/vmods/libvmod_xkey.so`),
);
const program = hasModule ? varnishd : undefined;
if (!program) leaveOut("There is no Varnish with xkey here: deploy/varnish.vcl is not tried.");

const own = ownDatabase();
let folder: string;
let portal: Portal;
let varnish: ChildProcess;
let url = "";
let start: () => Promise<Portal>;

const get = (address: string, headers: Record<string, string> = {}) =>
  fetch(url + address, { headers, redirect: "manual" });
const text = async (address: string) => (await get(address)).text();

const ageOf = async (address: string): Promise<number> => {
  const answer = await get(address);
  await answer.text();
  return Number(answer.headers.get("age"));
};

/** Waits until an address is answered from Varnish's memory: it then says for how long it has had it. */
const untilKept = (address: string) =>
  expect.poll(() => ageOf(address), { timeout: 15_000 }).toBeGreaterThan(0);

/** Asks from an address of this machine. @returns the status of the answer. */
const askFrom = (
  localAddress: string,
  method: string,
  path: string,
  headers: Record<string, string>,
): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(url + path, { method, localAddress, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on("error", reject)
      .end();
  });

describe.skipIf(!program)("behind Varnish", () => {
  beforeAll(async () => {
    process.env.PORTAL_DATA_DIR = path.join(inject("testFolder"), "varnish");
    await mkdir(process.env.PORTAL_DATA_DIR, { recursive: true });
    await makeWorld();
    const [port, portalPort] = [await freePort(), await freePort()];
    url = `http://127.0.0.1:${port}`;
    start = () =>
      startPortal(process.env.PORTAL_DATA_DIR as string, {
        DATABASE_URL: own.url,
        PORT: String(portalPort),
        PURGE_CACHES: url,
      });
    portal = await start();
    folder = await temporaryFolder("varnish");
    const file = path.join(folder, "varnish.vcl");
    writeFileSync(
      file,
      readFileSync("deploy/varnish.vcl", "utf8").replace('"3000"', `"${portalPort}"`),
    );
    const listening = ["-a", `127.0.0.1:${port}`, "-n", path.join(folder, "work"), "-j", "none"];
    const more = ["-F", "-f", file, "-p", "http_gzip_support=off", "-s", "malloc,64m"];
    varnish = await begin(program as string, [...listening, ...more], url);
  }, 60_000);
  afterAll(async () => {
    varnish?.kill();
    await portal?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it.each<Encoding>(["br", "gzip", "identity"])(
    "a page comes as the portal sends it, in %s",
    async (form) => {
      const through = await sameThrough(url, portal.url, "/bai-viet/mot", form);
      expect(through.headers.get("surrogate-key")).toBeNull();
      expect(through.headers.get("surrogate-control")).toBeNull();
    },
  );

  it("every page comes compressed", () => compressedThrough(url));

  it("pages are kept, whatever cookie or name they are asked with", async () => {
    await untilKept("/bai-viet/hai");
    const answer = await get("/bai-viet/hai", { cookie: "a=1", authorization: "Basic YQ==" });
    expect(Number(answer.headers.get("age"))).toBeGreaterThan(0);
    expect(await answer.text()).toBe(await (await fetch(`${portal.url}/bai-viet/hai`)).text());
  });

  it("an edit is seen within a second, and what has nothing to do with it stays", async () => {
    for (const address of ["/dien-gia/mot", "/bai-viet/mot", "/dien-gia/hai", "/gioi-thieu"]) {
      await untilKept(address);
    }
    await again.person("mot", { name: "Đổi Tên" });
    await wait(1_000);
    expect(await text("/dien-gia/mot")).toContain("Đổi Tên");
    expect(await text("/bai-viet/mot")).toContain("Đổi Tên");
    for (const address of ["/dien-gia/hai", "/gioi-thieu"]) {
      expect(await ageOf(address), address).toBeGreaterThan(0);
    }
  });

  it("what is taken down is gone within a second", async () => {
    await untilKept("/bai-viet/hai");
    await down("hai", "REMOVED");
    await wait(1_000);
    expect((await get("/bai-viet/hai")).status).toBe(410);
  });

  it("the desk passes by, with what is sent to it", () => deskThrough(url));

  it("readings are counted, of those who read", async () => {
    const browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    for (const forged of ["6.6.6.6", "6.6.6.7", "6.6.6.8"]) {
      const headers = { "user-agent": browser, "x-forwarded-for": forged };
      expect(await askFrom("127.0.0.2", "POST", "/bai-viet/mot", headers)).toBe(204);
    }
    const total = async () => (await database().viewTotal.findFirst())?.views;
    await expect.poll(total, { timeout: 15_000 }).toBe(1);
  });

  it("nobody but a portal can make it forget", async () => {
    const headers = { "Surrogate-Key": "all" };
    expect(await askFrom("127.0.0.2", "PURGE", "/", headers)).toBe(403);
    expect(await askFrom("127.0.0.1", "PURGE", "/", headers)).toBe(200);
    // A reader behind a proxy on the portal's own machine.
    const passedOn = { ...headers, "x-forwarded-for": "198.51.100.1" };
    expect(await askFrom("127.0.0.1", "PURGE", "/", passedOn)).toBe(403);
  });

  it("readers have the page while the portal is away, and the new one when it is back", async () => {
    await untilKept("/to-chuc/mot");
    await untilKept("/su-kien/mot");
    expect((await get("/readyz")).status).toBe(200);
    await untilKept("/dien-gia/mot");
    await again.person("mot", { name: "Tên Khác" });
    await portal.stop();
    // Forgotten, and the probe has not found yet that there is nobody to ask.
    expect((await get("/dien-gia/mot")).status).toBe(200);
    await expect.poll(async () => (await get("/khong-luu")).status, { timeout: 10_000 }).toBe(503);
    expect((await get("/su-kien/mot")).status).toBe(200);
    expect((await get("/readyz")).status).toBe(503);
    await again.organization("mot", { name: "Tổ chức đổi tên" });
    expect(await text("/to-chuc/mot")).not.toContain("Tổ chức đổi tên");
    portal = await start();
    await expect.poll(() => text("/to-chuc/mot"), { timeout: 10_000 }).toContain("Tổ chức đổi tên");
  }, 60_000);
});
