import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countWords, excerpt, readingMinutes } from "#lib/text/excerpt.ts";
import { normalizeLine } from "#lib/text/normalize.ts";
import { wild, words } from "./arbitraries.ts";

describe("excerpt", () => {
  it("leaves what fits, as one line", () => {
    expect(excerpt(" Hội thảo\n khoa học ", 17)).toBe("Hội thảo khoa học");
  });

  it("cuts between words", () => {
    expect(excerpt("Hội thảo khoa học", 16)).toBe("Hội thảo khoa…");
    expect(excerpt("Hội thảo khoa học", 14)).toBe("Hội thảo khoa…");
    expect(excerpt("Hội thảo khoa học", 13)).toBe("Hội thảo…");
  });

  it("leaves no comma, dash or opening quote before the ellipsis", () => {
    expect(excerpt("Hội thảo, tọa đàm và hội nghị", 11)).toBe("Hội thảo…");
    expect(excerpt("Hội thảo – “Dân vận khéo” năm nay", 13)).toBe("Hội thảo…");
  });

  it("prefers the end of a sentence that fills most of the room", () => {
    const text = "Hội thảo diễn ra sáng nay. Các đại biểu nghe mười hai tham luận.";
    expect(excerpt(text, 40)).toBe("Hội thảo diễn ra sáng nay…");
    expect(excerpt(text, 60)).toBe("Hội thảo diễn ra sáng nay. Các đại biểu nghe mười hai tham…");
  });

  it("takes no abbreviation and no thousand for the end of a sentence", () => {
    expect(excerpt("Hội nghị tại Tp. Hồ Chí Minh hôm nay", 20)).toBe("Hội nghị tại Tp. Hồ…");
    expect(excerpt("Khảo sát hơn 1.000 lượt người dân ở thôn", 25)).toBe(
      "Khảo sát hơn 1.000 lượt…",
    );
  });

  it("cuts a word only when it is all there is, and never through a character", () => {
    expect(excerpt("a".repeat(20), 5)).toBe("aaaa…");
    expect(excerpt("😀😀😀😀", 4)).toBe("😀…");
  });

  it("is never longer than asked, and the beginning of the text", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          wild,
          fc.array(words).map((w) => w.join(". ")),
        ),
        fc.integer({ min: 1, max: 60 }),
        (s, max) => {
          const line = normalizeLine(s);
          const short = excerpt(s, max);
          expect(short.length).toBeLessThanOrEqual(max);
          if (line.length <= max) expect(short).toBe(line);
          else {
            expect(short.endsWith("…")).toBe(true);
            expect(line.startsWith(short.slice(0, -1))).toBe(true);
            expect(short.isWellFormed()).toBe(true);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("countWords", () => {
  it.each([
    ["Hội thảo khoa học", 4],
    ["  Lạng\u00a0Sơn –\n 19/3/2024 … ", 3],
    ["", 0],
    ["– … !", 0],
  ])("%j has %i", (text, count) => {
    expect(countWords(text)).toBe(count);
  });

  it("counts every syllable of joined texts once", () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(countWords(`${a}\n\n${b.normalize("NFD")}`)).toBe(countWords(a) + countWords(b));
      }),
    );
  });
});

describe("readingMinutes", () => {
  it.each([
    [0, 1],
    [240, 1],
    [600, 3],
    [1400, 6],
  ])("%i words take %i minutes", (count, minutes) => {
    expect(readingMinutes(count)).toBe(minutes);
  });
});
