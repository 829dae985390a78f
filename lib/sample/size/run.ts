import pg from "pg";
import { rankMostRead } from "#lib/content/views/write.ts";
import { closeDatabase, connectTo } from "#lib/db/client.ts";
import type { Report } from "#lib/start/progress.ts";
import { countOf, fillRange, type Kind, kinds, present } from "./fill.ts";
import type { Table } from "./rows.ts";

/** How many things one transaction writes. */
const batch = 500;

/**
 * The slow indexes of a database that is filled from nothing are made when all is there. A run that is
 * killed leaves a search without them, slow and right; the next run makes them.
 */
const searchIndexes = [
  ["search_words", "words"],
  ["search_folded", "folded gin_trgm_ops"],
  ["search_slug", "slug gin_trgm_ops"],
] as const;

/**
 * Fills a database with invented content until it holds so many invented articles. What is there
 * already stays, and what a broken-off run left out is added.
 * @returns how many articles were added.
 */
export async function runSample(url: string, articles: number, report: Report): Promise<number> {
  // While PostgreSQL writes some batches of articles, the next is made.
  const clients = Array.from({ length: 4 }, () => new pg.Client(url));
  // A connection that is lost fails the query that it is lost to.
  for (const client of clients) client.on("error", () => {});
  await Promise.all(clients.map((client) => client.connect()));
  const [client] = clients as [pg.Client];
  let added = 0;
  try {
    await Promise.all(clients.map(spareChecks));
    if (!(await holds(client, "SearchEntry"))) {
      await client.query(`DROP INDEX IF EXISTS ${searchIndexes.map(([name]) => name)}`);
    }
    for (const kind of kinds) {
      // Organizations stand below earlier ones; articles do not depend on each other.
      const used = kind === "article" ? clients : [client];
      if (kind === "section" && (await holds(client, "Section"))) continue;
      added = await fill(used, kind, countOf(kind, articles), report);
    }
    report("making the indexes of the search, measuring the tables");
    const last = searchIndexes.map(
      ([name, of]) => `CREATE INDEX IF NOT EXISTS ${name} ON "SearchEntry" USING gin (${of})`,
    );
    if (added > 0) last.push("ANALYZE");
    await Promise.all(last.map((sql, index) => clients[index]?.query(sql)));
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
  report("making the lists of the most read");
  await rank(url);
  return added;
}

/** Also where nothing was added: the run that added it may have been killed before. */
async function rank(url: string): Promise<void> {
  await connectTo(url);
  try {
    await rankMostRead(0);
  } finally {
    await closeDatabase();
  }
}

/**
 * PostgreSQL need not look up what every row points to, nor ask its triggers: all that is written here
 * was written before or stands in the same transaction, and nothing that is pointed to is ever deleted.
 * A fifth faster; a user who is no superuser may not, and writes the same.
 */
const spareChecks = (client: pg.Client) =>
  client.query("SET session_replication_role = replica").catch((error) => {
    if (error.code !== insufficientPrivilege) throw error;
  });
const insufficientPrivilege = "42501";

const holds = async (client: pg.Client, table: Table) =>
  (await client.query(`SELECT FROM "${table}" LIMIT 1`)).rowCount === 1;

async function fill(
  clients: readonly pg.Client[],
  kind: Kind,
  count: number,
  report: Report,
): Promise<number> {
  const [client] = clients as [pg.Client];
  const ranges = await unfilled(client, kind, count);
  let done = count - ranges.reduce((sum, { from, to }) => sum + to - from, 0);
  const started = performance.now();
  let added = 0;
  const queue = ranges.values();
  const work = async (client: pg.Client) => {
    for (const { from, to } of queue) {
      const written = await fillRange(client, kind, from, to);
      added += written;
      // Of a range that was broken off, some were there already.
      done += to - from;
      report(progress(kind, done, count, added, performance.now() - started));
    }
  };
  await Promise.all(clients.map(work));
  return added;
}

type Range = { from: number; to: number };

/** The ranges of which not all is there: the last of a range is written only with all before it. */
async function unfilled(client: pg.Client, kind: Kind, count: number): Promise<Range[]> {
  const ranges = Array.from({ length: Math.ceil(count / batch) }, (_, index) => ({
    from: index * batch,
    to: Math.min(count, (index + 1) * batch),
  }));
  const ends = await present(
    client,
    kind,
    ranges.map(({ to }) => to - 1),
  );
  return ranges.filter(({ to }) => !ends.has(to - 1));
}

/** "articles 12,000 of 100,000, 2,310 a second, 38 s left" */
function progress(kind: Kind, done: number, of: number, added: number, milliseconds: number) {
  const aSecond = (added / milliseconds) * 1_000;
  const left = Math.ceil((of - done) / aSecond);
  return `${plural[kind]} ${figure(done)} of ${figure(of)}, ${figure(aSecond)} a second, ${left} s left`;
}

const plural: Record<Kind, string> = {
  section: "sections",
  place: "places",
  topic: "topics",
  organization: "organizations",
  document: "documents",
  person: "people",
  article: "articles",
};

/** A whole number as people read it. */
export const figure = (value: number) => Math.round(value).toLocaleString("en");
