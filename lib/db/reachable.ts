import pg from "pg";
import { Problem } from "#lib/problem.ts";

/** design.md, decision 3: any PostgreSQL from here on. */
const oldestMajor = 15;

/**
 * Makes sure that a database answers, lets the portal in, and is new enough.
 * @throws Problem saying which of these is not so.
 */
export async function checkDatabase(databaseUrl: string): Promise<void> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 5_000,
  });
  try {
    await client.connect();
    const { rows } = await client.query("SHOW server_version_num");
    checkVersion(Number(rows[0].server_version_num));
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(whyUnreachable(error, databaseUrl));
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * @param number the server's own, as "server_version_num" has it: 140012 is 14.12.
 * @throws Problem if it is too old.
 */
export function checkVersion(number: number): void {
  const major = Math.trunc(number / 10_000);
  if (major >= oldestMajor) return;
  const version = major < 10 ? `${major}.${Math.trunc(number / 100) % 100}` : `${major}`;
  throw new Problem(
    `The database is PostgreSQL ${version} and the portal needs ${oldestMajor} or later: update it, or leave DATABASE_URL out to use the embedded PostgreSQL.`,
  );
}

function whyUnreachable(error: unknown, databaseUrl: string): string {
  const { code = "", message } = firstOf(error);
  // Never the whole address: it holds the password.
  const { hostname, port, pathname, searchParams, username } = new URL(databaseUrl);
  const host = hostname || searchParams.get("host") || "localhost";
  const where = `The database server at ${host}:${port || 5432}`;
  if (code === "28P01" || code === "28000") {
    return `${where} does not let the user ${username} in (${message}): correct user and password in DATABASE_URL.`;
  }
  if (code === "3D000") {
    const name = decodeURIComponent(pathname.slice(1));
    return `${where} has no database ${name}: make it with "createdb ${name}", or correct DATABASE_URL.`;
  }
  return `${where} does not answer (${code || message}): start it, correct DATABASE_URL, or leave DATABASE_URL out to use the embedded PostgreSQL.`;
}

/** A host with several addresses fails with one error an address. */
function firstOf(error: unknown): Error & { code?: string } {
  const [first] = (error as AggregateError).errors ?? [error];
  return first;
}
