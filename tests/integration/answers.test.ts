import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { request } from "node:http";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { takeDown } from "#lib/content/articles/commands.ts";
import { database } from "#lib/db/client.ts";
import { checksumOf } from "#lib/delivery/disk.ts";
import { localDay, monthRange } from "#lib/text/date-time.ts";
import { ownDatabase } from "../support/database.ts";
import { type Portal, startPortal } from "../support/portal.ts";
import { actor, done, newArticle, newSection } from "./content.ts";

/** What the sample content has none of: articles taken down, long lists, a store that fails. */

const own = ownDatabase();
const published = 45;
let portal: Portal;
const folder = () => path.join(inject("testFolder"), "answers");
/** With an address that stays: its pages are good after a restart. */
const start = () => startPortal(folder(), { DATABASE_URL: own.url, SITE_URL: "http://cong.test" });

beforeAll(async () => {
  const sectionId = await newSection("Hội thảo");
  for (let number = 1; number <= published; number++) {
    const at = new Date(Date.UTC(2026, 0, 1, 0, number));
    await newArticle(`Bài số ${number}`, { sectionId, at });
  }
  const withdrawn = await newArticle("Bài đã rút", { sectionId });
  const removed = await newArticle("Bài đã gỡ", { sectionId });
  const down = (articleId: string, status: "WITHDRAWN" | "REMOVED") =>
    done(
      takeDown(actor, {
        articleId,
        status,
        note: "Nguồn đã rút tin.",
        noteEn: "The source withdrew it.",
      }),
    );
  await down(withdrawn, "WITHDRAWN");
  await down(removed, "REMOVED");
  await mkdir(folder());
  portal = await start();
});

afterAll(() => portal.stop());

async function read(address: string) {
  const answer = await fetch(`${portal.url}${address}`, { redirect: "manual" });
  const html = await answer.text();
  // What a reader without script sees: the text outside of scripts.
  const text = html.replace(/<script[\s\S]*?<\/script>/g, " ").replace(/<[^>]*>/g, " ");
  return { status: answer.status, html, text, headers: answer.headers };
}

/** Asks in words that fetch has not. */
async function ask(method: string, target: string) {
  const { hostname, port } = new URL(portal.url);
  const sent = request({ hostname, port, method, path: target }).end();
  const [answer] = await once(sent, "response");
  return { status: answer.statusCode, allow: answer.headers.allow, body: await answer.toArray() };
}

describe("a request", () => {
  it.each([
    ["http://cong.test/bai-viet", 200, "/bai-viet"],
    ["HTTPS://cong.test:8443/bai-viet?trang=2", 200, "/bai-viet?trang=2"],
    ["http://cong.test", 200, "/"],
    ["http://cong.test/reader.js", 200, "/reader.js"],
    ["http://cong.test?trang=2", 200, "/?trang=2"],
    ["http://cong.test/khong-co", 404, "/khong-co"],
  ])("for %s is answered as one for its path", async (whole, status, path) => {
    const [got, expected] = [await ask("GET", whole), await ask("GET", path)];
    expect(got).toEqual(expected);
    expect(got.status).toBe(status);
  });

  it("for the stylesheet or the script is answered for ever under its version alone", async () => {
    const page = await (await fetch(`${portal.url}/`)).text();
    for (const name of ["reader.css", "reader.js"]) {
      const [version = ""] = new RegExp(`/${name}\\?v=\\w+`).exec(page) ?? [];
      const kept = async (address: string) => {
        const answer = await fetch(portal.url + address);
        expect((await answer.text()).length).toBeGreaterThan(1_000);
        return answer.headers.get("cache-control");
      };
      expect(await kept(version)).toBe("public, max-age=31536000, immutable");
      expect(await kept(`/${name}?v=000000000000`)).toBe("no-store");
      expect(await kept(`/${name}`)).toBe("no-store");
    }
  });

  it.each(["/", "/healthz", "/media/a", "/khong-co"])(
    "to do something else with %s is refused",
    async (address) => {
      for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
        expect(await ask(method, address)).toMatchObject({ status: 405, allow: "GET, HEAD" });
      }
    },
  );

  it("what can be done is answered", async () => {
    expect(await ask("OPTIONS", "*")).toEqual({ status: 204, allow: "GET, HEAD", body: [] });
  });
});

/** The status of an answer to a reader who has cookies already, and those that it sets. */
async function cookiesOf(address: string, init: RequestInit = {}) {
  const headers = { Cookie: "desk.session_token=a.b; desk-device=c", ...init.headers };
  const answer = await fetch(portal.url + address, { redirect: "manual", ...init, headers });
  await answer.arrayBuffer();
  return [answer.status, answer.headers.getSetCookie()] as const;
}

describe("no cookie is set", () => {
  const media = `/media/${"a".repeat(64)}/van-ban.pdf`;
  beforeAll(async () => {
    const file = path.join(folder(), media.replace("/media/", "/media/aa/"));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, "%PDF-1.4");
  });

  it.each<[status: number, addresses: string[], init?: RequestInit]>([
    [200, ["/", "/en/articles", "/tim-kiem?q=bai", "/bai-viet/bai-da-rut"]],
    [200, ["/feed.xml", "/lich.ics", "/sitemap.xml", "/robots.txt"]],
    [200, ["/reader.js", "/reader.css?v=0", "/favicon.png", media]],
    [200, ["/speculation-rules.json", "/healthz", "/readyz"]],
    [200, ["/", "/feed.xml", "/reader.js", media], { method: "HEAD" }],
    [204, ["/bai-viet/bai-so-1"], { method: "POST" }],
    [206, [media], { headers: { Range: "bytes=0-3" } }],
    [304, ["/", "/feed.xml", "/reader.js", media], { headers: { "If-None-Match": "*" } }],
    [308, ["/BAI-VIET", "/en/", "/vi/su-kien"]],
    [404, ["/khong-co", "/bai-viet/khong-co", "/media/a", "/khong-co.png"]],
    [405, ["/", "/healthz", "/reader.js"], { method: "PUT" }],
    [410, ["/bai-viet/bai-da-go", "/en/articles/bai-da-go"]],
    [413, ["/", "/bai-viet/bai-so-1"], { method: "POST", body: "x".repeat(70_000) }],
    [416, [media], { headers: { Range: "bytes=99-" } }],
  ])("with %i for %j", async (status, addresses, init) => {
    for (const address of addresses) {
      expect([address, ...(await cookiesOf(address, init))]).toEqual([address, status, []]);
    }
  });
});

describe("an article that was taken down", () => {
  it("answers 410 when it was removed, with the reason in the reader's language and without its text", async () => {
    const vi = await read("/bai-viet/bai-da-go");
    expect(vi.status).toBe(410);
    expect(vi.text).toContain("Bài đã được gỡ");
    expect(vi.text).toContain("Nguồn đã rút tin.");
    expect(vi.html).not.toContain("nói dài hơn");
    const en = await read("/en/articles/bai-da-go");
    expect(en.status).toBe(410);
    expect(en.text).toContain("The source withdrew it.");
  });

  it("stays readable under a notice when it was withdrawn", async () => {
    const { status, text } = await read("/bai-viet/bai-da-rut");
    expect(status).toBe(200);
    expect(text).toContain("Bài đã được rút");
    expect(text).toContain("Nguồn đã rút tin.");
    expect(text).toContain("Bài đã rút, nói dài hơn.");
  });

  it("stands in no list, feed or sitemap", async () => {
    const taken = await database().article.findMany({
      where: { slug: { in: ["bai-da-go", "bai-da-rut"] } },
      select: { publishedAt: true },
    });
    const parts = taken.map(
      ({ publishedAt }) => `/sitemap-articles-${localDay(publishedAt as Date).slice(0, 7)}.xml`,
    );
    expect(parts).toHaveLength(2);
    const lists = ["/", "/bai-viet", "/chuyen-muc/hoi-thao", "/feed.xml", ...parts];
    for (const address of lists) {
      expect((await read(address)).html, address).not.toMatch(/bai-da-(go|rut)/);
    }
  });
});

describe("the sitemap", () => {
  it("has articles in the month in which they appeared, and no other parts than it names", async () => {
    const { html } = await read("/sitemap.xml");
    const months = [...html.matchAll(/sitemap-articles-(\d{4}-\d\d)\.xml/g)].map(([, one]) => one);
    expect(months.toSorted().reverse()).toEqual(months);
    for (const month of months) {
      const part = await read(`/sitemap-articles-${month}.xml`);
      const { from, to } = monthRange(month as string);
      const slugs = [...part.html.matchAll(/<loc>[^<]*\/bai-viet\/([^<]+)</g)].map(
        ([, one]) => one,
      );
      const found = await database().article.findMany({
        where: { status: "PUBLISHED", publishedAt: { gte: from, lt: to } },
        select: { slug: true },
      });
      expect(slugs.toSorted()).toEqual(found.map(({ slug }) => slug).toSorted());
    }
    for (const part of [
      "articles-1999-01",
      "articles-2026-13",
      "articles",
      "events-2",
      "constructor-1",
    ]) {
      expect([part, (await read(`/sitemap-${part}.xml`)).status]).toEqual([part, 404]);
    }
  });
});

describe("a long list", () => {
  it.each(["/bai-viet", "/chuyen-muc/hoi-thao", "/luu-tru/2026/01"])(
    "%s shows every article once over its pages, and no page beyond the last",
    async (list) => {
      const seen: string[] = [];
      for (let number = 1; number <= 3; number++) {
        const { status, html } = await read(number === 1 ? list : `${list}?trang=${number}`);
        expect(status).toBe(200);
        seen.push(
          ...[...html.matchAll(/href="\/bai-viet\/(bai-so-\d+)"/g)].map(([, slug = ""]) => slug),
        );
        expect(html.includes(`trang=${number + 1}"`)).toBe(number < 3);
      }
      const wanted = Array.from({ length: published }, (_, index) => `bai-so-${index + 1}`);
      expect([...new Set(seen)].sort()).toEqual(wanted.sort());
      expect((await read(`${list}?trang=4`)).status).toBe(404);
    },
  );
});

/** What the portal's log says of a request. */
const logged = (id: unknown) =>
  vi.waitFor(() => {
    const line = portal
      .output()
      .split("\n")
      .find((one) => one.includes(`"request":"${id}"`));
    return JSON.parse(line ?? "");
  });

describe("a fault", () => {
  beforeAll(async () => {
    await database().$executeRaw`ALTER TABLE "Section" RENAME TO "Away"`;
  });
  afterAll(async () => {
    await database().$executeRaw`ALTER TABLE "Away" RENAME TO "Section"`;
  });
  const ask = async (headers: Record<string, string>, address = "/tim-kiem?q=bi+mat") => {
    const answer = await fetch(portal.url + address, { headers });
    return [answer.status, answer.headers.get("x-request-id")];
  };

  it("is found in the log by the name that a proxy gave the request", async () => {
    const name = "4f6c2a_0b-9".padEnd(64, "x");
    expect(await ask({ "X-Request-Id": name })).toEqual([500, name]);
    await logged(name);
  });

  it.each(["", "a b", "a\tb", "<b>", "x".repeat(65)])(
    "goes by a name of the portal's own instead of “%s”",
    async (name) => {
      const [, given] = await ask({ "X-Request-Id": name });
      expect(given).toMatch(/^[0-9a-f-]{36}$/);
      await logged(given);
    },
  );

  it("is told without what the reader searched for, or who it was", async () => {
    const [, id] = await ask({ "User-Agent": "Curious/1.0" });
    const line = await logged(id);
    expect(line.page).toBe("/vi/search");
    expect(JSON.stringify(line)).not.toMatch(/bi.mat|Curious|127\.0\.0\.1/);
  });
});

it("a page that was slow to make is found in the log by the name of the request", async () => {
  const name = "cham-1";
  await database().$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE "Section" IN ACCESS EXCLUSIVE MODE`;
    const asked = fetch(`${portal.url}/tim-kiem?q=cham`, { headers: { "X-Request-Id": name } });
    await wait(1_100);
    return { asked };
  });
  expect(await logged(name)).toMatchObject({ msg: "A page was slow to make", page: "/vi/search" });
});

it("a page that was kept before its smallest form was made gets it when it is read again", async () => {
  const encoding = async () => {
    const headers = { "accept-encoding": "gzip, br" };
    const answer = await fetch(`${portal.url}/gioi-thieu`, { headers });
    await answer.text();
    return answer.headers.get("content-encoding");
  };
  await expect.poll(encoding, { timeout: 10_000 }).toBe("br");
  await portal.stop();
  const store = new DatabaseSync(path.join(folder(), "documents/documents.sqlite"));
  store.function("checksum", { varargs: true }, (...parts) =>
    checksumOf(...(parts as Uint8Array[])),
  );
  store.exec("UPDATE document SET brotli = NULL, checksum = checksum(dependencies, gzip)");
  store.close();
  portal = await start();
  expect(await encoding()).toBe("gzip");
  await expect.poll(encoding, { timeout: 10_000 }).toBe("br");
});

it("an answer that is well has no name", async () => {
  const { headers } = await fetch(`${portal.url}/`, { headers: { "X-Request-Id": "a" } });
  expect(headers.get("x-request-id")).toBeNull();
});

describe("a store that fails", () => {
  it("is answered with a whole page in the reader's language, and forgotten when it works again", async () => {
    await database().$executeRaw`ALTER TABLE "Section" RENAME TO "Away"`;
    try {
      const page = await read("/bai-viet/bai-so-1");
      expect(page.status).toBe(500);
      expect(page.text).toContain("Cổng đang gặp trục trặc");
      expect(page.headers.get("cache-control")).toBe("no-store");
      expect((await read("/en")).text).toContain("The portal is in trouble");
      expect(await cookiesOf("/en/articles/bai-so-1")).toEqual([500, []]);
      const id = page.headers.get("x-request-id");
      expect(await logged(id)).toMatchObject({
        level: "error",
        page: "/vi/articles/bai-so-1",
        err: { code: "P2021", stack: expect.stringContaining("\n    at ") },
      });
    } finally {
      await database().$executeRaw`ALTER TABLE "Away" RENAME TO "Section"`;
    }
    expect((await read("/bai-viet/bai-so-1")).status).toBe(200);
  });
});
