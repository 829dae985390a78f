import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { originalPath } from "#lib/content/media/originals.ts";
import { rangeOf } from "#lib/delivery/media.ts";

describe("the part of a file that a header asks for", () => {
  it.each<[string | undefined, ReturnType<typeof rangeOf>]>([
    [undefined, null],
    ["", null],
    ["bytes=0-", { first: 0, last: 99 }],
    ["bytes=0-0", { first: 0, last: 0 }],
    ["bytes=10-19", { first: 10, last: 19 }],
    ["bytes=90-1000", { first: 90, last: 99 }],
    ["bytes=-10", { first: 90, last: 99 }],
    ["bytes=-1000", { first: 0, last: 99 }],
    ["bytes=-0", "none"],
    ["bytes=100-", "none"],
    ["bytes=100-200", "none"],
    // What is no range is as if it were not there (RFC 9110, 14.2).
    ["bytes=20-10", null],
    ["bytes=-", null],
    ["bytes=0-1,5-6", null],
    ["lines=0-1", null],
    ["bytes=0x1-2", null],
    ["bytes=99999999999999999999-", null],
  ])("%s", (header, part) => {
    expect(rangeOf(header, 100)).toEqual(part);
  });

  it("lies within the file, whatever is asked", () => {
    const number = fc.oneof(fc.constant(""), fc.nat().map(String));
    fc.assert(
      fc.property(number, number, fc.integer({ min: 1, max: 2 ** 40 }), (from, to, size) => {
        const part = rangeOf(`bytes=${from}-${to}`, size);
        if (part === null || part === "none") return;
        expect(part.first).toBeGreaterThanOrEqual(0);
        expect(part.first).toBeLessThanOrEqual(part.last);
        expect(part.last).toBeLessThan(size);
      }),
    );
  });
});

describe("the address of a stored file", () => {
  const checksum = "0f".repeat(32);
  it.each([
    ["Tham luận số 3.pdf", "application/pdf", "tham-luan-so-3.pdf"],
    ["Bản ghi", "audio/mpeg", "ban-ghi.mp3"],
    ["a.b.c.MP3", "audio/mpeg", "a-b-c.mp3"],
    ["../../etc/passwd", "audio/mp4", "etc-passwd.m4a"],
    ["…", "application/pdf", "tep.pdf"],
  ])("%s", (name, type, file) => {
    expect(originalPath({ checksum, name, type })).toBe(`/media/${checksum}/${file}`);
  });
});
