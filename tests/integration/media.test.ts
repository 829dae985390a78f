import { readdir, readFile, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { addMedia, describeMedia } from "#lib/content/media/commands.ts";
import { derivativeName } from "#lib/content/media/derivatives.ts";
import { findMedia, findMediaByIds, findUses, readMedia } from "#lib/content/media/editing.ts";
import { mediaFolder } from "#lib/content/media/files.ts";
import { takePiece } from "#lib/content/media/incoming.ts";
import { originalName } from "#lib/content/media/originals.ts";
import { stateOf } from "#lib/content/seen.ts";
import { database } from "#lib/db/client.ts";
import { settings } from "#lib/settings.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { done, refused, someone } from "./content.ts";

ownDatabase();

let colour = 0;
/** A picture that is like no other. */
const plain = (width = 300, height = 200) =>
  sharp({ create: { width, height, channels: 3, background: { r: ++colour, g: 90, b: 10 } } });

/** A JPEG with an IPTC block as a newsroom's programs write it (IIM 4.2, in Photoshop's resource 0x0404). */
function withIptc(jpeg: Buffer, fields: Record<number, string>): Buffer {
  const records = [Buffer.from("\x1c\x01\x5a\x00\x03\x1b%G", "latin1")];
  for (const [number, text] of Object.entries(fields)) {
    const value = Buffer.from(text);
    records.push(
      Buffer.from([0x1c, 2, Number(number), value.length >> 8, value.length & 255]),
      value,
    );
  }
  const iptc = Buffer.concat(records);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(iptc.length);
  const resource = Buffer.concat([
    Buffer.from("Photoshop 3.0\0" + "8BIM\x04\x04\0\0", "latin1"),
    size,
    iptc,
    Buffer.alloc(iptc.length % 2),
  ]);
  const head = Buffer.from([0xff, 0xed, (resource.length + 2) >> 8, (resource.length + 2) & 255]);
  return Buffer.concat([jpeg.subarray(0, 2), head, resource, jpeg.subarray(2)]);
}

const added = async (bytes: Buffer, name = "a.jpg") => {
  const editor = await someone("EDITOR", "Biên tập");
  return done(addMedia(editor, bytes, name));
};

const why = async (bytes: Buffer) =>
  refused(addMedia(await someone("EDITOR", "Biên tập"), bytes, "a.jpg"));

const stored = (id: string) => database().media.findUniqueOrThrow({ where: { id } });

describe("a file that somebody sends in", () => {
  it("is described by what is written in it: caption, author and owner, in Vietnamese", async () => {
    const jpeg = await plain().jpeg().toBuffer();
    const bytes = withIptc(jpeg, {
      80: "Hoàng Như",
      116: "Báo Lạng Sơn",
      120: "Đại biểu thảo luận tại hội trường".normalize("NFD"),
    });
    const { id, isKnown } = await added(bytes, "DSC_0001.JPG");
    expect(isKnown).toBe(false);
    expect(await stored(id)).toMatchObject({
      kind: "PICTURE",
      name: "DSC_0001.JPG",
      caption: "Đại biểu thảo luận tại hội trường",
      credit: "Hoàng Như / Báo Lạng Sơn",
      alt: null,
    });
  });

  it("is sent on without where and with what it was taken", async () => {
    const bytes = await plain()
      .withExif({
        IFD0: { Make: "Máy ảnh bí mật", Artist: "Hoang Nhu" },
        IFD3: { GPSLatitudeRef: "N", GPSLatitude: "21/1 50/1 0/1" },
      })
      .jpeg()
      .toBuffer();
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    const media = await stored((await added(bytes)).id);
    expect(media.credit).toBe("Hoang Nhu");
    const folder = mediaFolder(media.checksum);
    const forms = (await readdir(folder)).filter((name) => !name.startsWith("original."));
    expect(forms.length).toBeGreaterThan(4);
    for (const name of forms) {
      const { exif, xmp, iptc } = await sharp(path.join(folder, name)).metadata();
      expect({ exif, xmp, iptc }, name).toEqual({});
    }
  });

  it("is known again by its bytes, and keeps what was said of it since", async () => {
    const bytes = await plain().png().toBuffer();
    const editor = await someone("EDITOR", "Biên tập");
    const { id } = await done(addMedia(editor, bytes, "a.png"));
    const seen = stateOf((await readMedia(database(), id)) ?? {});
    await done(describeMedia(editor, { id, seen, name: "a.png", alt: "Toàn cảnh hội trường" }));
    expect(await done(addMedia(editor, bytes, "b.png"))).toEqual({ id, isKnown: true });
    expect(await stored(id)).toMatchObject({ name: "a.png", alt: "Toàn cảnh hội trường" });
  });

  it("is refused with a reason where it is not what it has to be", async () => {
    const jpeg = await plain().jpeg().toBuffer();
    const raw = Buffer.from(Array.from({ length: 2_400 }, (_, at) => (at * at) % 251));
    const moving = sharp(raw, { raw: { width: 20, height: 40, channels: 3, pageHeight: 20 } });
    const cases: [string, Buffer, string][] = [
      ["SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), "unreadable"],
      ["XML before SVG", Buffer.from('<?xml version="1.0"?><svg/>'), "unreadable"],
      ["a page", Buffer.from("<!doctype html><script>1</script>"), "unreadable"],
      ["nothing", Buffer.alloc(0), "unreadable"],
      ["the beginning of a picture", jpeg.subarray(0, jpeg.length / 2), "unreadable"],
      ["moving WebP", await moving.webp({ loop: 0, delay: [100, 100] }).toBuffer(), "animated"],
      ["GIF", await plain(20, 20).gif().toBuffer(), "unreadable"],
      ["TIFF", await plain(20, 20).tiff().toBuffer(), "unreadable"],
      ["100 megapixels", await plain(10_000, 10_000).png().toBuffer(), "tooManyPixels"],
      ["a picture with a ZIP behind", Buffer.concat([jpeg, zip]), "twoFiles"],
      [
        "a picture with a program",
        Buffer.concat([jpeg, Buffer.from("<script>1</script>")]),
        "twoFiles",
      ],
      ["a picture that is a PDF", withIptc(jpeg, { 120: "%PDF-1.7" }), "twoFiles"],
    ];
    for (const [name, bytes, reason] of cases) {
      expect(await why(bytes).catch(() => "taken"), name).toEqual([`file ${reason}`]);
    }
    expect(await why(await movingPng())).toEqual(["file animated"]);
  });

  it("comes in pieces, and goes on where a line broke", async () => {
    const piece = { accountId: crypto.randomUUID(), id: crypto.randomUUID(), total: 6 };
    const send = (at: number, text: string) => takePiece({ ...piece, at }, Buffer.from(text));
    expect(await send(0, "ab")).toEqual({ has: 2 });
    // Sent again, because its answer was lost; one that is ahead; one that would be too long.
    expect(await send(0, "ab")).toEqual({ has: 2 });
    expect(await send(4, "ef")).toEqual({ has: 2 });
    expect(await send(2, "cdefg")).toEqual({ has: 2 });
    expect(await send(2, "cd")).toEqual({ has: 4 });
    const whole = await send(4, "ef");
    expect("whole" in whole && Buffer.from(whole.whole).toString()).toBe("abcdef");
    // Of another account nothing is found.
    expect(
      await takePiece({ ...piece, accountId: crypto.randomUUID(), at: 2 }, Buffer.from("x")),
    ).toEqual({ has: 0 });
  });

  it("is thrown away when nobody goes on sending it", async () => {
    const folder = path.join(settings().dataDir, "incoming");
    const [old, young] = ["x.old", "x.young"].map((name) => path.join(folder, name)) as [
      string,
      string,
    ];
    await takePiece({ accountId: "a", id: "b", at: 0, total: 2 }, Buffer.from("a"));
    await Promise.all([old, young].map((file) => writeFile(file, "x")));
    const twoDays = Date.now() / 1000 - 48 * 3600;
    await utimes(old, twoDays, twoDays);
    await takePiece({ accountId: "a", id: "c", at: 0, total: 2 }, Buffer.from("a"));
    expect(await readdir(folder)).not.toContain("x.old");
    expect(await readdir(folder)).toContain("x.young");
  });
});

describe("what is said of a file", () => {
  it("changes where it is cropped, and the forms are there before anyone asks", async () => {
    const editor = await someone("EDITOR", "Biên tập");
    const { id } = await done(addMedia(editor, await plain(300, 900).png().toBuffer(), "cao.png"));
    const seen = stateOf((await readMedia(database(), id)) ?? {});
    await done(describeMedia(editor, { id, seen, name: "cao.png", focalX: 0.5, focalY: 0.1 }));
    const media = await stored(id);
    const name = derivativeName(media, "card", 240, "avif");
    expect(name).toContain("-50-10.");
    expect(await readdir(mediaFolder(media.checksum))).toContain(name);
  });

  it("is not written over what someone else said meanwhile", async () => {
    const editor = await someone("EDITOR", "Biên tập");
    const { id } = await added(await plain().png().toBuffer());
    const seen = stateOf((await readMedia(database(), id)) ?? {});
    await done(describeMedia(editor, { id, seen, name: "a", alt: "Một" }));
    const second = describeMedia(editor, { id, seen, name: "a", alt: "Hai" });
    expect(await refused(second)).toEqual(["seen changed"]);
    expect((await stored(id)).alt).toBe("Một");
  });

  it("is not taken away from a picture that readers may have before them", async () => {
    const editor = await someone("EDITOR", "Biên tập");
    const { id } = await added(await plain().png().toBuffer());
    await done(describeMedia(editor, { id, name: "a", alt: "Một" }));
    expect(await refused(describeMedia(editor, { id, name: "a" }))).toEqual(["alt required"]);
  });

  it("gives a file another name, and keeps it under the one that was handed on", async () => {
    const editor = await someone("EDITOR", "Biên tập");
    const pdf = Buffer.from("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");
    const { id } = await done(addMedia(editor, pdf, "scan.pdf"));
    const before = await stored(id);
    const seen = stateOf((await readMedia(database(), id)) ?? {});
    await done(describeMedia(editor, { id, seen, name: "Kỷ yếu hội thảo.pdf" }));
    const after = await stored(id);
    const files = await readdir(mediaFolder(after.checksum));
    expect(files).toContain(originalName({ ...before, name: "scan.pdf" }));
    expect(files).toContain("ky-yeu-hoi-thao.pdf");
    expect(await readFile(path.join(mediaFolder(after.checksum), "ky-yeu-hoi-thao.pdf"))).toEqual(
      pdf,
    );
  });

  it("finds it, with or without diacritics, and says where it is used", async () => {
    const editor = await someone("EDITOR", "Biên tập");
    const { id } = await added(await plain().png().toBuffer(), "Đồng Đăng.png");
    const found = async (query: string) =>
      (await findMedia(editor, ["PICTURE"], query, 1)).items.map((one) => one.id);
    expect(await found("dong dang")).toEqual([id]);
    expect(await found("đăng ĐỒNG")).toEqual([id]);
    expect(await found("dong dang ky lua")).toEqual([]);
    expect(await findMediaByIds(editor, [id])).toHaveLength(1);
    expect((await findMedia(editor, ["FILE"], "dong dang", 1)).items).toEqual([]);
    expect(await findUses(editor, id)).toEqual({ editions: [], people: [], events: [] });
  });
});

const zip = Buffer.from(`PK\x05\x06${"\0".repeat(18)}`, "latin1");

/** A PNG of two frames (Animated PNG, 5: acTL stands before the first image data). */
async function movingPng(): Promise<Buffer> {
  const png = await plain(20, 20).png().toBuffer();
  const at = png.indexOf("IDAT") - 4;
  const control = Buffer.from("\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\xf3\x8d\x93\x70", "latin1");
  return Buffer.concat([png.subarray(0, at), control, png.subarray(at)]);
}
