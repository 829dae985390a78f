import type pg from "pg";
import { anything } from "#lib/content/dependencies.ts";
import { addArticles, articleId, type Portal } from "./articles.ts";
import { early, idOf } from "./random.ts";
import { Rows, type Table } from "./rows.ts";
import * as words from "./words.ts";
import { addWorld, counts } from "./world.ts";

/** What there is, in the order in which one needs the other, and the table of each. */
const tables = {
  section: "Section",
  place: "Place",
  topic: "Topic",
  organization: "Organization",
  document: "Document",
  person: "Person",
  article: "Article",
} as const satisfies Record<string, Table>;
export type Kind = keyof typeof tables;
export const kinds = Object.keys(tables) as Kind[];

/** How many of a kind belong to so many articles. */
export function countOf(kind: Kind, articles: number): number {
  if (kind === "article") return articles;
  return kind === "section" ? words.sections.length : counts[kind](articles);
}

/** Which of the things of these indexes are there. */
export async function present(
  client: pg.Client,
  kind: Kind,
  indexes: readonly number[],
): Promise<Set<number>> {
  const idAt = (index: number) =>
    kind === "article" ? articleId(index) : idOf(kind, index, early(index));
  const ids = new Map(indexes.map((index) => [idAt(index), index]));
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM "${tables[kind]}" WHERE id = ANY($1::uuid[])`,
    [[...ids.keys()]],
  );
  return new Set(rows.map(({ id }) => ids.get(id) as number));
}

/**
 * Writes the things of one kind from one index up to another, as far as they are not there, in one
 * transaction that announces itself as a command's does (lib/content/command.ts). They are written in
 * order: what is there of a range is always its beginning. The commands themselves write one thing a
 * transaction, which is no way to write a million.
 * @returns how many were written.
 */
export async function fillRange(
  client: pg.Client,
  kind: Kind,
  from: number,
  to: number,
): Promise<number> {
  await client.query("BEGIN");
  try {
    // The same range may still be under way: a killed program's transaction outlives it for a moment.
    await client.query("SELECT pg_advisory_xact_lock($1, $2)", [lock + kinds.indexOf(kind), from]);
    const range = Array.from({ length: to - from }, (_, index) => from + index);
    const there = (await present(client, kind, range)).size;
    const missing = range.slice(there);
    if (missing.length > 0) {
      await write(client, await rowsOf(client, kind, missing));
      await announce(client, { kind, from: from + there, to });
    }
    await client.query("COMMIT");
    return missing.length;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  }
}

/** Any number that nothing else locks by. */
const lock = 20_161_001;

async function rowsOf(client: pg.Client, kind: Kind, indexes: readonly number[]): Promise<Rows> {
  const rows = new Rows();
  if (kind === "article") addArticles(rows, indexes, await portalIn(client));
  else if (kind === "section") rows.add("Section", ...indexes.map(section));
  else for (const index of indexes) addWorld[kind](rows, index);
  return rows;
}

function section(index: number) {
  const [slug, name, nameEn] = words.sections[index] as (typeof words.sections)[number];
  return { id: idOf("section", index, early(index)), slug, name, nameEn, position: index };
}

async function portalIn(client: pg.Client): Promise<Portal> {
  const idsIn = async (rest: string) =>
    (await client.query<{ id: string }>(`SELECT id FROM ${rest}`)).rows.map(({ id }) => id);
  return {
    sections: await idsIn('"Section" ORDER BY position, id'),
    pictures: await idsIn(`"Media" WHERE kind = 'PICTURE' ORDER BY id`),
  };
}

type Edition = { id: string; publishedAt: string; body: object; bodyText: string };

async function write(client: pg.Client, { tables }: Rows): Promise<void> {
  // Bylines and mentions can only be written while their edition is a draft.
  const unpublished = { state: "DRAFT", publishedAt: null, body: {}, bodyText: "" };
  for (const [table, rows] of tables) {
    const written = table === "Edition" ? rows.map((row) => ({ ...row, ...unpublished })) : rows;
    const columns = Object.keys(written[0] as object).map((name) => `"${name}"`);
    await client.query(
      `INSERT INTO "${table}" (${columns})
       SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1)`,
      [JSON.stringify(written)],
    );
  }
  const editions = ((tables.get("Edition") ?? []) as Edition[]).map(
    ({ id, publishedAt, body, bodyText }) => ({ id, publishedAt, body, bodyText }),
  );
  if (editions.length === 0) return;
  await client.query(
    `UPDATE "Edition" SET state = 'LIVE', "publishedAt" = whole."publishedAt", body = whole.body,
       "bodyText" = whole."bodyText"
     FROM json_populate_recordset(NULL::"Edition", $1) AS whole WHERE "Edition".id = whole.id`,
    [JSON.stringify(editions)],
  );
  const articles = (tables.get("Article") ?? []) as { id: string }[];
  await client.query("SELECT list_articles($1)", [articles.map(({ id }) => id)]);
}

async function announce(client: pg.Client, input: object): Promise<void> {
  const time = Date.now().toString(16).padStart(12, "0");
  const id = `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
  await client.query(
    `INSERT INTO "AuditEntry" (id, actor, command, input, changed)
     VALUES ($1, 'command-line', 'fillSample', $2, $3)`,
    [id, input, [anything]],
  );
  await client.query("SELECT pg_notify('portal', $1)", [id]);
}
