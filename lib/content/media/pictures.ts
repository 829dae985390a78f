import { existsSync } from "node:fs";
import path from "node:path";
import sharp, { type Sharp } from "sharp";
import {
  derivativeName,
  type Format,
  formats,
  heightOf,
  type Picture,
  type Use,
  uses,
  widthsOf,
} from "./derivatives.ts";
import { mediaFolder, writeWhole } from "./files.ts";

const maxPixels = 50_000_000;

/** Width, height and a tiny form of a picture; null where the bytes are no picture that we accept. */
export async function inspectPicture(bytes: Uint8Array): Promise<{
  width: number;
  height: number;
  type: string;
  extension: string;
  placeholder: string;
} | null> {
  try {
    const { format, pages, autoOrient } = await sharp(bytes, {
      limitInputPixels: maxPixels,
    }).metadata();
    const accepted = { png: "png", jpeg: "jpg", webp: "webp", avif: "avif", heif: "avif" } as const;
    const extension = accepted[format as keyof typeof accepted];
    if (!extension || (pages ?? 1) > 1) return null;
    const tiny = await sharp(bytes, { limitInputPixels: maxPixels })
      .autoOrient()
      .resize({ width: 12 })
      .webp({ quality: 20 })
      .toBuffer();
    return {
      width: autoOrient.width,
      height: autoOrient.height,
      type: `image/${extension === "jpg" ? "jpeg" : extension}`,
      extension,
      placeholder: `data:image/webp;base64,${tiny.toString("base64")}`,
    };
  } catch {
    return null;
  }
}

/** Makes every form of a picture that is not on disk yet. */
export async function deriveAll(picture: Picture, bytes: Uint8Array): Promise<void> {
  for (const use of Object.keys(uses) as Use[]) {
    for (const width of widthsOf(picture, use)) {
      const missing = formatsOf(use).filter(
        (format) => !existsSync(fileOf(picture, use, width, format)),
      );
      if (missing.length === 0) continue;
      const height = heightOf(picture, use, width);
      const { data, info } = await crop(sharp(bytes).autoOrient(), picture, use)
        .resize(width, height, { fit: "fill" })
        .flatten({ background: "#fff" })
        .toColourspace("srgb")
        .raw()
        .toBuffer({ resolveWithObject: true });
      await Promise.all(
        missing.map(async (format) => {
          const image = sharp(data, { raw: { width, height, channels: info.channels } });
          await writeWhole(fileOf(picture, use, width, format), await encode(image, format));
        }),
      );
    }
  }
}

const formatsOf = (use: Use): readonly Format[] => (use === "share" ? ["jpg"] : formats);
const fileOf = (picture: Picture, use: Use, width: number, format: Format) =>
  path.join(mediaFolder(picture.checksum), derivativeName(picture, use, width, format));

/** The largest part with the wanted ratio that has the focal point as near its middle as can be. */
function crop(image: Sharp, picture: Picture, use: Use): Sharp {
  const { ratio } = uses[use];
  const width = picture.width ?? 0;
  const height = picture.height ?? 0;
  if (!ratio) return image;
  const cropWidth = Math.min(width, Math.round(height * ratio));
  const cropHeight = Math.min(height, Math.round(width / ratio));
  const within = (centre: number, size: number, all: number) =>
    Math.round(Math.min(Math.max(centre * all - size / 2, 0), all - size));
  return image.extract({
    left: within(picture.focalX, cropWidth, width),
    top: within(picture.focalY, cropHeight, height),
    width: cropWidth,
    height: cropHeight,
  });
}

function encode(image: Sharp, format: Format): Promise<Buffer> {
  if (format === "avif") return image.avif({ quality: 50, effort: 2 }).toBuffer();
  if (format === "webp") return image.webp({ quality: 74 }).toBuffer();
  return image.jpeg({ quality: 76, mozjpeg: true }).toBuffer();
}
