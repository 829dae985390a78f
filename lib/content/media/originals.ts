import { fileTypeFromBuffer } from "file-type";
import { parseBuffer } from "music-metadata";
import { slugify } from "#lib/text/slug.ts";

/** Recordings and files reach readers as they came: by extension, what they are and are sent as. */
export const originals = {
  mp3: { kind: "RECORDING", type: "audio/mpeg" },
  m4a: { kind: "RECORDING", type: "audio/mp4" },
  pdf: { kind: "FILE", type: "application/pdf" },
  docx: {
    kind: "FILE",
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  },
  xlsx: { kind: "FILE", type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  pptx: {
    kind: "FILE",
    type: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  },
  odt: { kind: "FILE", type: "application/vnd.oasis.opendocument.text" },
  ods: { kind: "FILE", type: "application/vnd.oasis.opendocument.spreadsheet" },
} as const;
export type Extension = keyof typeof originals;

export const isExtension = (text: string): text is Extension => Object.hasOwn(originals, text);

type Original = { checksum: string; name: string; type: string };

/** "pdf" of "application/pdf"; the type is one of {@link originals}. */
export function extensionOf({ type }: Pick<Original, "type">): Extension {
  const found = Object.entries(originals).find(([, one]) => one.type === type)?.[0];
  if (!found) throw new Error(`${type} is no type of a recording or file`);
  return found as Extension;
}

/** "tham-luan-so-3.pdf" of "Tham luận số 3.pdf": what a reader's device saves it as. */
export function originalName(original: Omit<Original, "checksum">): string {
  return `${slugify(original.name.replace(/\.\w{1,5}$/, "")) || "tep"}.${extensionOf(original)}`;
}

export const originalPath = (original: Original) =>
  `/media/${original.checksum}/${originalName(original)}`;

/**
 * What bytes are, whatever they are called.
 * @returns seconds for a recording, rounded; null where they are none of {@link originals}.
 */
export async function inspectFile(
  bytes: Uint8Array,
): Promise<{ kind: "RECORDING" | "FILE"; type: string; seconds: number | null } | null> {
  const ext = (await fileTypeFromBuffer(bytes))?.ext ?? "";
  // Telephones call a voice in MP4 now M4A, now MP4.
  const extension = ext === "mp4" ? "m4a" : ext;
  if (!isExtension(extension)) return null;
  const { kind, type } = originals[extension];
  if (kind === "FILE") return { kind, type, seconds: null };
  const { format } = await parseBuffer(bytes, undefined, { duration: true }).catch(() => ({
    format: null,
  }));
  if (!format?.duration || format.hasVideo) return null;
  if (extension === "m4a" && !format.codec?.includes("AAC")) return null;
  return { kind, type, seconds: Math.round(format.duration) };
}
