import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anything } from "#lib/content/dependencies.ts";
import { Caches, surrogateHeaders } from "#lib/delivery/caches.ts";
import { hashesOf, hashOf, type StoredDocument } from "#lib/delivery/document.ts";

const keyOf = (word: string) => hashOf(word).toString(36);
const varnish = 'varnish="Surrogate/1.0"';
const nginx = 'nginx="X-Accel-Expires"';

describe("what a cache is told of a document", () => {
  const document = (more: Partial<StoredDocument> = {}): StoredDocument => ({
    ...{ status: 200, type: "text/html", location: null, tag: "a" },
    ...{
      gzip: Buffer.alloc(1),
      brotli: Buffer.alloc(1),
      identity: null,
      dependencies: hashesOf(["a", "b"]),
    },
    ...{ goodUntil: Number.POSITIVE_INFINITY, renewAfter: Number.POSITIVE_INFINITY },
    ...more,
  });
  const told = (more: Partial<StoredDocument> = {}, isTold = true) => {
    const headers = surrogateHeaders(document(more), varnish, isTold);
    return { keys: headers[1]?.split(" ").toSorted(), control: headers[3] };
  };

  it("is by what it is to be forgotten, and for how long it may keep it", () => {
    expect(told()).toEqual({ keys: [keyOf("a"), keyOf("b")].toSorted(), control: "max-age=86400" });
  });

  it("is not more than until it changes by itself, or its figures become old", () => {
    expect(told({ goodUntil: Date.now() + 60_500 }).control).toBe("max-age=60");
    expect(told({ renewAfter: Date.now() + 30_500 }).control).toBe("max-age=30");
    expect(told({ renewAfter: Date.now() - 30_500 }).control).toBe("max-age=1");
  });

  it("is not more than some seconds while its smallest form is on the way", () => {
    expect(told({ brotli: null }).control).toBe("max-age=5");
  });

  it("is nothing of keeping where it will not be told to forget, or where nothing is", () => {
    expect(told({}, false).control).toBeUndefined();
    expect(told({ status: 404 }).control).toBeUndefined();
  });

  it("is, of nginx, the second in which it leaves; of a failure nothing", () => {
    const before = Math.floor(Date.now() / 1_000);
    const [name, value = ""] = surrogateHeaders(document(), nginx, true);
    expect(name).toBe("X-Accel-Expires");
    expect(Number(value.slice(1)) - before).toBeGreaterThanOrEqual(0);
    expect(Number(value.slice(1))).toBeLessThanOrEqual(Date.now() / 1_000);
    expect(surrogateHeaders(document({ status: 503 }), nginx, true)).toEqual([]);
  });

  it("fits into a header however much it is made from: what is long goes with any change", () => {
    const words = Array.from({ length: 5_000 }, (_, n) => `word ${n}`);
    expect(told({ dependencies: hashesOf(words) }).keys).toEqual([keyOf(anything)]);
    const some = surrogateHeaders(
      document({ dependencies: hashesOf(words.slice(0, 900)) }),
      varnish,
      true,
    );
    expect(some[1]?.length).toBeLessThan(8_000);
  });
});

describe("a cache", () => {
  let statuses: number[];
  const heard: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    const status = statuses.shift() ?? 200;
    if (status === 200) heard.push(`${request.method} ${request.headers["surrogate-key"]}`);
    response.writeHead(status, { Location: "/elsewhere" }).end();
  });
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  beforeEach(async () => {
    heard.length = 0;
    await once(server.listen(0, "127.0.0.1"), "listening");
  });
  afterEach(() => new Promise((done) => server.close(done)));

  it("is told at the start to forget everything, and each change twice", async () => {
    statuses = [];
    const caches = new Caches([address()]);
    await expect.poll(() => heard, { timeout: 4_000 }).toEqual(["PURGE all", "PURGE all"]);
    heard.length = 0;
    caches.forget(new Set([hashOf("a")]));
    const change = `PURGE ${keyOf("a")}`;
    await expect.poll(() => heard).toEqual([change]);
    await expect.poll(() => heard, { timeout: 4_000 }).toEqual([change, change]);
  });

  it("that does not hear, or sends elsewhere, is told again until it does", {
    timeout: 10_000,
  }, async () => {
    statuses = [403, 301];
    const caches = new Caches([address()]);
    caches.forget(new Set([hashOf("a")]));
    expect(heard).toEqual([]);
    await expect.poll(() => heard, { timeout: 8_000 }).toContain("PURGE all");
    expect(statuses).toEqual([]);
  });

  it("is told all at once of very many changes", async () => {
    statuses = [];
    const caches = new Caches([address()]);
    await expect.poll(() => heard, { timeout: 4_000 }).toHaveLength(2);
    heard.length = 0;
    caches.forget(new Set(Array.from({ length: 5_000 }, (_, n) => n)));
    await expect.poll(() => heard).toEqual(["PURGE all"]);
  });
});
