import { setImmediate as immediate } from "node:timers/promises";
import type pg from "pg";
import { anything } from "#lib/content/dependencies.ts";
import { addArticles, articleId, type Portal } from "./articles.ts";
import { copyIn } from "./copy.ts";
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

/** So many articles are made before PostgreSQL is given more of those that are: it would stand still. */
const slice = 20;

async function rowsOf(client: pg.Client, kind: Kind, indexes: readonly number[]): Promise<Rows> {
  const rows = new Rows();
  if (kind === "article") {
    const portal = await portalIn(client);
    for (let from = 0; from < indexes.length; from += slice) {
      addArticles(rows, indexes.slice(from, from + slice), portal);
      await immediate();
    }
  } else if (kind === "section") rows.add("Section", ...indexes.map(section));
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
    now: Date.now(),
  };
}

async function write(client: pg.Client, { tables }: Rows): Promise<void> {
  const role = await client.query("SHOW session_replication_role");
  const isChecked = role.rows[0].session_replication_role === "origin";
  for (const [table, rows] of tables) {
    // Bylines and mentions can only be written while their edition is a draft.
    const isDraft = isChecked && table === "Edition";
    await copyIn(client, table, isDraft ? rows.map((row) => ({ ...row, state: "DRAFT" })) : rows);
  }
  const editions = (tables.get("Edition") ?? []) as { id: string }[];
  if (!isChecked || editions.length === 0) return;
  await client.query(`UPDATE "Edition" SET state = 'LIVE' WHERE id = ANY($1)`, [
    editions.map(({ id }) => id),
  ]);
}

async function announce(client: pg.Client, input: object): Promise<void> {
  const time = Date.now().toString(16).padStart(12, "0");
  const id = `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
  await client.query(
    `INSERT INTO "AuditEntry" (id, actor, command, input, changed)
     VALUES ($1, 'command-line', 'fillSample', $2, $3)`,
    [id, input, [anything]],
  );
}
