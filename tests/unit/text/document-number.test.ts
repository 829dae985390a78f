import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentNumberKey, findDocumentNumbers } from "#lib/text/document-number.ts";
import { normalizeText } from "#lib/text/normalize.ts";
import { wild } from "./arbitraries.ts";

describe("documentNumberKey", () => {
  it.each([
    "36-NQ/TW",
    "36 – NQ/TW",
    "số 36 -NQ/TW",
    "Số: 36—NQ / TW",
    "36 NQ/TW",
    "36-nq/tw",
    "036-NQ/TW",
    "36-NQ/T.Ư",
    "36-NQ/T. Ư",
    "36-NQ/TƯ",
    "36-NQ/TƯ".normalize("NFD"),
    "36/NQ-TW",
    "Nghị quyết số 36-NQ/TW ngày 22/10/2018",
    "Nghị quyết Hội nghị Trung ương 8 số 36-NQ/TW",
    "\u00a036\u2011NQ/TW.",
  ])("%s is 36-nq/tw", (spelling) => {
    expect(documentNumberKey(spelling)).toBe("36-nq/tw");
  });

  it.each([
    ["42/2022/NĐ-CP", "42/2022/nd-cp"],
    ["42/2022/NÐ – CP", "42/2022/nd-cp"],
    ["217-QĐ/TW", "217-qd/tw"],
    ["01-CT/TU", "1-ct/tu"],
    ["959/QĐ-UBND", "959/qd-ubnd"],
    ["1672/NQ-UBTVQH15", "1672/nq-ubtvqh15"],
    ["91/2025/QH15", "91/2025/qh15"],
    ["30a/2008/NQ-CP", "30a/2008/nq-cp"],
    ["4323/BGDĐT-GDTrH", "4323/bgddt-gdtrh"],
    ["02/KH-SGD&ĐT", "2/kh-sgddt"],
    ["217", "217"],
    ["Hiến pháp", ""],
    ["", ""],
  ])("%s → %s", (number, key) => {
    expect(documentNumberKey(number)).toBe(key);
  });

  it("keeps Trung ương (TƯ) and Tỉnh ủy (TU) apart", () => {
    expect(documentNumberKey("05-CT/TƯ")).not.toBe(documentNumberKey("05-CT/TU"));
    expect(documentNumberKey("05-HD/BTCTƯ")).toBe("5-hd/btctw");
  });

  it("is the key of its own key, and safe for any text", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          wild,
          fc
            .tuple(
              fc.nat(9999),
              fc.constantFrom("-NQ/TW", " – QĐ/TU", "/2022/NĐ-CP", "/QĐ-UBND", ""),
            )
            .map((p) => p.join("")),
        ),
        (s) => {
          const key = documentNumberKey(s);
          expect(key).toMatch(/^(?:\d[a-z0-9/-]*)?$/);
          expect(documentNumberKey(key)).toBe(key);
          expect(documentNumberKey(s.normalize("NFD"))).toBe(key);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

function found(text: string): string[] {
  return findDocumentNumbers(text).map(({ key, type }) => (type ? `${type} ${key}` : key));
}

describe("findDocumentNumbers", () => {
  it.each([
    [
      "theo Nghị quyết số 25-NQ/TW, rồi Kết luận số 43-KL/TW.",
      ["Nghị quyết 25-nq/tw", "Kết luận 43-kl/tw"],
    ],
    ["Nghị quyết số 36 – NQ/TW ngày 22/10/2018", ["Nghị quyết 36-nq/tw"]],
    ["theo 01-CT/TU của Tỉnh ủy", ["1-ct/tu"]],
    ["Nghị quyết 18/NQ-TW", ["Nghị quyết 18-nq/tw"]],
    ["Kết luận số 43-KL/T.Ư, ngày 7/1/2019", ["Kết luận 43-kl/tw"]],
    [
      "căn cứ Nghị định 42/2022/NĐ-CP; Quyết định số 959/QĐ-UBND",
      ["Nghị định 42/2022/nd-cp", "Quyết định 959/qd-ubnd"],
    ],
    ["Nghị quyết 1672/NQ-UBTVQH15", ["Nghị quyết 1672/nq-ubtvqh15"]],
    ["Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15", ["Luật 91/2025/qh15"]],
    ["Pháp lệnh 08/2022/UBTVQH15", ["Pháp lệnh 8/2022/ubtvqh15"]],
    ["Thông tư liên tịch số 01/2014/TTLT-BTC-BNV", ["Thông tư liên tịch 1/2014/ttlt-btc-bnv"]],
    ["Quyết định của Thủ tướng Chính phủ số 959/QĐ-TTg", ["Quyết định 959/qd-ttg"]],
    ["Công văn số 1374/TTg-KGVX", ["Công văn 1374/ttg-kgvx"]],
    ["Nghị định số 121/CP và Sắc lệnh số 64-SL", ["Nghị định 121/cp", "Sắc lệnh 64-sl"]],
    ["QUYẾT ĐỊNH SỐ 217-QĐ/TW", ["Quyết định 217-qd/tw"]],
    ["Nghị quyết\u00a0số 25-NQ/TW", ["Nghị quyết 25-nq/tw"]],
    ["Nghị định 42/2022/NÐ-CP", ["Nghị định 42/2022/nd-cp"]],
    ["Số: 12-KH/TU", ["12-kh/tu"]],
    ["(Nghị định 42/2022 có hiệu lực)", ["Nghị định 42/2022"]],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it("keeps Quyết định and Quy định as written", () => {
    expect(found("Quyết định số 217-QĐ/TW; Quy định số 37-QĐ/TW; 11-QĐ/TW")).toEqual([
      "Quyết định 217-qd/tw",
      "Quy định 37-qd/tw",
      "11-qd/tw",
    ]);
  });

  it.each([
    ["217, 218-QĐ/TW", ["217-qd/tw", "218-qd/tw"]],
    ["các Quyết định số 217, 218-QĐ/TW", ["Quyết định 217-qd/tw", "Quyết định 218-qd/tw"]],
    [
      "Nghị quyết số 18, 19 và 21-NQ/TW",
      ["Nghị quyết 18-nq/tw", "Nghị quyết 19-nq/tw", "Nghị quyết 21-nq/tw"],
    ],
    ["Nghị quyết số 18-NQ/TW, số 19-NQ/TW", ["Nghị quyết 18-nq/tw", "Nghị quyết 19-nq/tw"]],
    ["Nghị định số 41, 42/2022/NĐ-CP", ["Nghị định 41/2022/nd-cp", "Nghị định 42/2022/nd-cp"]],
    [
      "các Quyết định số 217, Quyết định số 218 của Bộ Chính trị",
      ["Quyết định 217", "Quyết định 218"],
    ],
    ["Quyết định số 217 và 218 của Bộ Chính trị (khóa XI)", ["Quyết định 217", "Quyết định 218"]],
    [
      "Nghị quyết 57, 59, 66 và 68 của Bộ Chính trị",
      ["Nghị quyết 57", "Nghị quyết 59", "Nghị quyết 66", "Nghị quyết 68"],
    ],
  ])("list: %s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    ["Quyết định số 217", ["Quyết định 217"]],
    ["thực hiện Quyết định số 217 ngày 12/12/2013", ["Quyết định 217"]],
    ["Nghị quyết 25 năm 2013", ["Nghị quyết 25"]],
    ["Chỉ thị 05 về học tập", ["Chỉ thị 5"]],
  ])("bare: %s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    "Sáng 19/3/2024, 96/181 xã đạt chuẩn, 1.973 mô hình, 81,77%, 03 bài học",
    "Thứ 4, 30.11.2022 | 08:32:05",
    "số nhà, số 12 Lê Lợi; số 5 tháng 3; giai đoạn 2017 – 2020",
    "Kế hoạch 5 năm, Báo cáo 3 tháng, Chương trình 135",
    "Báo cáo số 1.973 mô hình, Thông báo số 81,77",
    "Kết luận 3 vấn đề; Thông báo 5 nội dung; Quyết định 2 việc",
    "Nghị quyết Hội nghị Trung ương 5 khóa XIII",
    "Nghị quyết 10 năm qua; mệnh lệnh số 1",
    "Tạp chí Cộng sản số 12/2024; COVID-19; 5G; Km12-QL1A",
    "24/7-Hà Nội; 3/VTV-HTV; 2-A/B; tỷ lệ 1/QA-ZB",
    "https://example.vn/2024-nq/tw-12345",
  ])("nothing in %s", (text) => {
    expect(found(text)).toEqual([]);
  });

  it("does not take a count after a cited number for another", () => {
    expect(found("Nghị quyết số 21, 15 đại biểu phát biểu")).toEqual(["Nghị quyết 21"]);
    expect(found("Nghị quyết số 25-NQ/TW và 12 tham luận")).toEqual(["Nghị quyết 25-nq/tw"]);
    expect(found("Quyết định số 217, 12 ngày sau")).toEqual(["Quyết định 217"]);
    expect(found("năm 2018, 19-NQ/TW ra đời")).toEqual(["19-nq/tw"]);
  });

  it("says what is written, and where", () => {
    const text = "Theo Nghị quyết số 36 – NQ/TW và Quyết định số 217, 218-QĐ/TW.";
    const numbers = findDocumentNumbers(text);
    expect(numbers.map(({ written }) => written)).toEqual(["36 – NQ/TW", "217", "218-QĐ/TW"]);
    for (const { written, index } of numbers) {
      expect(text.slice(index, index + written.length)).toBe(written);
    }
  });

  it("stops at the end of a number", () => {
    expect(findDocumentNumbers("Quyết định số 959/QĐ-UBND – Bước tiến mới")[0]?.written).toBe(
      "959/QĐ-UBND",
    );
    expect(findDocumentNumbers("Nghị quyết số 25-NQ/TW-một bước")[0]?.written).toBe("25-NQ/TW");
  });

  it("finds the same in NFD, at places in the normalized text", () => {
    const number = fc
      .tuple(
        fc.integer({ min: 1, max: 9999 }),
        fc.constantFrom("-NQ/TW", " – KL/TW", "-QĐ/TU", "/2022/NĐ-CP", "/QĐ-UBND", "/2025/QH15"),
      )
      .map((parts) => parts.join(""));
    const piece = fc.oneof(number, wild, fc.constantFrom("Quyết định số ", ", ", " và ", "Luật "));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join(" ");
        const numbers = findDocumentNumbers(text);
        const normalized = normalizeText(text);
        for (const { written, index, key } of numbers) {
          expect(normalized.startsWith(written, index)).toBe(true);
          expect(key.startsWith(documentNumberKey(written))).toBe(true);
        }
        expect(findDocumentNumbers(text.normalize("NFD"))).toEqual(numbers);
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(number, (written) => {
        expect(found(`theo ${written} của`)).toEqual([documentNumberKey(written)]);
      }),
    );
  });

  it("stays linear on hostile text", () => {
    const start = performance.now();
    for (const unit of ["1/A", "12-NQ/", "A".repeat(30), "1, ", "số 1-Q", "Luật "]) {
      findDocumentNumbers(unit.repeat(20_000));
    }
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
