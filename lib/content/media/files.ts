import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { settings } from "#lib/settings.ts";

/** The folder of a stored file and all that is derived from it. */
export function mediaFolder(checksum: string): string {
  return path.join(settings().dataDir, "media", checksum.slice(0, 2), checksum);
}

/** Writes a file whole or not at all: a reader never sees half of it. */
export async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}.unfinished`;
  await writeFile(unfinished, bytes);
  await rename(unfinished, file);
}
