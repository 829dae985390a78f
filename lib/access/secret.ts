import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Problem } from "#lib/problem.ts";
import { settings } from "#lib/settings.ts";

let known: string | undefined;

/**
 * What seals the cookies of the desk: the setting, or a text made once and kept in the data folder. Never
 * in the database, so that whoever reads that cannot sign in.
 */
export function secret(): string {
  const { deskSecret, dataDir } = settings();
  known ??= deskSecret ?? kept(path.join(dataDir, "desk-secret"));
  return known;
}

function kept(file: string): string {
  try {
    // Of two processes that make it at once one is too late.
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const secret = readFileSync(file, "utf8");
  if (secret.length >= 43) return secret;
  throw new Problem(
    `${file} is not whole: remove it, and a new one is made; everyone has to sign in anew.`,
  );
}
