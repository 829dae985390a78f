import { createHash } from "node:crypto";
import path from "node:path";
import { z } from "zod";
import { type Actor, may } from "#lib/access/access.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { defineCommand, type Result, reasonsIn, type Transaction } from "../command.ts";
import { line, optionalLine } from "../fields.ts";
import { mediaFolder, writeWhole } from "./files.ts";
import { inspectFile, originalName } from "./originals.ts";
import { deriveAll, inspectPicture } from "./pictures.ts";

const description = z.object({
  name: line(200),
  caption: optionalLine(500),
  captionEn: optionalLine(500),
  credit: optionalLine(200),
  creditEn: optionalLine(200),
});
const pictureDescription = description.extend({
  alt: optionalLine(500).pipe(z.string()),
  altEn: optionalLine(500),
  focalX: z.number().min(0).max(1).default(0.5),
  focalY: z.number().min(0).max(1).default(0.5),
});
const stored = {
  checksum: z.hex().length(64),
  type: z.string(),
  bytes: z.int().positive(),
};

const recordPicture = defineCommand({
  name: "savePicture",
  action: "content.write",
  schema: pictureDescription.extend({
    ...stored,
    width: z.int().positive(),
    height: z.int().positive(),
    placeholder: z.string().max(2_000),
  }),
  write: (tx, data) => record(tx, { ...data, kind: "PICTURE" }),
});

const recordFile = defineCommand({
  name: "saveFile",
  action: "content.write",
  schema: description.extend({
    ...stored,
    kind: z.enum(["RECORDING", "FILE"]),
    seconds: z.int().min(0).nullable(),
  }),
  write: record,
});

async function record(tx: Transaction, data: Prisma.MediaCreateInput) {
  const { checksum } = data;
  const saved = await tx.media.upsert({ where: { checksum }, create: data, update: data });
  return { value: saved.id, changed: [saved.id] };
}

/**
 * Stores a picture: the original and all its forms in the data folder, then its row. The same bytes
 * stored again are the same picture, with the newer description.
 * @param bytes a PNG, JPEG, WebP or AVIF of one frame and at most 50 megapixels.
 */
export async function savePicture(
  actor: Actor,
  bytes: Uint8Array,
  input: z.input<typeof pictureDescription>,
): Promise<Result<string>> {
  const described = describedBy(actor, pictureDescription, input);
  if (!described.ok) return described;
  const found = await inspectPicture(bytes);
  if (!found) return notOurs;
  const { extension, ...facts } = found;
  const checksum = checksumOf(bytes);
  const { focalX, focalY } = described.value;
  await writeWhole(path.join(mediaFolder(checksum), `original.${extension}`), bytes);
  await deriveAll({ checksum, ...facts, focalX, focalY }, bytes);
  return recordPicture(actor, { ...input, ...facts, checksum, bytes: bytes.byteLength });
}

/**
 * Stores a recording or another file as it is, then its row. The same bytes stored again are the same
 * file, with the newer description.
 * @param bytes one of the types in originals.ts, which the bytes themselves have to show; the name's
 *   ending does not count. Of recordings those that every browser plays: MP3, and AAC in MP4.
 */
export async function saveFile(
  actor: Actor,
  bytes: Uint8Array,
  input: z.input<typeof description>,
): Promise<Result<string>> {
  const described = describedBy(actor, description, input);
  if (!described.ok) return described;
  const found = await inspectFile(bytes);
  if (!found) return notOurs;
  const checksum = checksumOf(bytes);
  const { name } = described.value;
  await writeWhole(path.join(mediaFolder(checksum), originalName({ ...found, name })), bytes);
  return recordFile(actor, { ...input, ...found, checksum, bytes: bytes.byteLength });
}

const notOurs: Result<never> = { ok: false, reasons: [{ field: "file", code: "invalid" }] };

const checksumOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Nothing is to lie on disk of what may not be stored, or whose row would be refused. */
function describedBy<S extends z.ZodType>(
  actor: Actor,
  schema: S,
  input: unknown,
): Result<z.output<S>> {
  if (!may(actor, "content.write")) {
    return { ok: false, reasons: [{ field: "", code: "notAllowed" }] };
  }
  const parsed = schema.safeParse(input);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, reasons: reasonsIn(parsed.error) };
}
