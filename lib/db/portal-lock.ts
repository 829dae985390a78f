import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Problem } from "#lib/problem.ts";

/**
 * Takes a data folder for this process until it ends, however it ends: SQLite holds a lock of the
 * operating system on a file in the folder, which Node.js cannot ask for itself.
 * @returns what gives the folder back before that.
 * @throws Problem if a portal has it already.
 */
export function lockDataFolder(folder: string): () => void {
  const owner = path.join(folder, "portal.pid");
  const lock = new DatabaseSync(path.join(folder, "portal.lock"), { timeout: 0 });
  try {
    lock.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode !== busy) throw error;
    throw new Problem(
      `Another portal (process ${readFileSync(owner, "utf8").trim()}) is running on the data folder ${folder}: stop it, or set PORTAL_DATA_DIR to another folder.`,
    );
  }
  writeFileSync(owner, `${process.pid}\n`);
  return () => lock.close();
}

/** SQLITE_BUSY */
const busy = 5;
