import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bytesOf,
  dependsOnOne,
  hashesOf,
  hashOf,
  type StoredDocument,
} from "#lib/delivery/document.ts";

const madeFrom = (words: Iterable<string>): StoredDocument => ({
  status: 200,
  type: "text/html; charset=utf-8",
  location: null,
  tag: "tag",
  gzip: Buffer.alloc(20),
  brotli: Buffer.alloc(10),
  identity: null,
  dependencies: hashesOf(words),
  goodUntil: Number.POSITIVE_INFINITY,
  renewAfter: Number.POSITIVE_INFINITY,
});

/** Few enough that two sets of them often meet. */
const someWords = fc.uniqueArray(
  fc.constantFrom("*", "articles", "articles:2026-11", "events", "events:01J8", "01J8", "01J9"),
);

describe("the hash of a dependency", () => {
  it("is a whole number of 32 bits without a sign, the same each time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (word) => {
        const hash = hashOf(word);
        expect(hash).toBe(new Uint32Array([hash])[0]);
        expect(hashOf(word)).toBe(hash);
      }),
    );
  });

  // The published values of FNV-1a.
  it.each([
    ["", 0x811c9dc5],
    ["a", 0xe40c292c],
    ["foobar", 0xbf9cf968],
  ])("of “%s” stays what it is", (word, hash) => {
    expect(hashOf(word)).toBe(hash);
  });

  it("is another for each of many names as the portal makes them", () => {
    const names = Array.from({ length: 5_000 }, (_, at) => `01J8Z0000000000000000${at}`);
    expect(new Set(names.map(hashOf)).size).toBe(names.length);
  });
});

describe("the hashes of many dependencies", () => {
  it("ascend, and each is there once", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 })), (words) => {
        const hashes = [...hashesOf([...words, ...words])];
        expect(hashes).toEqual([...new Set(words.map(hashOf))].sort((a, b) => a - b));
      }),
    );
  });

  it("are the same in whichever order the words come", () => {
    const words = ["events", "articles", "01J8", "*"];
    expect(hashesOf(words.toReversed())).toEqual(hashesOf(words));
    expect(hashesOf(new Set(words))).toEqual(hashesOf(words));
  });
});

describe("a document depends on what changed", () => {
  it("exactly when a word is shared", () => {
    fc.assert(
      fc.property(someWords, someWords, (made, changed) => {
        expect(dependsOnOne(madeFrom(made), new Set(changed.map(hashOf)))).toBe(
          changed.some((word) => made.includes(word)),
        );
      }),
    );
  });
});

describe("the memory that a document takes", () => {
  it("is at least that of its forms and of its dependencies", () => {
    expect(bytesOf(madeFrom(["a", "b", "c"]))).toBeGreaterThanOrEqual(20 + 10 + 3 * 4);
  });
});
