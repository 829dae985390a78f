import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  derivativeName,
  derivativePath,
  formats,
  heightOf,
  type Picture,
  type Use,
  uses,
  widthsOf,
} from "#lib/content/media/derivatives.ts";

const picture = (
  width: number | null,
  height: number | null,
  focalX = 0.5,
  focalY = 0.5,
): Picture => ({
  checksum: "0f".repeat(32),
  width,
  height,
  focalX,
  focalY,
});
const any = fc.record({
  checksum: fc.constant("0f".repeat(32)),
  width: fc.integer({ min: 1, max: 12_000 }),
  height: fc.integer({ min: 1, max: 12_000 }),
  focalX: fc.double({ min: 0, max: 1, noNaN: true }),
  focalY: fc.double({ min: 0, max: 1, noNaN: true }),
});
const use = fc.constantFrom(...(Object.keys(uses) as Use[]));

describe("the widths of a stored picture", () => {
  it.each<[string, number, number, Use, number[]]>([
    ["a large one", 4000, 3000, "wide", [480, 800, 1200, 1600]],
    ["one exactly as wide as a form", 800, 600, "wide", [480, 800]],
    ["one a pixel too narrow", 799, 600, "wide", [480]],
    ["a small one", 200, 100, "wide", [200]],
    ["a wide one that is low, cropped", 4000, 200, "card", [240]],
    ["a tall one, cropped", 500, 4000, "card", [240, 480]],
    ["a small one, shared", 600, 600, "share", [600]],
  ])("of %s", (_, width, height, to, widths) => {
    expect(widthsOf(picture(width, height), to)).toEqual(widths);
  });

  it("are at least one, ascending, and never more than the picture has", () => {
    fc.assert(
      fc.property(any, use, (given, to) => {
        const widths = widthsOf(given, to);
        expect(widths.length).toBeGreaterThan(0);
        expect([...widths].sort((a, b) => a - b)).toEqual(widths);
        for (const width of widths) {
          expect(width).toBeLessThanOrEqual(given.width);
          expect(width).toBeGreaterThan(0);
          // Rounding may ask for half a pixel more than there is.
          expect(heightOf(given, to, width)).toBeLessThanOrEqual(given.height + 1);
          expect(heightOf(given, to, width)).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe("the height of a form", () => {
  it("keeps the ratio of the picture, or of the crop", () => {
    expect(heightOf(picture(4000, 3000), "wide", 1200)).toBe(900);
    expect(heightOf(picture(4000, 3000), "card", 480)).toBe(320);
    expect(heightOf(picture(4000, 3000), "share", 1200)).toBe(630);
  });
});

describe("the address of a form", () => {
  it("says all that its bytes depend on: another focal point is another address", () => {
    const names = [
      [0.5, 0.5],
      [0.25, 0.5],
      [0.5, 0.25],
    ].map(([x, y]) => derivativeName(picture(900, 900, x, y), "card", 480, "avif"));
    expect(new Set(names).size).toBe(3);
  });

  it("is the same for every focal point where nothing is cropped", () => {
    expect(derivativeName(picture(900, 900, 0.1, 0.9), "wide", 480, "webp")).toBe("wide-480.webp");
  });

  it("is the checksum's folder, the use, the width, the focus and the format", () => {
    expect(derivativePath(picture(900, 900, 0.3, 0.7), "card", 240, "jpg")).toBe(
      `/media/${"0f".repeat(32)}/card-240-30-70.jpg`,
    );
  });

  it("differs between any two forms of a picture", () => {
    fc.assert(
      fc.property(any, (given) => {
        const names = (Object.keys(uses) as Use[]).flatMap((to) =>
          widthsOf(given, to).flatMap((width) =>
            formats.map((format) => derivativeName(given, to, width, format)),
          ),
        );
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });
});
