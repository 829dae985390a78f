import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { closeDatabase, connectTo } from "#lib/db/client.ts";
import type {} from "./provided.ts";

/**
 * Gives the test file that calls it a database of its own, migrated and empty, which `database()` uses,
 * and a data folder for pictures.
 */
export function ownDatabase(): { readonly url: string } {
  const name = `test_${crypto.randomUUID().replaceAll("-", "")}`;
  const url = named(name);
  beforeAll(async () => {
    process.env.PORTAL_DATA_DIR = `${inject("testFolder")}/${name}`;
    await onServer(`CREATE DATABASE ${name} TEMPLATE portal`);
    await connectTo(url);
  });
  afterAll(async () => {
    await closeDatabase();
    await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  });
  return { url };
}

/** Runs a test with a database of the server that is empty: not even migrated. */
export async function withEmptyDatabase<T>(use: (url: string) => Promise<T>): Promise<T> {
  const name = `test_${crypto.randomUUID().replaceAll("-", "")}`;
  await onServer(`CREATE DATABASE ${name}`);
  try {
    return await use(named(name));
  } finally {
    await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  }
}

function named(database: string): string {
  const url = new URL(inject("templateUrl"));
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: named("postgres") });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
