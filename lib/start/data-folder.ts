import { accessSync, chmodSync, constants, mkdirSync } from "node:fs";
import { userInfo } from "node:os";
import path from "node:path";
import { Problem } from "#lib/problem.ts";

/**
 * Makes the data folder if it is missing.
 * @param folder absolute.
 * @throws Problem if the portal cannot write there.
 */
export function prepareDataFolder(folder: string): void {
  try {
    const first = mkdirSync(folder, { recursive: true });
    // As root, PostgreSQL's account must be able to enter what was just made, whatever the umask.
    for (let made = folder; first && made.length >= first.length; made = path.dirname(made)) {
      chmodSync(made, 0o755);
    }
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Problem(
      `The data folder ${folder} cannot be written to (${code}): let the user ${userInfo().username} write there, or set PORTAL_DATA_DIR to another folder.`,
    );
  }
}
