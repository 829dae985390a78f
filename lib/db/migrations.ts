import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { MigrationList, SchemaEngine, SchemasContainer } from "@prisma/schema-engine-wasm";
import { Problem } from "#lib/problem.ts";
import { generatedColumns, withoutHandmade } from "./handmade.ts";
import { withSchemaEngine } from "./schema-engine.ts";

export const migrationsFolder = path.resolve("prisma/migrations");
export const schemaFolder = path.resolve("prisma/schema");

const filters = { externalTables: [], externalEnums: [] };

/**
 * Brings a database to the state that the migrations in `folder` describe, one after another.
 * @param progress told before each pending migration.
 * @returns the names of those applied now.
 * @throws Problem if one was edited after it ran, is unknown to this version of the portal, or fails.
 */
export async function migrate(
  databaseUrl: string,
  progress: (name: string, done: number, of: number) => void = () => {},
  folder = migrationsFolder,
): Promise<string[]> {
  const list = await readMigrations(folder);
  return withSchemaEngine(databaseUrl, async (engine) => {
    const pending = await findPending(engine, list);
    for (const [index, name] of pending.entries()) {
      progress(name, index, pending.length);
      const upToThis = list.migrationDirectories.filter((migration) => migration.path <= name);
      await applyOne(engine, { ...list, migrationDirectories: upToThis }, name);
    }
    return pending;
  });
}

/**
 * The SQL that leads from a database to what prisma/schema says; null if that is nothing. What only
 * hand-written migrations can make is left as it is.
 */
export async function missingSql(databaseUrl: string): Promise<string | null> {
  const schema = await readSchema();
  return withSchemaEngine(databaseUrl, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", ...schema, configDir: schemaFolder },
      to: { tag: "schemaDatamodel", ...schema },
      script: true,
      exitCode: null,
      filters,
    });
    return withoutHandmade(stdout ?? "", await generatedColumns(databaseUrl));
  });
}

async function findPending(engine: SchemaEngine, list: MigrationList): Promise<string[]> {
  const found = await engine.diagnoseMigrationHistory({
    migrationsList: list,
    optInToShadowDatabase: false,
    filters,
  });
  // One that failed may be corrected: a script is one transaction, and nothing is left of it but the
  // entry that says so.
  const failed = found.failedMigrationNames;
  const edited = found.editedMigrationNames.filter((name) => !failed.includes(name));
  if (edited.length > 0) {
    throw new Problem(
      `The migration ${edited.join(", ")} was edited after it ran: put back its former text and write the change as a migration of its own (npm run migration -- <name>).`,
    );
  }
  const { history } = found;
  if (history && "unpersistedMigrationNames" in history) {
    throw new Problem(
      `The database has been migrated by another version of the portal (${history.unpersistedMigrationNames.join(", ")}): run that version or a later one, or another database.`,
    );
  }
  for (const migrationName of failed) {
    await engine.markMigrationRolledBack({ migrationName });
  }
  const unapplied =
    history?.diagnostic === "databaseIsBehind" ? history.unappliedMigrationNames : [];
  return [...new Set([...failed, ...unapplied])].sort();
}

async function applyOne(engine: SchemaEngine, list: MigrationList, name: string): Promise<void> {
  try {
    await engine.applyMigrations({ migrationsList: list, filters });
  } catch (error) {
    const what = (error as Error).message
      .replace(/\n +0: [\s\S]*/, "")
      .replace(/^external connector error\n/, "")
      .replace(/^Error querying the database: ERROR: /, "");
    throw new Problem(
      `The migration ${name} failed and changed nothing (${what}): correct it, or what it found in the database, and start again.`,
    );
  }
}

async function readMigrations(folder: string): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: folder,
    lockfile: {
      path: "migration_lock.toml",
      content: await readFile(path.join(folder, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok" as const,
            value: await readScript(path.join(folder, name, "migration.sql")),
          },
        },
      })),
    ),
  };
}

async function readScript(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => {
    throw new Problem(`The migration ${file} is missing: restore it, or remove its folder.`);
  });
}

async function readSchema(): Promise<SchemasContainer> {
  const names = (await readdir(schemaFolder)).filter((name) => name.endsWith(".prisma")).sort();
  return {
    files: await Promise.all(
      names.map(async (name) => ({
        path: path.join(schemaFolder, name),
        content: await readFile(path.join(schemaFolder, name), "utf8"),
      })),
    ),
  };
}
