import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differencesOfNames, nameInitials, nameKey } from "#lib/text/alike.ts";
import { wild, words } from "./arbitraries.ts";

describe("two names may be one", () => {
  it.each<[string, string, string]>([
    ["Nguyễn Văn Hòa", "Nguyễn Văn Hòa", ""],
    ["Nguyễn Văn Hòa", "NGUYỄN VĂN HÒA", ""],
    ["Nguyễn Văn Hòa", "Nguyễn Văn Hòa (Ba Hòa)", ""],
    ["Nguyễn Văn Hòa", "Nguyễn Văn Hoà", "tone"],
    ["Lê Thị Thúy", "Lê Thị Thuý", "tone"],
    ["Lê Thị Hòa", "Lê Thị Hoa", "accents"],
    ["Nguyễn Quốc Đoàn", "Nguyen Quoc Doan", "accents"],
    ["Lý Thị Mai", "Lí Thị Mai", "yi"],
    ["Lý Thị Mai", "Ly Thi Mai", "accents"],
    ["Lý Thị Mai", "Li Thi Mai", "accents yi"],
    ["Nông Văn Bình", "Bình Nông Văn", "order"],
    ["Hòa Nguyễn Văn", "Nguyễn Văn Hoà", "tone order"],
    ["Nguyễn V. Hòa", "Nguyễn Văn Hòa", "abbreviated"],
    ["Nguyễn T.T. Hòa", "Nguyễn Thị Thu Hòa", "abbreviated"],
    ["H'Bơ Niê", "H’Bơ Niê", ""],
    ["Ủy ban nhân dân xã Đồng Ý", "Uỷ ban Nhân dân xã Đồng Ý", "tone"],
  ])("%s, %s: %s", (one, other, difference) => {
    expect(differencesOfNames(one, other)?.join(" ")).toBe(difference);
    expect(differencesOfNames(other, one)?.join(" ")).toBe(difference);
  });

  it.each([
    ["Nguyễn Văn Hòa", "Nguyễn Văn Hùng"],
    ["Nguyễn Văn Hòa", "Nguyễn Hòa"],
    ["Nguyễn Vinh Hòa", "Nguyễn Văn Hòa"],
    ["Nguyễn Văn Hòa", "Nguyễn T. Hòa"],
    ["", ""],
    ["中", "中"],
  ])("%s, %s: are two", (one, other) => {
    expect(differencesOfNames(one, other)).toBeNull();
  });

  it("and then have a key in common, by which they are looked for", () => {
    fc.assert(
      fc.property(fc.oneof(words, wild), fc.oneof(words, wild), (one, other) => {
        if (differencesOfNames(one, other) === null) return;
        const keys = [nameKey(one), nameInitials(one)];
        expect([nameKey(other), nameInitials(other)].some((key) => keys.includes(key))).toBe(true);
      }),
    );
    fc.assert(
      fc.property(words, (name) => {
        const turned = name.split(" ").toReversed().join(" ").normalize("NFD");
        expect(nameKey(turned)).toBe(nameKey(name));
        expect(differencesOfNames(name, turned)).not.toBeNull();
      }),
    );
  });
});
