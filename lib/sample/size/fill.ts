import { z } from "zod";
import { defineCommand, type Transaction } from "#lib/content/command.ts";
import { anything } from "#lib/content/dependencies.ts";
import { database } from "#lib/db/client.ts";
import { writeSearchEntries } from "#lib/search/write-entry.ts";
import { addArticles, articleId, type Portal } from "./articles.ts";
import { early, idOf } from "./random.ts";
import { Rows, type Table } from "./rows.ts";
import * as words from "./words.ts";
import { addWorld, counts } from "./world.ts";

/** In the order in which one needs the other. */
export const kinds = [
  "section",
  "place",
  "topic",
  "organization",
  "document",
  "person",
  "article",
] as const;
export type Kind = (typeof kinds)[number];

const tables: Record<Kind, Table> = {
  section: "Section",
  place: "Place",
  topic: "Topic",
  organization: "Organization",
  document: "Document",
  person: "Person",
  article: "Article",
};

/** How many of a kind belong to so many articles. */
export const countOf = (kind: Kind, articles: number): number =>
  kind === "article"
    ? articles
    : kind === "section"
      ? words.sections.length
      : counts[kind](articles);

const idAt = (kind: Kind, index: number) =>
  kind === "article" ? articleId(index) : idOf(kind, index, early(index));

/** Which of the things of these indexes are there. */
export async function present(
  kind: Kind,
  indexes: readonly number[],
  tx: Transaction = database(),
): Promise<Set<number>> {
  const ids = new Map(indexes.map((index) => [idAt(kind, index), index]));
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    `SELECT id FROM "${tables[kind]}" WHERE id = ANY($1::uuid[])`,
    [...ids.keys()],
  );
  return new Set(rows.map(({ id }) => ids.get(id) as number));
}

/**
 * Writes the things of one kind from one index up to another, as far as they are not there. Each call
 * writes all or nothing, in the order of the indexes: what is there of a range is its beginning.
 */
export const fillSample = defineCommand({
  name: "fillSample",
  action: "content.write",
  schema: z.object({ kind: z.enum(kinds), from: z.int().min(0), to: z.int().min(1) }),
  async write(tx, { kind, from, to }) {
    // The same range may still be under way: a killed program's transaction outlives it for a moment.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lock + kinds.indexOf(kind)}::int, ${from}::int)`;
    const range = Array.from({ length: to - from }, (_, index) => from + index);
    const there = (await present(kind, range, tx)).size;
    const missing = range.slice(there);
    const rows = new Rows();
    if (kind === "article") {
      addArticles(rows, missing, await portalIn(tx));
    } else {
      const add = kind === "section" ? addSection : addWorld[kind];
      for (const index of missing) add(rows, index);
    }
    await write(tx, rows);
    return { value: missing.length, changed: missing.length > 0 ? [anything] : [] };
  },
});

/** Any number that nothing else locks by. */
const lock = 20_161_001;

function addSection(rows: Rows, index: number): void {
  const [slug, name, nameEn] = words.sections[index] as (typeof words.sections)[number];
  rows.add("Section", { id: idAt("section", index), slug, name, nameEn, position: index });
}

async function portalIn(tx: Transaction): Promise<Portal> {
  const select = { id: true } as const;
  const sections = await tx.section.findMany({
    select,
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  const pictures = await tx.media.findMany({
    select,
    where: { kind: "PICTURE" },
    orderBy: { id: "asc" },
  });
  return { sections: sections.map(({ id }) => id), pictures: pictures.map(({ id }) => id) };
}

type EditionRow = { id: string; publishedAt: string; body: object; bodyText: string };

async function write(tx: Transaction, { tables, found }: Rows): Promise<void> {
  // Bylines and mentions can only be written while their edition is a draft.
  const editions = (tables.get("Edition") ?? []) as EditionRow[];
  const unpublished = { state: "DRAFT", publishedAt: null, body: {}, bodyText: "" };
  for (const [table, rows] of tables) {
    const written = table === "Edition" ? rows.map((row) => ({ ...row, ...unpublished })) : rows;
    const columns = Object.keys(written[0] as object).map((name) => `"${name}"`);
    await tx.$executeRawUnsafe(
      `INSERT INTO "${table}" (${columns})
       SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1::json)`,
      JSON.stringify(written),
    );
  }
  const whole = editions.map(({ id, publishedAt, body, bodyText }) => ({
    id,
    publishedAt,
    body,
    bodyText,
  }));
  await tx.$executeRaw`
    UPDATE "Edition" SET state = 'LIVE', "publishedAt" = whole."publishedAt", body = whole.body,
      "bodyText" = whole."bodyText"
    FROM json_to_recordset(${JSON.stringify(whole)}::json) AS whole (
      id uuid, "publishedAt" timestamptz, body jsonb, "bodyText" text)
    WHERE "Edition".id = whole.id`;
  await writeSearchEntries(tx, found);
}
