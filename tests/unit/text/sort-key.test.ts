import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unifyTones } from "#lib/text/fold.ts";
import { givenNameInitial, personSortKey, sortKey } from "#lib/text/sort-key.ts";
import { syllable, wild, words } from "./arbitraries.ts";

/** Case does not count in keys; numbers count as numbers. */
const collator = new Intl.Collator("vi", { sensitivity: "accent", numeric: true });

function bytewise(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** hòa and hoà are one word to the key, and two to the collator. */
function dictionaryOrder(a: string, b: string): number {
  return Math.sign(collator.compare(unifyTones(a), unifyTones(b)));
}

function sorted(list: string[], key: (s: string) => string): string[] {
  return list.toSorted((a, b) => bytewise(key(a), key(b)));
}

const PEOPLE =
  `Nguyễn Quốc Đoàn, Lê Văn Lợi, Hoàng Văn Nghiệm, Phạm Tất Thắng, Huỳnh Chiến Thắng, Hồ Tiến Thiệu,
  Đoàn Thị Hậu, Thái Hồng Công, Nguyễn Công Trưởng, Trịnh Tiến Duy, Nông Bích Diệp, Nguyễn Xuân Thắng,
  Hoàng Thị Thúy Lan, Lê Thị Kim Dung, Giáp Thị Bắc, Triệu Tài Vinh, Nguyễn Đức Hà, Nguyễn Thị Tuyến, Trần Ân,
  Trần An, Trần Ánh, Lê Ấn, Lê Ẩn, Đỗ Ước, Vũ Ứng, Vũ Út, Bùi Ở, Bùi Ơn, Bùi Oanh, Lý Êm, Lý En, Dương Dương,
  Đinh Đăng, Đinh Dăng, Trần Ăn, Võ Ý, Võ Yến, Quách Quý, Quách Quy, Quách Quỳ, Hà, Hạ, Há, Hả, Hã, Ha`
    .split(",")
    .map((name) => name.trim());

describe("sortKey", () => {
  it("follows the alphabet", () => {
    const alphabet = [..."aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"];
    expect(sorted(alphabet.toReversed(), sortKey)).toEqual(alphabet);
  });

  it("counts tones after letters, in the order of CLDR", () => {
    const tones = [
      "ma",
      "mà",
      "mả",
      "mã",
      "má",
      "mạ",
      "mạc",
      "man",
      "màn",
      "mă",
      "mằn",
      "mâ",
      "me",
    ];
    expect(sorted(tones.toReversed(), sortKey)).toEqual(tones.toSorted(collator.compare));
  });

  it("places đ after every d and before e", () => {
    expect(sorted(["e", "đa", "dy", "dz", "đ", "d"], sortKey)).toEqual([
      "d",
      "dy",
      "dz",
      "đ",
      "đa",
      "e",
    ]);
  });

  it("takes hòa and hoà for one word, whatever their form or case", () => {
    expect(sortKey("Tỉnh ủy Hòa Bình")).toBe(sortKey("TỈNH UỶ HOÀ BÌNH".normalize("NFD")));
  });

  it("passes over punctuation, and sorts numbers by value", () => {
    expect(sortKey("“Dân vận” – khéo")).toBe(sortKey("Dân vận khéo"));
    const list = ["Phường 2", "Phường 10", "Phường 12", "Phường 100", "Phường Bến Nghé"];
    expect(sorted(list.toReversed(), sortKey)).toEqual(list);
    const long = ["123456789", "1234567890", `1${"0".repeat(17)}`, `1${"0".repeat(18)}`];
    expect(sorted(long.toReversed(), sortKey)).toEqual(long);
  });

  it("is in the order of Intl.Collator", () => {
    const item = fc
      .array(fc.oneof({ weight: 5, arbitrary: syllable }, fc.nat(2000).map(String)), {
        minLength: 1,
        maxLength: 4,
      })
      .map((parts) => parts.join(" "));
    fc.assert(
      fc.property(item, item, (a, b) => {
        expect(bytewise(sortKey(a), sortKey(b))).toBe(dictionaryOrder(a, b));
      }),
      { numRuns: 5000 },
    );
  });

  it("is in the order of Intl.Collator for syllables that differ little", () => {
    const near = fc
      .stringMatching(/^[aăâdđeêoôơuư]{1,2}$/)
      .chain((letters) =>
        fc
          .constantFrom("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
          .map((tone) => (letters + (/[dđ]$/.test(letters) ? "" : tone)).normalize("NFC")),
      );
    const pair = fc.array(near, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(" "));
    fc.assert(
      fc.property(pair, pair, (a, b) => {
        expect(bytewise(sortKey(a), sortKey(b))).toBe(dictionaryOrder(a, b));
      }),
      { numRuns: 5000 },
    );
  });

  it("is the same string in UTF-8 order and UTF-16 order: printable ASCII for Latin text", () => {
    fc.assert(
      fc.property(words, (s) => {
        expect(sortKey(s)).toMatch(/^[ -~]+$/);
        expect(sortKey(s.normalize("NFD"))).toBe(sortKey(s));
        expect(sortKey(s.toUpperCase())).toBe(sortKey(s));
      }),
    );
  });

  it("has a value for any text", () => {
    fc.assert(
      fc.property(wild, (s) => {
        expect(sortKey(s)).toBe(sortKey(s.normalize("NFD")));
      }),
    );
    expect(sortKey("")).toBe("");
    expect(bytewise(sortKey("Zz"), sortKey("北京"))).toBe(-1);
  });
});

describe("personSortKey", () => {
  it("sorts by given name, then by the rest", () => {
    const people = [
      "Nguyễn Văn Đức An",
      "Trần An",
      "Trần Ăn",
      "Lê Ấn",
      "Hoàng Ba",
      "Lê Dũng",
      "Đỗ Đạt",
      "Nguyễn Quốc Đoàn",
      "Đoàn Thị Hậu",
      "Hoàng Thị Thúy Lan",
    ];
    expect(sorted(people.toReversed(), personSortKey)).toEqual(people);
  });

  it("keeps all of one given name together before its tones differ", () => {
    const people = ["Vũ Hoa", "An Hòa", "Vũ Hoà", "An Hoá"];
    expect(sorted(people.toReversed(), personSortKey)).toEqual(people);
  });

  it("is in the order of Intl.Collator on the last word, then the rest", () => {
    const order = (a: string, b: string) => {
      const [left, right] = [a, b].map((name) => ({
        given: name.split(" ").at(-1) as string,
        rest: name.split(" ").slice(0, -1).join(" "),
      })) as [{ given: string; rest: string }, { given: string; rest: string }];
      return dictionaryOrder(left.given, right.given) || dictionaryOrder(left.rest, right.rest);
    };
    for (const a of PEOPLE) {
      for (const b of PEOPLE) {
        expect(bytewise(personSortKey(a), personSortKey(b)), `${a} / ${b}`).toBe(order(a, b));
      }
    }
    fc.assert(
      fc.property(words, words, fc.boolean(), (a, b, sameGiven) => {
        const other = sameGiven ? `${b} ${a.split(" ").at(-1)}` : b;
        expect(bytewise(personSortKey(a), personSortKey(other))).toBe(order(a, other));
      }),
      { numRuns: 5000 },
    );
  });

  it("looks past an alias in parentheses, and into minority names", () => {
    const people = ["Nguyễn Văn Cúc", "Nguyễn Văn Cúc (Ba)", "Nguyễn Văn Cúc (Mười)", "Vũ Cúc"];
    expect(sorted(people.toReversed(), personSortKey)).toEqual(people);
    expect(personSortKey("Ksor H'Bơ")).toBe("hbo} 0 ksor 0");
    expect(personSortKey("Ksor H’Bơ")).toBe("hbo} 0 ksor 0");
    expect(personSortKey("Lan")).toBe("lan 0");
    expect(personSortKey("")).toBe("");
  });
});

describe("givenNameInitial", () => {
  it.each([
    ["Nguyễn Quốc Đoàn", "Đ"],
    ["Trần Ánh", "A"],
    ["Lê Ẩn", "Â"],
    ["Trần Ẵng", "Ă"],
    ["Lý Êm", "Ê"],
    ["Bùi Ở", "Ơ"],
    ["Bùi Ổn", "Ô"],
    ["Vũ Ứng", "Ư"],
    ["Võ Ý", "Y"],
    ["hà lệ", "L"],
    ["Nguyễn Văn Cúc (Mười Cúc)", "C"],
    ["Ksor H'Bơ", "H"],
    ["Jan Åström", "A"],
    ["Nguyễn Ðạt", "Đ"],
    ["", "#"],
    ["Đại biểu 7", "#"],
  ])("%s → %s", (name, initial) => {
    expect(givenNameInitial(name)).toBe(initial);
    expect(givenNameInitial(name.normalize("NFD"))).toBe(initial);
  });

  it("never divides one letter in two runs of the sorted list", () => {
    const initials = sorted(PEOPLE, personSortKey).map(givenNameInitial);
    const runs = initials.filter((initial, i) => initial !== initials[i - 1]);
    expect(new Set(runs).size).toBe(runs.length);
    expect(runs).toContain("Đ");
  });
});
