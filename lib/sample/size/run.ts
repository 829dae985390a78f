import pg from "pg";
import type { Actor } from "#lib/access/access.ts";
import { database } from "#lib/db/client.ts";
import type { Report } from "#lib/start/progress.ts";
import { countOf, fillSample, type Kind, kinds, present } from "./fill.ts";

const actor: Actor = { kind: "command-line" };

/** How many things one transaction writes. */
const batch = 500;
/** While PostgreSQL writes one batch of articles, the next is made and written. */
const atOnce = 2;

/**
 * Fills the database of this process with invented content until it holds so many invented articles.
 * What is there already stays, and what a broken-off run left out is added.
 * @returns how many articles were added.
 */
export async function runSample(articles: number, report: Report): Promise<number> {
  let added = 0;
  for (const kind of kinds) {
    if (kind === "section" && (await database().section.count()) > 0) continue;
    added = await fill(kind, countOf(kind, articles), report);
  }
  return added;
}

async function fill(kind: Kind, count: number, report: Report): Promise<number> {
  const ranges = await unfilled(kind, count);
  const before = count - ranges.reduce((sum, { from, to }) => sum + to - from, 0);
  const started = performance.now();
  let added = 0;
  const queue = ranges.values();
  const work = async () => {
    for (const range of queue) {
      const result = await fillSample(actor, { kind, ...range });
      if (!result.ok) throw new Error(JSON.stringify(result.reasons));
      added += result.value;
      report(progress(kind, before + added, count, added, performance.now() - started));
    }
  };
  // Organizations stand below earlier ones; articles do not depend on each other.
  await Promise.all(Array.from({ length: kind === "article" ? atOnce : 1 }, work));
  return added;
}

type Range = { from: number; to: number };

/** The ranges of which not all is there: the last of a range is written only with all before it. */
async function unfilled(kind: Kind, count: number): Promise<Range[]> {
  const ranges = Array.from({ length: Math.ceil(count / batch) }, (_, index) => ({
    from: index * batch,
    to: Math.min(count, (index + 1) * batch),
  }));
  const ends = await present(
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

/** Tells PostgreSQL how much there is of everything now, by which it plans queries. */
export async function analyze(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("ANALYZE");
  } finally {
    await client.end();
  }
}
