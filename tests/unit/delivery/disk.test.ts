import { randomBytes } from "node:crypto";
import fs from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Position } from "#lib/delivery/changes.ts";
import { DiskStore } from "#lib/delivery/disk.ts";
import { hashesOf, hashOf, type StoredDocument } from "#lib/delivery/document.ts";

let folder: string;
let opened: DiskStore[] = [];
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(tmpdir(), "documents-"));
});
afterEach(() => {
  for (const store of opened) store.close();
  opened = [];
  fs.rmSync(folder, { recursive: true });
});

const file = () => path.join(folder, "documents.sqlite");

function open({ stamp = "a build", limit = 1e9 } = {}): DiskStore {
  const store = new DiskStore(folder, stamp, limit);
  opened.push(store);
  return store;
}
function close(store: DiskStore): void {
  opened = opened.filter((one) => one !== store);
  store.close();
}
function reopen(store: DiskStore, options?: Parameters<typeof open>[0]): DiskStore {
  close(store);
  return open(options);
}

const here: Position = { database: "7412/16384", transaction: "801", heard: ["01J8Z"] };
/** Has what waits written, and drops nothing. */
const write = (store: DiskStore) => store.drop(new Set(), here);

const documentOf = (bytes: number, ...words: string[]): StoredDocument => ({
  status: 200,
  type: "text/html; charset=utf-8",
  location: null,
  tag: "tag",
  gzip: randomBytes(bytes - 10),
  brotli: randomBytes(10),
  identity: null,
  dependencies: hashesOf(words),
  goodUntil: Date.UTC(2026, 10, 22),
  renewAfter: Date.UTC(2026, 10, 21),
});

const form = fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => Buffer.from(bytes));
const anyDocument: fc.Arbitrary<StoredDocument> = fc.record({
  status: fc.constantFrom(200, 301, 308, 404, 410, 503),
  type: fc.string({ unit: "grapheme", minLength: 1 }),
  location: fc.option(fc.webUrl()),
  tag: fc.base64String(),
  gzip: form,
  brotli: form,
  identity: fc.constant(null),
  dependencies: fc.array(fc.string()).map((words) => hashesOf(words).subarray(1)),
  goodUntil: fc.double({ min: 0, max: 8.64e15, noNaN: true }),
  renewAfter: fc.double({ min: 0, max: 8.64e15, noNaN: true }),
});
const key = fc.webPath({ size: "small" }).map((address) => `/vi${address}`);
const manyDocuments = fc.uniqueArray(fc.tuple(key, anyDocument), { selector: ([one]) => one });

describe("a document on disk", () => {
  it("is found as it was put: at once, when it is written, and after a restart", () => {
    fc.assert(
      fc.property(manyDocuments, (documents) => {
        const all = (store: DiskStore) => documents.map(([one]) => [one, store.get(one)]);
        const store = open();
        for (const [one, document] of documents) store.put(one, document);
        expect(all(store)).toEqual(documents);
        write(store);
        expect(all(store)).toEqual(documents);
        close(store);
        const later = open();
        expect(all(later)).toEqual(documents);
        later.drop(null, here);
        close(later);
      }),
      { numRuns: 25 },
    );
  });

  it("is written by itself, for a process that is killed closes nothing", async () => {
    const [store, other] = [open(), open()];
    const document = documentOf(1_000, "articles");
    store.put("/vi/a", document);
    await vi.waitFor(() => expect(other.get("/vi/a")).toEqual(document), { timeout: 5_000 });
  });

  it("is the one that was put last under its key", () => {
    const [first, second, third] = [documentOf(500), documentOf(700), documentOf(600)];
    let store = open();
    store.put("/vi/a", first);
    store.put("/vi/a", second);
    expect(store.get("/vi/a")).toEqual(second);
    store = reopen(store);
    store.put("/vi/a", third);
    expect(store.get("/vi/a")).toEqual(third);
    expect(reopen(store).get("/vi/a")).toEqual(third);
  });

  it("takes no more memory than its bytes when it is read", () => {
    const store = open();
    store.put("/vi/a", documentOf(1_000, "articles"));
    const found = reopen(store).get("/vi/a");
    for (const form of [found?.gzip, found?.brotli, found?.dependencies]) {
      expect(form?.buffer.byteLength).toBe(form?.byteLength);
    }
  });

  it("that never changes by itself is good into the far future", () => {
    const store = open();
    store.put("/vi/a", {
      ...documentOf(100),
      goodUntil: Number.POSITIVE_INFINITY,
      renewAfter: Number.POSITIVE_INFINITY,
    });
    const found = reopen(store).get("/vi/a");
    expect(found?.goodUntil).toBeGreaterThan(Date.UTC(9999, 0));
    expect(found?.renewAfter).toBeGreaterThan(Date.UTC(9999, 0));
  });
});

describe("a change", () => {
  const words = fc.uniqueArray(fc.constantFrom("articles", "events", "people", "01J8", "*"));
  const stored = fc.dictionary(fc.constantFrom(..."abcdefgh"), words, { noNullPrototype: true });

  it("drops exactly the documents that depend on it, written or waiting", () => {
    fc.assert(
      fc.property(stored, stored, words, (written, waiting, changed) => {
        const store = open();
        const documents = { ...written, ...waiting };
        for (const [one, made] of Object.entries(written)) store.put(one, documentOf(100, ...made));
        write(store);
        for (const [one, made] of Object.entries(waiting)) store.put(one, documentOf(100, ...made));
        store.drop(new Set(changed.map(hashOf)), here);
        const left = Object.keys(documents)
          .filter((one) => !documents[one]?.some((word) => changed.includes(word)))
          .sort();
        const found = (from: DiskStore) => [..."abcdefgh"].filter((one) => from.get(one));
        expect(found(store)).toEqual(left);
        const later = reopen(store);
        expect(found(later)).toEqual(left);
        later.drop(null, here);
        close(later);
      }),
      { numRuns: 25 },
    );
  });

  it("does not drop a document for what only its former form depended on", () => {
    const store = open();
    store.put("/vi/a", documentOf(100, "articles"));
    write(store);
    store.put("/vi/a", documentOf(100, "events"));
    store.drop(new Set([hashOf("articles")]), here);
    expect(store.get("/vi/a")).toBeDefined();
    store.drop(new Set([hashOf("events")]), here);
    expect(store.get("/vi/a")).toBeUndefined();
  });

  it("leaves the others, however many it concerns", () => {
    const store = open();
    for (let at = 0; at < 2_000; at++) store.put(`/vi/${at}`, documentOf(20, "articles"));
    store.put("/vi/a", documentOf(100, "events"));
    store.drop(new Set([hashOf("articles")]), here);
    const later = reopen(store);
    expect(later.get("/vi/a")).toBeDefined();
    for (let at = 0; at < 2_000; at++) expect(later.get(`/vi/${at}`)).toBeUndefined();
    later.put("/vi/0", documentOf(100, "articles"));
    expect(reopen(later).get("/vi/0")).toBeDefined();
  });

  it("of unknown extent empties the store, also of what waits", () => {
    const store = open();
    store.put("/vi/a", documentOf(100));
    write(store);
    store.put("/vi/b", documentOf(100));
    store.drop(null, here);
    const later = reopen(store);
    for (const one of ["/vi/a", "/vi/b"]) expect(later.get(one)).toBeUndefined();
    expect(later.position()).toEqual(here);
  });

  it("leaves room for as much as before, also of what was put again", () => {
    const store = open({ limit: 1_000 });
    for (const round of [1, 2, 3]) {
      for (const size of [500, 600]) {
        store.put("/vi/a", documentOf(size, "articles"));
        write(store);
      }
      store.drop(round % 2 === 0 ? null : new Set([hashOf("articles")]), here);
    }
    for (const one of ["/vi/b", "/vi/c"]) store.put(one, documentOf(500));
    write(store);
    for (const one of ["/vi/b", "/vi/c"]) expect(store.get(one)).toBeDefined();
  });
});

describe("the position up to which the documents are true", () => {
  it("is none at first, then that of the last change, also after a restart", () => {
    let store = open();
    expect(store.position()).toBeNull();
    store.drop(new Set([hashOf("articles")]), here);
    expect(store.position()).toEqual(here);
    store = reopen(store);
    expect(store.position()).toEqual(here);
    const further: Position = { ...here, transaction: "9007199254740993", heard: [] };
    store.drop(new Set(), further);
    store.put("/vi/a", documentOf(100));
    expect(reopen(store).position()).toEqual(further);
  });
});

describe("a store that cannot be used", () => {
  const addresses = Array.from({ length: 200 }, (_, at) => `/vi/${at}`);
  const documents = new Map(addresses.map((one) => [one, documentOf(2_000, "articles", one)]));
  const filled = (): DiskStore => {
    const store = open();
    for (const [one, document] of documents) store.put(one, document);
    write(store);
    return store;
  };
  function expectNew(options?: Parameters<typeof open>[0]): void {
    const store = open(options);
    expect(store.position()).toBeNull();
    for (const one of addresses) expect(store.get(one)).toBeUndefined();
    const document = documentOf(1_000);
    store.put("/vi/a", document);
    expect(reopen(store, options).get("/vi/a")).toEqual(document);
  }

  it("begins anew under another stamp", () => {
    close(filled());
    expectNew({ stamp: "another build" });
  });

  it("begins anew in place of any other file", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5_000 }), (bytes) => {
        fs.writeFileSync(file(), bytes);
        const store = open();
        expect(store.position()).toBeNull();
        expect(store.get("/vi/a")).toBeUndefined();
        close(store);
      }),
      { numRuns: 25 },
    );
  });

  it.each([0, 0.1, 0.5, 0.9])(
    "gives nothing damaged where the file is from %d of it on, and begins anew after that",
    (from) => {
      close(filled());
      const whole = fs.readFileSync(file());
      const start = Math.floor(whole.byteLength * from);
      const good = whole.subarray(0, start);
      for (const end of [randomBytes(whole.byteLength - start), Buffer.alloc(0)]) {
        fs.writeFileSync(file(), Buffer.concat([good, end]));
        const store = open();
        for (const one of addresses) {
          const found = store.get(one);
          if (found) expect(found).toEqual(documents.get(one));
        }
        close(store);
        expectNew();
        fs.rmSync(file());
      }
    },
  );

  it("gives no body of which one byte is another", () => {
    close(filled());
    const whole = fs.readFileSync(file());
    const body = documents.get("/vi/7")?.gzip as Buffer;
    const at = whole.indexOf(body.subarray(-100));
    whole[at] = (whole[at] as number) ^ 1;
    fs.writeFileSync(file(), whole);
    const store = open();
    expect(store.get("/vi/6")).toEqual(documents.get("/vi/6"));
    expect(store.get("/vi/7")).toBeUndefined();
    close(store);
    expectNew();
  });
});

describe("documents on disk", () => {
  const sizes = fc.array(fc.integer({ min: 10, max: 1_000 }), { minLength: 1, maxLength: 60 });
  const found = (store: DiskStore, count: number) =>
    Array.from({ length: count }, (_, at) => at).filter((at) => store.get(`/vi/${at}`));

  it("take no more bytes than allowed: the oldest leave first, and no more of them than must", () => {
    fc.assert(
      fc.property(sizes, fc.boolean(), (given, together) => {
        const store = open({ limit: 5_000 });
        for (const [at, size] of given.entries()) {
          store.put(`/vi/${at}`, documentOf(size, "articles"));
          if (!together) write(store);
        }
        write(store);
        let first = given.length;
        for (let sum = 0; first > 0 && sum + (given[first - 1] ?? 0) <= 5_000; first--) {
          sum += given[first - 1] ?? 0;
        }
        const stay = given.map((_, at) => at).slice(first);
        expect(found(store, given.length)).toEqual(stay);
        store.drop(null, here);
        close(store);
      }),
      { numRuns: 25 },
    );
  });

  it("leave by the hundreds where one is large", () => {
    const store = open({ limit: 10_000 });
    for (let at = 0; at < 300; at++) store.put(`/vi/${at}`, documentOf(20));
    write(store);
    store.put("/vi/300", documentOf(9_000));
    write(store);
    expect(found(store, 301)).toEqual([...Array.from({ length: 50 }, (_, at) => 250 + at), 300]);
  });

  it("are counted after a restart, also under a lower limit", () => {
    let store = open({ limit: 10_000 });
    for (let at = 0; at < 10; at++) store.put(`/vi/${at}`, documentOf(1_000));
    store = reopen(store, { limit: 3_000 });
    store.put("/vi/10", documentOf(1_000));
    write(store);
    expect(found(store, 11)).toEqual([8, 9, 10]);
  });

  it("are none where there is no room for any, not even before they are written", () => {
    const store = open({ limit: 0 });
    store.put("/vi", documentOf(1_000));
    expect(store.get("/vi")).toBeUndefined();
  });

  it("do not all leave for one that is larger than the store", () => {
    const store = open({ limit: 3_000 });
    for (let at = 0; at < 3; at++) store.put(`/vi/${at}`, documentOf(1_000));
    write(store);
    store.put("/vi/3", documentOf(3_001));
    write(store);
    expect(found(store, 4)).toEqual([0, 1, 2]);
  });
});
