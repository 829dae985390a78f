import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesOf, hashesOf, hashOf, type StoredDocument } from "#lib/delivery/document.ts";
import { MemoryStore } from "#lib/delivery/memory.ts";

const documentOf = (bytes: number, ...words: string[]): StoredDocument => ({
  status: 200,
  type: "text/html; charset=utf-8",
  location: null,
  tag: "tag",
  gzip: Buffer.alloc(Math.ceil(bytes / 2)),
  brotli: Buffer.alloc(Math.floor(bytes / 2)),
  identity: null,
  dependencies: hashesOf(words),
  goodUntil: Number.POSITIVE_INFINITY,
  renewAfter: Number.POSITIVE_INFINITY,
});

const page = documentOf(1_000);
/** A store for so many of `page` under keys of one letter. */
const roomFor = (pages: number) => new MemoryStore(pages * (bytesOf(page) + 2));
const plenty = () => new MemoryStore(1e9);

const letters = [..."abcdefghij"];
const key = fc.constantFrom(...letters);
const word = fc.constantFrom("articles", "events", "people", "01J8", "01J9");
const someWords = fc.uniqueArray(word);
const filled = fc.dictionary(key, someWords, { noNullPrototype: true });

/** The keys that are there. To look is to ask: what was looked for counts as used. */
const kept = (store: MemoryStore) => letters.filter((one) => store.get(one));
const bytesKept = (store: MemoryStore) =>
  kept(store).reduce((sum, one) => sum + bytesOf(store.get(one) ?? page) + 2 * one.length, 0);

type Step = (store: MemoryStore) => void;
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(key, fc.nat({ max: 6_000 }), someWords).map(([one, bytes, words]): Step => {
      const document = documentOf(bytes, ...words);
      return (store) => store.put(one, document);
    }),
  },
  {
    weight: 4,
    arbitrary: key.map(
      (one): Step =>
        (store) =>
          void store.get(one),
    ),
  },
  {
    weight: 1,
    arbitrary: key.map(
      (one): Step =>
        (store) =>
          store.delete(one),
    ),
  },
  {
    weight: 1,
    arbitrary: word.map(
      (one): Step =>
        (store) =>
          void store.drop(new Set([hashOf(one)])),
    ),
  },
);

describe("documents in memory", () => {
  it("take no more bytes than allowed, whatever is put and asked for", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const store = new MemoryStore(5_000);
        for (const take of steps) {
          take(store);
          expect(store.bytes).toBeLessThanOrEqual(5_000);
        }
        expect(store.bytes).toBe(bytesKept(store));
        expect(store.size).toBe(kept(store).length);
      }),
    );
  });

  it("all stay while there is room", () => {
    const store = roomFor(3);
    for (const one of "abc") store.put(one, page);
    expect(kept(store)).toEqual(["a", "b", "c"]);
    expect(store.bytes).toBe(3 * (bytesOf(page) + 2));
  });

  it("are the ones that were put last under their key, and count once", () => {
    const store = roomFor(2);
    const later = documentOf(500);
    store.put("a", page);
    store.put("a", later);
    expect(store.get("a")).toBe(later);
    expect(store.size).toBe(1);
    expect(store.bytes).toBe(bytesOf(later) + 2);
  });

  it("leave no bytes behind when each is deleted, or all are", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const [emptied, cleared] = [new MemoryStore(5_000), new MemoryStore(5_000)];
        for (const take of steps) for (const store of [emptied, cleared]) take(store);
        for (const one of letters) emptied.delete(one);
        cleared.clear();
        for (const store of [emptied, cleared]) {
          expect(store.bytes).toBe(0);
          expect(store.size).toBe(0);
        }
        expect(kept(cleared)).toEqual([]);
      }),
    );
  });

  it("are found after the store was cleared and filled again", () => {
    const store = roomFor(2);
    store.put("a", page);
    store.clear();
    store.put("b", page);
    expect(kept(store)).toEqual(["b"]);
  });
});

describe("when there is no more room", () => {
  it("what was asked for the longest time ago leaves first", () => {
    const asking = fc.array(fc.tuple(fc.constantFrom("put", "get", "delete"), key), {
      minLength: 30,
      maxLength: 60,
    });
    fc.assert(
      fc.property(asking, (steps) => {
        const store = roomFor(4);
        let order: string[] = [];
        for (const [deed, one] of steps) {
          const isThere = order.includes(one);
          const others = order.filter((other) => other !== one);
          if (deed === "put") store.put(one, page);
          else if (deed === "delete") store.delete(one);
          else expect(store.get(one) !== undefined).toBe(isThere);
          const isLast = deed === "put" || (deed === "get" && isThere);
          order = isLast ? [...others, one].slice(-4) : others;
        }
        expect(kept(store)).toEqual(order.toSorted());
      }),
    );
  });

  it("one large document takes the place of several", () => {
    const store = roomFor(4);
    for (const one of "abcd") store.put(one, page);
    store.put("e", documentOf(3_000));
    expect(kept(store)).toEqual(["c", "d", "e"].slice(-store.size));
    expect(store.get("e")).toBeDefined();
  });
});

describe("a document larger than the whole store", () => {
  it("is not kept, and pushes out no other", () => {
    const store = roomFor(2);
    for (const one of "ab") store.put(one, page);
    store.put("c", documentOf(100_000));
    expect(kept(store)).toEqual(["a", "b"]);
  });

  it("removes the former one under its key, which is no longer true", () => {
    const store = roomFor(2);
    for (const one of "ab") store.put(one, page);
    store.put("a", documentOf(100_000));
    expect(kept(store)).toEqual(["b"]);
    expect(store.bytes).toBe(bytesOf(page) + 2);
  });

  it("is kept when it just fits, and not with one byte more", () => {
    const store = roomFor(1);
    store.put("a", page);
    expect(kept(store)).toEqual(["a"]);
    store.put("a", documentOf(1_001));
    expect(kept(store)).toEqual([]);
  });
});

describe("a change", () => {
  it("drops exactly the documents that depend on it, and says how many", () => {
    fc.assert(
      fc.property(filled, someWords, (documents, changed) => {
        const store = plenty();
        for (const [one, words] of Object.entries(documents)) {
          store.put(one, documentOf(100, ...words));
        }
        const dropped = store.drop(new Set(changed.map(hashOf)));
        const left = Object.keys(documents).filter(
          (one) => !documents[one]?.some((word) => changed.includes(word)),
        );
        expect(kept(store)).toEqual(left.sort());
        expect(dropped).toBe(Object.keys(documents).length - left.length);
        expect(store.bytes).toBe(bytesKept(store));
      }),
    );
  });

  it("drops what was asked for as well", () => {
    const store = plenty();
    store.put("a", documentOf(100, "articles"));
    store.get("a");
    store.drop(new Set([hashOf("articles")]));
    expect(store.get("a")).toBeUndefined();
  });
});
