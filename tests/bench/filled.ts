import { existsSync } from "node:fs";
import { chmod, mkdir } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { readPidFile } from "#lib/db/cluster-leftover.ts";
import { type Embedded, startEmbedded } from "#lib/db/embedded.ts";
import { migrate } from "#lib/db/migrations.ts";
import { runSample } from "#lib/sample/size/run.ts";
import { onStop } from "#lib/start/shutdown.ts";

/** Where filled databases stay from one run to the next: a million articles took eleven minutes, on two busy cores. */
const folder = path.resolve(process.env.PORTAL_BENCH_DATA || ".data/bench");

/** Starts a PostgreSQL that holds so many invented articles, and fills it where it does not. */
export async function filledDatabase(articles: number): Promise<Embedded> {
  const dataDir = path.join(folder, String(articles));
  await mkdir(dataDir, { recursive: true });
  for (const one of [folder, dataDir]) await chmod(one, 0o755);
  const isNew = !existsSync(path.join(dataDir, "postgres"));
  console.log(isNew ? `Filling ${dataDir}` : `Using ${dataDir}`);
  const postgres = await startEmbedded({ dataDir });
  onStop(() => postgres.stop(), 4_000);
  await migrate(postgres.url);
  await readAgain(postgres.url);
  await runSample(postgres.url, articles, throttled());
  await settle(postgres.url);
  return postgres;
}

/** A database that is kept would lose its lists of the most read: where they run out, the first are read anew. */
async function readAgain(url: string): Promise<void> {
  await query(
    url,
    `WITH again AS (
       SELECT "articleId", ceil(views / 20.0)::int AS views FROM "ViewTotal"
       WHERE NOT EXISTS (SELECT FROM "ViewCount" WHERE since > now() - interval '12 hours')
       ORDER BY views DESC LIMIT 1000),
     counted AS (
       INSERT INTO "ViewCount" ("articleId", since, views)
       SELECT "articleId", date_trunc('hour', now()), views FROM again)
     UPDATE "ViewTotal" AS total SET views = total.views + again.views
     FROM again WHERE total."articleId" = again."articleId"`,
  );
}

/** What PostgreSQL does by itself in the hours after much was written, so that it does not do it meanwhile. */
async function settle(url: string): Promise<void> {
  await query(url, "VACUUM (ANALYZE)");
  await query(url, "CHECKPOINT");
}

/** The number of PostgreSQL's first process, whose children the others are. */
export async function postmasterOf(url: string): Promise<number> {
  const [row] = await query<{ folder: string }>(
    url,
    "SELECT current_setting('data_directory') AS folder",
  );
  return (await readPidFile(row?.folder ?? ""))?.pid ?? 0;
}

/** Rows of a statement on a connection of its own. */
export async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

function throttled(): (text: string) => void {
  let last = 0;
  return (text) => {
    if (performance.now() - last < 10_000) return;
    last = performance.now();
    console.log(text);
  };
}
