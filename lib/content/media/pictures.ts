import { existsSync } from "node:fs";
import path from "node:path";
import { fileTypeFromBuffer } from "file-type";
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
import { isTwoFiles } from "./two-files.ts";

const maxPixels = 50_000_000;

// Nothing but these looks at what somebody sends: no SVG, no PDF, none of the many others that libvips knows.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpeg",
    "VipsForeignLoadPng",
    "VipsForeignLoadWebp",
    "VipsForeignLoadHeif",
  ],
});

const extensions = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/avif": "avif",
} as const;
type PictureType = keyof typeof extensions;

const isPictureType = (type: string): type is PictureType => Object.hasOwn(extensions, type);

/** The name under which a picture is kept as it came; it is never sent on. */
export const keptName = ({ type }: { type: string }) =>
  `original.${extensions[type as PictureType]}`;

type PictureFacts = { width: number; height: number; type: PictureType; placeholder: string };

/** Why a picture is not taken. */
export type Unfit = "unreadable" | "animated" | "tooManyPixels" | "twoFiles";

/** Width, height and a tiny form of a picture, or why it is none that we take. */
export async function inspectPicture(bytes: Uint8Array): Promise<PictureFacts | Unfit> {
  const type = (await fileTypeFromBuffer(bytes))?.mime ?? "";
  if (type === "image/apng") return "animated";
  if (!isPictureType(type)) return "unreadable";
  if (isTwoFiles(bytes)) return "twoFiles";
  try {
    const { pages, autoOrient } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if ((pages ?? 1) > 1) return "animated";
    const { width, height } = autoOrient;
    if (width * height > maxPixels) return "tooManyPixels";
    const tiny = await sharp(bytes, { limitInputPixels: maxPixels })
      .autoOrient()
      .resize({ width: 12 })
      .webp({ quality: 20 })
      .toBuffer();
    const placeholder = `data:image/webp;base64,${tiny.toString("base64")}`;
    return { width, height, type, placeholder };
  } catch {
    return "unreadable";
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
