import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSlug, SLUG_LENGTH, slugify } from "#lib/text/slug.ts";
import { wild, words } from "./arbitraries.ts";

describe("slugify", () => {
  it.each([
    ["Nghị định 42/2022/NĐ-CP", "nghi-dinh-42-2022-nd-cp"],
    ["Đại hội Đảng bộ", "dai-hoi-dang-bo"],
    ["“Nâng cao hiệu quả…” – Lạng Sơn!", "nang-cao-hieu-qua-lang-son"],
    ["Ðoàn", "doan"],
  ])("%s → %s", (text, slug) => {
    expect(slugify(text)).toBe(slug);
  });

  it("Đoàn does not become -oan", () => {
    expect(slugify("Đoàn")).toBe("doan");
    expect(slugify("đoàn".normalize("NFD"))).toBe("doan");
  });

  it("cuts between words at 120 characters", () => {
    const slug = slugify("Nâng cao chất lượng ".repeat(10));
    expect(slug).toBe(`${"nang-cao-chat-luong-".repeat(5)}nang-cao-chat-luong`);
    expect(slug).toHaveLength(119);
  });

  it("keeps a slug of exactly 120 characters, and a word that ends there", () => {
    const exact = `${"a".repeat(59)} ${"b".repeat(60)}`;
    expect(slugify(exact)).toBe(exact.replace(" ", "-"));
    expect(slugify(`${exact} c`)).toBe(exact.replace(" ", "-"));
    expect(slugify(`${exact}c`)).toBe("a".repeat(59));
    expect(slugify("a".repeat(130))).toBe("a".repeat(SLUG_LENGTH));
  });

  it("is empty where no Latin letter or digit is left", () => {
    expect(slugify("…")).toBe("");
  });

  it("makes slugs, the same from NFC and NFD, that are their own slug", () => {
    fc.assert(
      fc.property(fc.oneof(wild, fc.array(words).map(String)), (s) => {
        const slug = slugify(s);
        expect(slug === "" || isSlug(slug)).toBe(true);
        expect(slugify(s.normalize("NFD"))).toBe(slug);
        expect(slugify(slug)).toBe(slug);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("isSlug", () => {
  it.each(["doan", "42-2022-nd-cp", "a".repeat(120)])("accepts %s", (s) => {
    expect(isSlug(s)).toBe(true);
  });

  it.each([
    "",
    "-oan",
    "oan-",
    "a--b",
    "Doan",
    "đoan",
    "a b",
    "a_b",
    "a/b",
    "doan\n",
    "a".repeat(121),
  ])("refuses %j", (s) => {
    expect(isSlug(s)).toBe(false);
  });
});
