import { createHash } from "node:crypto";
import { copyFile, readFile } from "node:fs/promises";
import path from "node:path";
import { fileTypeFromBuffer } from "file-type";
import { z } from "zod";
import { type Actor, may } from "#lib/access/access.ts";
import { database } from "#lib/db/client.ts";
import type { Media, Prisma } from "#lib/db/generated/client.ts";
import { normalizeLine } from "#lib/text/normalize.ts";
import { defineCommand, Refusal, type Result, reasonsIn, type Transaction } from "../command.ts";
import { id, line, optionalLine } from "../fields.ts";
import { readBefore, seen } from "../seen.ts";
import { readMedia } from "./editing.ts";
import { wordsIn } from "./embedded-words.ts";
import { mediaFolder, writeWhole } from "./files.ts";
import { inspectFile, originalName } from "./originals.ts";
import { deriveAll, inspectPicture, keptName, type Unfit } from "./pictures.ts";

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
    alt: optionalLine(500),
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
  const before = await tx.media.findUnique({ where: { checksum } });
  const saved = await tx.media.upsert({ where: { checksum }, create: data, update: data });
  const recorded = { id: saved.id, before: described(before), after: described(saved) };
  return { value: saved.id, changed: [saved.id], recorded };
}

/** What an editor says of a file, and what it is; how it is stored is nothing that anyone reads. */
function described(media: Media | null) {
  if (!media) return null;
  const { id: _id, placeholder: _placeholder, createdAt: _createdAt, ...said } = media;
  return said;
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
  return storePicture(actor, bytes, described.value);
}

async function storePicture(
  actor: Actor,
  bytes: Uint8Array,
  input: Omit<z.output<typeof pictureDescription>, "alt"> & { alt: string | null },
): Promise<Result<string>> {
  const facts = await inspectPicture(bytes);
  if (typeof facts === "string") return unfit(facts);
  const checksum = checksumOf(bytes);
  await writeWhole(path.join(mediaFolder(checksum), keptName(facts)), bytes);
  await deriveAll({ checksum, ...facts, ...input }, bytes);
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
  if (!found) return unfit("unreadable");
  const checksum = checksumOf(bytes);
  const { name } = described.value;
  await writeWhole(path.join(mediaFolder(checksum), originalName({ ...found, name })), bytes);
  return recordFile(actor, { ...input, ...found, checksum, bytes: bytes.byteLength });
}

/**
 * Takes in a file as somebody sends it, described by what is written in it as far as anything is. One
 * that is there already stays as it is.
 * @param name under which it came, in any normalization form.
 * @returns its id, and whether it was there before.
 */
export async function addMedia(
  actor: Actor,
  bytes: Uint8Array,
  name: string,
): Promise<Result<{ id: string; isKnown: boolean }>> {
  const described = describedBy(actor, description, { name: normalizeLine(name).slice(-200) });
  if (!described.ok) return described;
  const known = await database().media.findUnique({ where: { checksum: checksumOf(bytes) } });
  if (known) return { ok: true, value: { id: known.id, isKnown: true } };
  const isPicture = (await fileTypeFromBuffer(bytes))?.mime.startsWith("image/");
  const added = isPicture
    ? await storePicture(actor, bytes, {
        ...described.value,
        ...(await wordsIn(bytes)),
        alt: null,
        altEn: null,
        focalX: 0.5,
        focalY: 0.5,
      })
    : await saveFile(actor, bytes, described.value);
  return added.ok ? { ok: true, value: { id: added.value, isKnown: false } } : added;
}

/** Says anew what a file is: for a picture also which point of it stays in view. Its value is the id. */
export const describeMedia = defineCommand({
  name: "describeMedia",
  action: "content.write",
  schema: pictureDescription.extend({ id, seen, alt: optionalLine(500) }),
  async write(tx, { id, seen, ...described }) {
    const before = await readBefore(tx, "Media", { id, seen }, readMedia);
    if (!before) throw new Refusal({ field: "id", code: "unknown" });
    // It may stand where readers are.
    if (before.alt && !described.alt) throw new Refusal({ field: "alt", code: "required" });
    const saved = await tx.media.update({ where: { id }, data: described });
    // What pages will ask for is there before they do.
    await keepAnew(saved, before);
    return { value: id, changed: [id], recorded: { id, before, after: described } };
  },
});

async function keepAnew(media: Media, { name }: { name: string }): Promise<void> {
  const folder = mediaFolder(media.checksum);
  if (media.kind === "PICTURE") {
    await deriveAll(media, await readFile(path.join(folder, keptName(media))));
    return;
  }
  const [was, is] = [{ ...media, name }, media].map((one) => path.join(folder, originalName(one)));
  if (was && is && was !== is) await copyFile(was, is);
}

const unfit = (code: Unfit): Result<never> => ({ ok: false, reasons: [{ field: "file", code }] });

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
