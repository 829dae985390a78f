import { hash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { settings } from "#lib/settings.ts";
import { PrismaClient } from "./generated/client.ts";

type Connection = {
  url?: string;
  pool?: pg.Pool;
  client?: PrismaClient;
  recorders: Set<string[]>;
};

// Next.js bundles a copy of this module of its own: what there is one of hangs on globalThis.
const key = Symbol.for("portal.database");
const holder = globalThis as { [key]?: Connection };
holder[key] ??= { recorders: new Set() };
const connection = holder[key];

/** Says which database this process uses from now on; without it, the one that DATABASE_URL names. */
export async function connectTo(url: string): Promise<void> {
  await closeDatabase();
  connection.url = url;
}

/** The one client of this process. Connects when first used. */
export function database(): PrismaClient {
  connection.client ??= connect();
  return connection.client;
}

/** The connections themselves, for a library that writes its own SQL. */
export function pool(): pg.Pool {
  database();
  return connection.pool as pg.Pool;
}

/** How many connections there are, how many of them are free, and how many wait for one. */
export function poolState(): { total: number; idle: number; waiting: number } {
  const { totalCount = 0, idleCount = 0, waitingCount = 0 } = connection.pool ?? {};
  return { total: totalCount, idle: idleCount, waiting: waitingCount };
}

/** Ends the connections; the next query opens new ones. */
export async function closeDatabase(): Promise<void> {
  const { client, pool } = connection;
  delete connection.client;
  delete connection.pool;
  await client?.$disconnect();
  await pool?.end();
}

/**
 * Runs a function and lists the SQL that reached PostgreSQL meanwhile from this process, transactions'
 * BEGIN and COMMIT included, in the order sent. What runs beside the function is listed too.
 */
export async function countQueries<T>(
  run: () => Promise<T>,
): Promise<{ result: T; queries: string[] }> {
  const queries: string[] = [];
  connection.recorders.add(queries);
  try {
    return { result: await run(), queries };
  } finally {
    connection.recorders.delete(queries);
  }
}

function connect(): PrismaClient {
  const url = connection.url ?? settings().databaseUrl;
  if (!url) throw new Error("No database: set DATABASE_URL, or call connectTo first.");
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    // A connection that went silent is given up, and who waits for it learns so.
    query_timeout: 10_000,
    idleTimeoutMillis: 5 * 60_000,
    keepAlive: true,
    application_name: "portal",
  });
  pool.on("connect", record);
  // A connection that PostgreSQL ends while nobody uses it, also while it stops, is no fault of ours.
  pool.on("error", () => {});
  connection.pool = pool;
  // A name lets PostgreSQL keep its plan: planning a page's joins takes longer than running them.
  const statementNameGenerator = ({ sql }: { sql: string }) => hash("sha1", sql, "base64url");
  return new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator }) });
}

/** Lists what a connection is asked to do while someone counts. */
function record(client: pg.PoolClient): void {
  const send: (...args: unknown[]) => unknown = client.query.bind(client);
  client.query = (...args: unknown[]) => {
    const [query] = args;
    const sql = typeof query === "string" ? query : (query as { text: string }).text;
    for (const queries of connection.recorders) queries.push(sql);
    return send(...args) as never;
  };
}
