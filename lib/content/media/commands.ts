import { createHash } from "node:crypto";
import path from "node:path";
import { z } from "zod";
import { type Actor, may } from "#lib/access/access.ts";
import { defineCommand, type Result, reasonsIn } from "../command.ts";
import { optionalLine } from "../fields.ts";
import { mediaFolder, writeWhole } from "./files.ts";
import { deriveAll, inspectPicture } from "./pictures.ts";

const description = z.object({
  name: z.string().min(1).max(200),
  alt: optionalLine(500).pipe(z.string()),
  altEn: optionalLine(500),
  caption: optionalLine(500),
  captionEn: optionalLine(500),
  credit: optionalLine(200),
  creditEn: optionalLine(200),
  focalX: z.number().min(0).max(1).default(0.5),
  focalY: z.number().min(0).max(1).default(0.5),
});

const recordPicture = defineCommand({
  name: "savePicture",
  action: "content.write",
  schema: description.extend({
    checksum: z.hex().length(64),
    type: z.string(),
    bytes: z.int().positive(),
    width: z.int().positive(),
    height: z.int().positive(),
    placeholder: z.string().max(2_000),
  }),
  async write(tx, data) {
    const saved = await tx.media.upsert({
      where: { checksum: data.checksum },
      create: { ...data, kind: "PICTURE" },
      update: data,
    });
    return { value: saved.id, changed: [`media:${saved.id}`] };
  },
});

/**
 * Stores a picture: the original and all its forms in the data folder, then its row. The same bytes
 * stored again are the same picture, with the newer description.
 * @param bytes a PNG, JPEG, WebP or AVIF of one frame and at most 50 megapixels.
 */
export async function savePicture(
  actor: Actor,
  bytes: Uint8Array,
  input: z.input<typeof description>,
): Promise<Result<string>> {
  if (!may(actor, "content.write")) {
    return { ok: false, reasons: [{ field: "", code: "notAllowed" }] };
  }
  // Nothing lies on disk of a picture whose row would be refused.
  const described = description.safeParse(input);
  if (!described.success) return { ok: false, reasons: reasonsIn(described.error) };
  const found = await inspectPicture(bytes);
  if (!found) return { ok: false, reasons: [{ field: "file", code: "invalid" }] };
  const { extension, ...facts } = found;
  const checksum = createHash("sha256").update(bytes).digest("hex");
  const { focalX, focalY } = described.data;
  await writeWhole(path.join(mediaFolder(checksum), `original.${extension}`), bytes);
  await deriveAll({ checksum, ...facts, focalX, focalY }, bytes);
  return recordPicture(actor, { ...input, ...facts, checksum, bytes: bytes.byteLength });
}
