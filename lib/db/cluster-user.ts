import { execFile, spawnSync } from "node:child_process";
import { stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { Problem } from "#lib/problem.ts";

const run = promisify(execFile);

/** The account that PostgreSQL runs as; null where it is the one that the portal runs as. */
export type ClusterUser = { name: string; uid: number; gid: number } | null;

/**
 * PostgreSQL refuses to run as root: as root, the owner of an existing cluster is used, else the account
 * "postgres", which is made if there is none.
 * @throws Problem if it cannot be made.
 */
export async function clusterUser(cluster: string): Promise<ClusterUser> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(cluster).catch(() => null);
  if (owner && owner.uid !== 0) {
    return { name: `with the number ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  }
  const name = "postgres";
  const existing = await idsOf(name);
  if (existing) return { name, ...existing };
  await run("useradd", ["--system", "--user-group", "--no-create-home", name]).catch(() => null);
  const made = await idsOf(name);
  if (made) return { name, ...made };
  throw new Problem(
    `PostgreSQL does not run as root and the user ${name} could not be made: create it, start the portal as an ordinary user, or set DATABASE_URL.`,
  );
}

async function idsOf(name: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

/** The first folder on the way to `folder`, itself included, that the account cannot enter; null if none. */
export function closedFolder(folder: string, user: ClusterUser): string | null {
  if (!user) return null;
  const way: string[] = [];
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    way.unshift(at);
    if (at === path.dirname(at)) break;
  }
  // Asked of the system as that account, because access lists count besides the mode.
  const answer = spawnSync(
    "/bin/sh",
    ["-c", 'for at; do test -x "$at" || { printf %s "$at"; exit 0; }; done', "sh", ...way],
    { uid: user.uid, gid: user.gid, cwd: "/", encoding: "utf8" },
  );
  if (answer.error) throw answer.error;
  return answer.stdout || null;
}
