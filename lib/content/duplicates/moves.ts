import { Prisma } from "#lib/db/generated/client.ts";
import { writeListings } from "../articles/listings.ts";
import { Refusal, type Transaction } from "../command.ts";
import { type Link, type LinkName, linksOf, looseOf, tables } from "./links.ts";
import { type Key, name, type Plan, type Row } from "./plan.ts";
import { presentIds } from "./present.ts";

type Moves = NonNullable<Plan["links"][LinkName]>;

const mentionColumn = { PERSON: "personId", ORGANIZATION: "organizationId" } as const;

/**
 * Does what a plan says. What it says is what there is: both are locked before.
 * @returns the articles that stand in another list than before.
 */
export async function carryOut(tx: Transaction, plan: Plan): Promise<string[]> {
  const { kind, from, into } = plan;
  const articles = await articlesUnder(tx, from.id);
  for (const [link, { doubled, moved }] of movesIn(plan)) {
    for (const one of doubled) {
      if (link.below && one.instead) {
        await point(tx, link.below, one.below, String(one.row.id), one.instead);
      }
    }
    await remove(tx, link, doubled, from.id);
    await point(tx, link, moved, from.id, into.id);
  }
  const column = name(mentionColumn[kind]);
  await tx.$executeRaw`
    UPDATE "Mention" SET ${column} = ${into.id}::uuid, "writtenId" = coalesce("writtenId", ${from.id}::uuid)
    WHERE ${column} = ${from.id}::uuid`;
  await setFields(tx, plan, "after");
  if (plan.keepsName) {
    await tx.organizationName.create({
      data: {
        organizationId: into.id,
        kind: "ALIAS",
        name: from.name,
        nameEn: (from.nameEn as string | null) ?? null,
      },
    });
  }
  await tx.$executeRaw`DELETE FROM ${name(tables[kind])} WHERE id = ${from.id}::uuid`;
  await tx.formerSlug.create({
    data: { kind, slug: from.slug, [mentionColumn[kind]]: into.id },
  });
  await writeListings(tx, articles);
  return articles;
}

/**
 * Puts back what a plan moved, as far as it is still where it was put: what was changed or taken out since stays
 * so. The merge itself counts as undone already.
 * @returns the articles that are listed anew.
 * @throws Refusal where the one that is to come back has no place any more.
 */
export async function takeBack(tx: Transaction, merged: Plan): Promise<string[]> {
  const { from, into, kind } = merged;
  await refuseTaken(tx, merged);
  const plan = await withPresentIds(tx, merged);
  const articles = await articlesUnder(tx, into.id);
  await tx.formerSlug.delete({ where: { kind_slug: { kind, slug: from.slug } } });
  await insertRow(tx, tables[kind], from, looseOf[kind]);
  for (const [link, { doubled, moved }] of movesIn(plan)) {
    for (const one of doubled) {
      await insertRow(tx, link.table, one.row, link.loose);
      if (link.below && one.instead) {
        await point(tx, link.below, one.below, one.instead, String(one.row.id));
      }
    }
    await point(tx, link, moved, into.id, from.id);
  }
  const column = name(mentionColumn[kind]);
  await tx.$executeRaw`
    WITH RECURSIVE was(id) AS (
      SELECT ${from.id}::uuid
      UNION SELECT m."fromId" FROM "Merge" m JOIN was ON m."intoId" = was.id AND m."undoneAt" IS NULL)
    UPDATE "Mention" SET ${column} = ${from.id}::uuid, "writtenId" = nullif("writtenId", ${from.id}::uuid)
    WHERE ${column} = ${into.id}::uuid AND "writtenId" IN (SELECT id FROM was)`;
  await setFields(tx, plan, "before");
  if (plan.keepsName) {
    await tx.organizationName.deleteMany({
      where: { organizationId: into.id, kind: "ALIAS", name: from.name },
    });
  }
  await writeListings(tx, articles);
  return articles;
}

/** Something else may bear the address since, or the one that it was merged into may be gone itself. */
async function refuseTaken(tx: Transaction, { kind, from, into }: Plan): Promise<void> {
  const [stays] = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM ${name(tables[kind])} WHERE id = ${into.id}::uuid FOR UPDATE`;
  if (!stays) throw new Refusal({ field: "mergeId", code: "mergedOn", detail: into.name });
  const former = await tx.formerSlug.findUnique({
    where: { kind_slug: { kind, slug: from.slug } },
  });
  if (former?.[mentionColumn[kind]] !== into.id) {
    throw new Refusal({ field: "mergeId", code: "addressTaken", detail: from.slug });
  }
}

/** What people and organizations named in a plan were merged into since. */
async function withPresentIds(tx: Transaction, plan: Plan): Promise<Plan> {
  const text = JSON.stringify(plan.links);
  const ids = new Set(text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g));
  const now = await presentIds(tx, [...ids]);
  let links = text;
  for (const [was, is] of now) links = links.replaceAll(was, is);
  return { ...plan, links: JSON.parse(links) };
}

function movesIn(plan: Plan): [Link, Moves][] {
  return linksOf(plan.kind).map(([each, link]) => [
    link,
    plan.links[each] ?? { moved: [], doubled: [] },
  ]);
}

/** Lets rows name something else than they did. */
async function point(
  tx: Transaction,
  { table, column, key }: Pick<Link, "table" | "column" | "key">,
  keys: readonly Key[],
  from: string,
  to: string,
): Promise<void> {
  if (keys.length === 0) return;
  await tx.$executeRaw`
    UPDATE ${name(table)} t SET ${name(column)} = ${to}::uuid
    FROM jsonb_populate_recordset(NULL::${name(table)}, ${JSON.stringify(keys)}::jsonb) k
    WHERE t.${name(column)} = ${from}::uuid AND ${isFoundBy(key)}`;
}

const isFoundBy = (key: readonly string[]) =>
  Prisma.join(
    key.map((each) => Prisma.sql`t.${name(each)} = k.${name(each)}`),
    " AND ",
  );

async function remove(
  tx: Transaction,
  { table, column, key }: Link,
  doubled: Moves["doubled"],
  from: string,
): Promise<void> {
  if (doubled.length === 0) return;
  const rows = JSON.stringify(doubled.map(({ row }) => row));
  await tx.$executeRaw`
    DELETE FROM ${name(table)} t
    USING jsonb_populate_recordset(NULL::${name(table)}, ${rows}::jsonb) k
    WHERE t.${name(column)} = ${from}::uuid AND ${isFoundBy(key)}`;
}

/** A row as it was; of what it names and what is gone since, it names nothing. */
async function insertRow(
  tx: Transaction,
  table: string,
  row: Row,
  loose: Readonly<Record<string, string>> = {},
): Promise<void> {
  const back = { ...row };
  for (const [column, other] of Object.entries(loose)) {
    if (!back[column]) continue;
    const [found] = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM ${name(other)} WHERE id = ${back[column]}::uuid`;
    if (!found) back[column] = null;
  }
  if (table === "Appearance") back.position = await freePosition(tx, back);
  const columns = await tx.$queryRaw<{ column: string }[]>`
    SELECT attname AS column FROM pg_attribute
    WHERE attrelid = ${`"${table}"`}::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`;
  const names = Prisma.join(columns.map(({ column }) => name(column)));
  try {
    await tx.$executeRaw`
      INSERT INTO ${name(table)} (${names})
      SELECT ${names} FROM jsonb_populate_record(NULL::${name(table)}, ${JSON.stringify(back)}::jsonb)`;
  } catch (error) {
    // What it needs was merged into something else since, and that is to be undone before.
    if (/2350[35]|foreign key|unique constraint/.test(String((error as Error).message))) {
      throw new Refusal({ field: "mergeId", code: "restsOnGone" });
    }
    throw error;
  }
}

/** Where it stood at its event; at the end where something else stands there since. */
async function freePosition(tx: Transaction, { eventId, position }: Row): Promise<unknown> {
  const [found] = await tx.$queryRaw<{ taken: boolean | null; last: number | null }[]>`
    SELECT bool_or(position = ${position}::int) AS taken, max(position) AS last
    FROM "Appearance" WHERE "eventId" = ${eventId}::uuid`;
  return found?.taken ? (found.last ?? 0) + 1 : position;
}

/** Fills in what was missing, or takes it out where nobody has written something else since. */
async function setFields(
  tx: Transaction,
  { kind, into, filled }: Plan,
  to: "before" | "after",
): Promise<void> {
  const is = to === "before" ? "after" : "before";
  for (const [field, values] of Object.entries(filled)) {
    const row = (value: unknown) => JSON.stringify({ [field]: value });
    const table = name(tables[kind]);
    await tx.$executeRaw`
      UPDATE ${table} t SET ${name(field)} = new.${name(field)}
      FROM jsonb_populate_record(NULL::${table}, ${row(values[to])}::jsonb) new,
           jsonb_populate_record(NULL::${table}, ${row(values[is])}::jsonb) old
      WHERE t.id = ${into.id}::uuid AND t.${name(field)} IS NOT DISTINCT FROM old.${name(field)}`;
  }
}

/** Articles in whose list something stands. */
async function articlesUnder(tx: Transaction, ofId: string): Promise<string[]> {
  const rows = await tx.listing.findMany({ where: { ofId }, select: { articleId: true } });
  return rows.map(({ articleId }) => articleId);
}
