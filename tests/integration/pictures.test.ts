import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { savePicture } from "#lib/content/media/commands.ts";
import { contentTypes, derivativeName, type Format, uses } from "#lib/content/media/derivatives.ts";
import { mediaFolder } from "#lib/content/media/files.ts";
import { database } from "#lib/db/client.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { actor, anonymous, done, refused } from "./content.ts";

ownDatabase();

const described = { name: "a.png", alt: "Hình thử" };

/** A picture of one colour with its upper right quarter in another. */
async function quartered(width: number, height: number, quarter = "#00f", rest = "#f00") {
  const patch = await sharp({
    create: {
      width: Math.ceil(width / 2),
      height: Math.ceil(height / 2),
      channels: 3,
      background: quarter,
    },
  })
    .png()
    .toBuffer();
  return sharp({ create: { width, height, channels: 3, background: rest } }).composite([
    { input: patch, left: Math.floor(width / 2), top: 0 },
  ]);
}

const stored = async (id: string) => database().media.findUniqueOrThrow({ where: { id } });

/** The share of a picture's dots that are rather blue than red. */
async function blueShare(file: string): Promise<number> {
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  let blue = 0;
  for (let i = 0; i < data.length; i += info.channels) {
    if ((data[i + 2] as number) > (data[i] as number)) blue++;
  }
  return blue / (info.width * info.height);
}

describe("a stored picture", () => {
  it("has every form at its fixed width, each of the type that its name says", async () => {
    const bytes = await (await quartered(1700, 1200)).png().toBuffer();
    const media = await stored(await done(savePicture(actor, bytes, described)));
    expect(media).toMatchObject({ width: 1700, height: 1200, type: "image/png" });
    expect(media.bytes).toBe(bytes.byteLength);
    const folder = mediaFolder(media.checksum);
    const expected = Object.entries(uses).flatMap(([use, { widths, ratio }]) =>
      widths.flatMap((width) =>
        (use === "share" ? ["jpg"] : ["avif", "webp", "jpg"]).map((format) => ({
          name: derivativeName(media, use as keyof typeof uses, width, format as Format),
          width,
          height: Math.round(width / (ratio ?? 1700 / 1200)),
          format,
        })),
      ),
    );
    const files = (await readdir(folder)).filter((name) => name !== "original.png");
    expect(files.sort()).toEqual(expected.map(({ name }) => name).sort());
    for (const { name, width, height, format } of expected) {
      const found = await sharp(path.join(folder, name)).metadata();
      expect(found, name).toMatchObject({ width, height });
      const type = found.compression === "av1" ? "image/avif" : `image/${found.format}`;
      expect(type, name).toBe(contentTypes[format as Format]);
    }
    expect(await readFile(path.join(folder, "original.png"))).toEqual(bytes);
  });

  it("has a tiny placeholder that a page can carry", async () => {
    const bytes = await (await quartered(300, 200)).jpeg().toBuffer();
    const { placeholder } = await stored(await done(savePicture(actor, bytes, described)));
    expect(placeholder).toMatch(/^data:image\/webp;base64,/);
    expect(placeholder?.length).toBeLessThan(500);
    const tiny = Buffer.from(placeholder?.split(",")[1] ?? "", "base64");
    expect(await sharp(tiny).metadata()).toMatchObject({ format: "webp", width: 12 });
  });

  it("is cropped around its focal point", async () => {
    const share = async (focalX: number, focalY: number) => {
      // Tall enough that a card shows less than half of the height.
      const bytes = await (await quartered(300, 1000 + Math.round(focalY * 10))).png().toBuffer();
      const input = { ...described, focalX, focalY };
      const media = await stored(await done(savePicture(actor, bytes, input)));
      const name = derivativeName(media, "card", 240, "webp");
      return blueShare(path.join(mediaFolder(media.checksum), name));
    };
    expect(await share(0.5, 0.1)).toBeCloseTo(0.5, 1);
    expect(await share(0.5, 0.9)).toBeCloseTo(0, 1);
    expect(await share(0.5, 0.5)).toBeCloseTo(0.25, 1);
  });

  it("stays within the picture however near its edge the focal point lies", async () => {
    const bytes = await (await quartered(501, 300)).png().toBuffer();
    for (const [focalX, focalY] of [
      [0, 0],
      [1, 1],
    ] as const) {
      const media = await stored(
        await done(savePicture(actor, bytes, { ...described, focalX, focalY })),
      );
      const name = derivativeName(media, "card", 240, "jpg");
      const file = path.join(mediaFolder(media.checksum), name);
      expect(await sharp(file).metadata()).toMatchObject({ width: 240, height: 160 });
    }
  });

  it("that is small keeps its own width", async () => {
    const bytes = await (await quartered(100, 80)).png().toBuffer();
    const media = await stored(await done(savePicture(actor, bytes, described)));
    const files = await readdir(mediaFolder(media.checksum));
    expect(files.filter((name) => name.startsWith("wide-"))).toEqual(
      expect.arrayContaining(["wide-100.avif", "wide-100.webp", "wide-100.jpg"]),
    );
  });

  it("with transparent parts stands on white", async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const bytes = await sharp({
      create: { width: 90, height: 60, channels: 4, background: clear },
    })
      .png()
      .toBuffer();
    const media = await stored(await done(savePicture(actor, bytes, described)));
    const name = derivativeName(media, "wide", 90, "jpg");
    const { channels } = await sharp(path.join(mediaFolder(media.checksum), name)).stats();
    expect(channels[0]?.min).toBeGreaterThan(250);
  });

  it("from a telephone stands upright, and tells nobody where it was taken", async () => {
    const bytes = await (await quartered(400, 300))
      .jpeg()
      .withExif({
        IFD0: { Copyright: "bí mật" },
        IFD3: { GPSLatitudeRef: "N", GPSLatitude: "21/1 51/1 0/1" },
      })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const before = await sharp(bytes).metadata();
    expect(before).toMatchObject({ width: 400, height: 300, orientation: 6 });
    expect(before.exif).toBeDefined();
    const media = await stored(await done(savePicture(actor, bytes, described)));
    expect(media).toMatchObject({ width: 300, height: 400 });
    const folder = mediaFolder(media.checksum);
    const forms = (await readdir(folder)).filter((name) => !name.startsWith("original."));
    expect(forms.length).toBeGreaterThan(5);
    for (const name of forms) {
      const found = await sharp(path.join(folder, name)).metadata();
      expect(found.exif, name).toBeUndefined();
      expect(found.xmp, name).toBeUndefined();
      expect(found.orientation ?? 1, name).toBe(1);
    }
    // Turned by a quarter to the right, what was upper right is lower right.
    const upright = path.join(folder, derivativeName(media, "wide", 300, "jpg"));
    const isBlue = async (left: number, top: number) => {
      const [r = 0, , b = 0] = await sharp(upright)
        .extract({ left, top, width: 1, height: 1 })
        .raw()
        .toBuffer();
      return b > r;
    };
    expect(await isBlue(280, 380)).toBe(true);
    expect(await isBlue(280, 20)).toBe(false);
  });

  it("stored again is the same picture, with the newer description and focus", async () => {
    const bytes = await (await quartered(320, 240)).png().toBuffer();
    const first = await done(savePicture(actor, bytes, described));
    const again = await done(
      savePicture(actor, bytes, { name: "b.png", alt: "Hình khác", focalX: 0.2 }),
    );
    expect(again).toBe(first);
    const media = await stored(first);
    expect(media).toMatchObject({ alt: "Hình khác", focalX: 0.2 });
    const files = await readdir(mediaFolder(media.checksum));
    expect(files).toContain(derivativeName(media, "card", 240, "avif"));
  });
});

describe("what is no picture for a page is refused, and leaves nothing", () => {
  const files = async () => {
    const folder = path.dirname(path.dirname(mediaFolder("00".repeat(32))));
    return (await readdir(folder, { recursive: true }).catch(() => [])).sort();
  };

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    ["text", () => Buffer.from("no picture at all"), "file unreadable"],
    ["nothing", () => new Uint8Array(), "file unreadable"],
    ["a program", () => Buffer.from("MZ\u0090\u0000"), "file unreadable"],
    [
      "a drawing that may hold scripts",
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      "file unreadable",
    ],
    [
      "half a file",
      async () => (await (await quartered(300, 200)).png().toBuffer()).subarray(0, 200),
      "file unreadable",
    ],
    [
      "a moving picture",
      async () => {
        const frames = await (await quartered(20, 40)).raw().toBuffer();
        return sharp(frames, { raw: { width: 20, height: 40, channels: 3, pageHeight: 20 } })
          .webp({ loop: 0, delay: [100, 100] })
          .toBuffer();
      },
      "file animated",
    ],
    ["a GIF", async () => (await quartered(20, 20)).gif().toBuffer(), "file unreadable"],
    [
      "one of more than 50 megapixels",
      () =>
        sharp({ create: { width: 8_000, height: 6_251, channels: 3, background: "#fff" } })
          .png({ compressionLevel: 1 })
          .toBuffer(),
      "file tooManyPixels",
    ],
  ])("%s", async (_, make, reason) => {
    const bytes = await make();
    const before = [await files(), await database().media.count()];
    expect(await refused(savePicture(actor, bytes, described))).toEqual([reason]);
    expect([await files(), await database().media.count()]).toEqual(before);
  });

  it.each([
    ["without alternative text", { name: "a", alt: "" }, "alt"],
    ["with a focal point outside of it", { ...described, focalX: 2 }, "focalX"],
    ["with a focal point that is no number", { ...described, focalY: Number.NaN }, "focalY"],
  ])("a right one %s", async (_, input, field) => {
    const bytes = await (await quartered(31, 21)).png().toBuffer();
    const before = [await files(), await database().media.count()];
    const [reason] = await refused(savePicture(actor, bytes, input));
    expect(reason).toMatch(new RegExp(`^${field} `));
    expect([await files(), await database().media.count()]).toEqual(before);
  });

  it("one from somebody who may not", async () => {
    const bytes = await (await quartered(33, 21)).png().toBuffer();
    const before = await files();
    expect(await refused(savePicture(anonymous, bytes, described))).toEqual(["notAllowed"]);
    expect(await files()).toEqual(before);
  });
});
