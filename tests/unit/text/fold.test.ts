import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, unifyTones } from "#lib/text/fold.ts";
import { normalizeText } from "#lib/text/normalize.ts";
import { syllable, wild } from "./arbitraries.ts";

describe("fold", () => {
  it.each([
    ["Đoàn", "doan"],
    ["ĐẠI HỘI ĐẢNG BỘ", "dai hoi dang bo"],
    ["Nghị định 42/2022/NĐ-CP", "nghi dinh 42 2022 nd cp"],
    ["  “Dân là gốc” – 19/3…  ", "dan la goc 19 3"],
    ["ẮẰẲẴẶ ấầẩẫậ Ơơ Ưư ỹ", "aaaaa aaaaa oo uu y"],
    ["Ðồng chí HÐND", "dong chi hdnd"],
    ["hội\u00a0thảo kho\u00ada\u200b học", "hoi thao khoa hoc"],
    ["Straße Ærø Łódź ½ №5 ﬁ", "strasse aero lodz 1 2 no5"],
    ["ＵＢＮＤ", "ubnd"],
    ["khоа hội", "khoa hoi"],
    ["Москва Hà Nội 北京", "ha noi"],
    ["", ""],
    ["–…!", ""],
  ])("%s → %s", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it("folds every accented Vietnamese letter to one letter", () => {
    const letters = [..."aăâeêioôơuưy"].flatMap((vowel) =>
      ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"].map((tone) => vowel + tone),
    );
    for (const letter of letters) {
      const base = letter.normalize("NFD").charAt(0);
      expect(fold(letter.normalize("NFC"))).toBe(base);
      expect(fold(letter.normalize("NFC").toUpperCase())).toBe(base);
    }
    expect(letters).toHaveLength(72);
  });

  it("gives the same for any normalization form, and for normalized text", () => {
    fc.assert(
      fc.property(wild, (s) => {
        const folded = fold(s);
        expect(folded).toMatch(/^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/);
        expect(fold(folded)).toBe(folded);
        expect(fold(normalizeText(s))).toBe(folded);
        expect(fold(s.normalize("NFD"))).toBe(folded);
        expect(fold(s.normalize("NFC"))).toBe(folded);
      }),
      { numRuns: 3000 },
    );
  });

  it("agrees with the slow way, also past its buffer", () => {
    const slowly = (s: string) =>
      s
        .toLowerCase()
        .normalize("NFD")
        .replace(/\p{M}/gu, "")
        .replace(/đ/g, "d")
        .replace(/[^a-z0-9]+/g, " ")
        .trim();
    fc.assert(
      fc.property(fc.array(syllable, { maxLength: 40 }), fc.nat(3), (syllables, joint) => {
        const text = syllables.join([" ", " – ", ", ", "\n"][joint]);
        expect(fold(text)).toBe(slowly(text));
      }),
    );
    const long = "Đồng chí Nguyễn Quốc Đoàn, Bí thư Tỉnh ủy; ½ ".repeat(3000);
    expect(fold(long)).toBe("dong chi nguyen quoc doan bi thu tinh uy 1 2 ".repeat(3000).trim());
  });
});

describe("unifyTones", () => {
  it.each([
    ["hòa", "hoà"],
    ["Tỉnh Ủy", "tỉnh uỷ"],
    ["Thúy", "thuý"],
    ["thủy", "thuỷ"],
    ["khóe", "khoé"],
    ["hòan thành tòan diện", "hoàn thành toàn diện"],
    ["xóay, ngóai, hóăc", "xoáy, ngoái, hoắc"],
    ["qúy", "quý"],
    ["qủa", "quả"],
    ["Hòa Bình".normalize("NFD"), "hoà bình"],
  ])("%s and %s are one word", (one, other) => {
    expect(unifyTones(one)).toBe(unifyTones(other));
    expect(unifyTones(one)).toBe(other.toLowerCase());
  });

  it.each([
    "quý",
    "hoàn",
    "toán",
    "thuỷ",
    "quả",
    "mùa",
    "của",
    "huỳnh",
    "loại",
    "thuế",
    "già",
    "khuya",
  ])("leaves %s", (word) => {
    expect(unifyTones(word)).toBe(word);
  });

  it("keeps apart what differs by more than placement", () => {
    expect(unifyTones("hòa")).not.toBe(unifyTones("hóa"));
    expect(unifyTones("dân")).not.toBe(unifyTones("dần"));
    expect(unifyTones("của")).not.toBe(unifyTones("cuả"));
  });

  it("takes a Cyrillic letter for the Latin one that its small form looks like", () => {
    expect(unifyTones("\u0500a")).toBe("da");
  });

  it("is idempotent, and leaves syllables in the present placement", () => {
    fc.assert(
      fc.property(wild, syllable, (s, good) => {
        expect(unifyTones(unifyTones(s))).toBe(unifyTones(s));
        expect(unifyTones(s.normalize("NFD"))).toBe(unifyTones(s));
        expect(unifyTones(good)).toBe(good.toLowerCase());
      }),
      { numRuns: 2000 },
    );
  });
});
