import { mkdir, open, readdir, readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { settings } from "#lib/settings.ts";
import { mostBytesOfFile } from "./upload-size.ts";

/*
 * A file comes in pieces, so that a line that breaks costs one piece and not the whole: what is there
 * already says each answer.
 */

const folder = () => path.join(settings().dataDir, "incoming");

/** In milliseconds: what nobody went on sending is thrown away. */
const patience = 24 * 3_600_000;

type Piece = {
  accountId: string;
  /** Names the file on its way; a UUID. */
  id: string;
  /** Where the piece belongs, in bytes. */
  at: number;
  /** How long the file is. */
  total: number;
};

/**
 * Takes a piece of a file; one that is there already, or does not follow on what is, changes nothing.
 * @returns how many bytes are there; when these are all, the file.
 */
export async function takePiece(
  { accountId, id, at, total }: Piece,
  bytes: Uint8Array,
): Promise<{ has: number } | { whole: Uint8Array }> {
  const file = path.join(folder(), `${accountId}.${id}`);
  if (at === 0) await throwOld();
  await mkdir(folder(), { recursive: true });
  const has = (await stat(file).catch(() => null))?.size ?? 0;
  if (has !== at || at + bytes.byteLength > Math.min(total, mostBytesOfFile)) return { has };
  const handle = await open(file, "a");
  try {
    await handle.write(bytes);
  } finally {
    await handle.close();
  }
  if (at + bytes.byteLength < total) return { has: at + bytes.byteLength };
  const whole = await readFile(file);
  await rm(file, { force: true });
  return { whole };
}

async function throwOld(): Promise<void> {
  for (const name of await readdir(folder()).catch(() => [])) {
    const file = path.join(folder(), name);
    const found = await stat(file).catch(() => null);
    if (found && Date.now() - found.mtimeMs > patience) await rm(file, { force: true });
  }
}
