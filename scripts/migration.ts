// npm run migration -- <name>     writes the next migration: what the schema says beyond the migrations
// npm run migration -- --first    writes the first one anew, from the schema alone; only until the first
//                                 release, since a database that has run it will refuse the new text
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { startEmbedded } from "#lib/db/embedded.ts";
import { migrate, migrationsFolder, missingSql } from "#lib/db/migrations.ts";
import { isProblem, Problem } from "#lib/problem.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import { slugify } from "#lib/text/slug.ts";

const lock = `# The kind of database that these migrations are for.\nprovider = "postgresql"\n`;

try {
  await main(process.argv.slice(2).join(" "));
} catch (error) {
  console.error(isProblem(error) ? error.message : error);
  process.exitCode = 1;
}

async function main(asked: string): Promise<void> {
  await mkdir(migrationsFolder, { recursive: true });
  await writeFile(path.join(migrationsFolder, "migration_lock.toml"), lock);
  const first = asked === "--first";
  const name = first ? await nameOfFirst() : await nameOfNext(asked);
  const temporary = await temporaryFolder("migration");
  const server = await startEmbedded({ dataDir: temporary, volatile: true });
  try {
    if (!first) await migrate(server.url);
    const sql = await missingSql(server.url);
    if (sql === null) return console.log("The migrations say all that the schema says.");
    const folder = path.join(migrationsFolder, name);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, "migration.sql"), sql);
    await migrate(server.url);
    console.log(`Written, and tried on an empty database: prisma/migrations/${name}/migration.sql`);
  } finally {
    await server.stop();
    await rm(temporary, { recursive: true, force: true });
  }
}

async function nameOfFirst(): Promise<string> {
  const [first] = (await readdir(migrationsFolder)).filter((name) => /^\d{14}_/.test(name)).sort();
  return first ?? `${timestamp()}_first`;
}

async function nameOfNext(asked: string): Promise<string> {
  const words = slugify(asked).replaceAll("-", "_");
  if (words) return `${timestamp()}_${words}`;
  throw new Problem('Say what the migration does, as in "npm run migration -- add event series".');
}

/** Migrations run in the order of their names. */
function timestamp(): string {
  return new Date().toISOString().replace(/\D/g, "").slice(0, 14);
}
