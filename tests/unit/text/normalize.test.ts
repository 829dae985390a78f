import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalizeLine, normalizeText } from "#lib/text/normalize.ts";
import { wild, words } from "./arbitraries.ts";

describe("normalizeText", () => {
  it("joins decomposed letters", () => {
    expect(normalizeText("Đại hội Đảng bộ".normalize("NFD"))).toBe("Đại hội Đảng bộ");
  });

  it("joins a tone that was typed before the circumflex or breve", () => {
    expect(normalizeText("ti\u0065\u0301\u0302n ba\u0301\u0306c")).toBe("tiến bắc");
  });

  it("makes every blank a plain one and keeps tabs and runs", () => {
    expect(normalizeText("Bí\u00a0thư\u202fTỉnh\u3000ủy\t \u2009.")).toBe("Bí thư Tỉnh ủy\t  .");
  });

  it("removes what is invisible, and joins what it divided", () => {
    expect(normalizeText("\ufeffhội\u200b thảo\u00ad kho\u200dá\u0000")).toBe("hội thảo khoá");
    expect(normalizeText("hoa\u200b\u0301")).toBe("hoá");
  });

  it("keeps line breaks, as one character each", () => {
    expect(normalizeText("một\r\nhai\rba\u2028bốn\n\nnăm")).toBe("một\nhai\nba\nbốn\n\nnăm");
  });

  it.each([
    ["Ðoàn", "Đoàn"],
    ["ðồng chí", "đồng chí"],
    ["Ðoan Hùng, ði", "Đoan Hùng, đi"],
    ["HảiÐăng, Kðoh, UBHÐ", "HảiĐăng, Kđoh, UBHĐ"],
    ["HÐND, UBND", "HĐND, UBND"],
    ["QÐ-UBND, 42/2022/NÐ-CP", "QĐ-UBND, 42/2022/NĐ-CP"],
    ["LÐTBXH BGÐT BCÐ", "LĐTBXH BGĐT BCĐ"],
    ["Ð/c Hà", "Đ/c Hà"],
    ["100.000ð", "100.000đ"],
    ["M'Ðrắk, Kðăm", "M'Đrắk, Kđăm"],
    ["Ɖảng", "Đảng"],
  ])("reads eth as đ in %s", (written, meant) => {
    expect(normalizeText(written)).toBe(meant);
  });

  it.each([
    "Guðmundur Sigurðsson",
    "SIGURÐUR",
    "Norðfjörður",
    "Davíð Oddsson",
    "Garðabær",
    "Hafði",
    "Ðæt",
  ])("leaves the eth of %s", (name) => {
    expect(normalizeText(name)).toBe(name);
  });

  it("reads Cyrillic letters in Latin words", () => {
    expect(normalizeText("Нội thảо khоа")).toBe("Hội thảo khoa");
    expect(normalizeText("Th\u043e\u0301c")).toBe("Thóc");
    expect(normalizeText("СОVID")).toBe("COVID");
  });

  it("leaves Russian words, and words with a letter like no Latin one", () => {
    expect(normalizeText("ТАСС сообщает, Nга")).toBe("ТАСС сообщает, Nга");
  });

  it("narrows full-width letters, and signs outside East Asian text", () => {
    expect(normalizeText("ＵＢＮＤ（２０２４）")).toBe("UBND(2024)");
    expect(normalizeText("中国，ＵＢＮＤ")).toBe("中国，UBND");
  });

  it("is NFC, idempotent and storable for any input", () => {
    fc.assert(
      fc.property(wild, (s) => {
        const once = normalizeText(s);
        expect(once).toBe(once.normalize("NFC"));
        expect(normalizeText(once)).toBe(once);
        expect(once.isWellFormed() && !once.includes("\0") && !once.includes("\r")).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("changes nothing in good Vietnamese, and makes NFD equal to it", () => {
    fc.assert(
      fc.property(words, (s) => {
        expect(normalizeText(s)).toBe(s);
        expect(normalizeText(s.normalize("NFD"))).toBe(s);
      }),
    );
  });
});

describe("normalizeLine", () => {
  it("makes one trimmed line", () => {
    expect(normalizeLine("  Tỉnh ủy \u00a0\r\n\tLạng Sơn\u200b ")).toBe("Tỉnh ủy Lạng Sơn");
  });

  it("is idempotent and has no white space but single blanks", () => {
    fc.assert(
      fc.property(wild, (s) => {
        const line = normalizeLine(s);
        expect(normalizeLine(line)).toBe(line);
        expect(line).not.toMatch(/^\s|\s$|\s\s|[^\S ]/);
      }),
      { numRuns: 1000 },
    );
  });
});
