import { Prisma } from "#lib/db/generated/client.ts";
import { Refusal, type Transaction } from "../command.ts";
import { filledFields, type Kind, type Link, type LinkName, linksOf, tables } from "./links.ts";

/** A row as PostgreSQL writes it as JSON, by the names of its columns. */
export type Row = { [column: string]: unknown };
/** By which columns a row is found again. */
export type Key = Record<string, unknown>;

/** A row that says what another one says that stays: it goes. */
export type Doubled = {
  row: Row;
  /** The id of the one that stays, where something hangs on the one that goes. */
  instead: string | null;
  below: Key[];
};

/**
 * What a merge does, and what undoing it goes by: the one that goes, what is filled in of the one that stays,
 * and every row that moves. Previews show it, commands carry it out.
 */
export type Plan = {
  kind: Kind;
  from: Row & { id: string; slug: string; name: string };
  into: Row & { id: string; slug: string; name: string };
  filled: Record<string, { before: unknown; after: unknown }>;
  /** Whether the name that goes is kept among the other names. */
  keepsName: boolean;
  links: Partial<Record<LinkName, { moved: Key[]; doubled: Doubled[] }>>;
};

export const name = (identifier: string) => Prisma.raw(`"${identifier}"`);

/** What merging one into another would do. @throws Refusal where the two cannot be one. */
export async function planMerge(
  tx: Transaction,
  kind: Kind,
  fromId: string,
  intoId: string,
): Promise<Plan> {
  const [from, into] = await Promise.all(
    [fromId, intoId].map((id) => readRow<Plan["from"]>(tx, tables[kind], id)),
  );
  if (!from || !into) throw new Refusal({ field: from ? "intoId" : "fromId", code: "unknown" });
  if (fromId === intoId) throw new Refusal({ field: "intoId", code: "invalid" });
  if (kind === "ORGANIZATION") await refuseRelated(tx, fromId, intoId);
  const plan: Plan = {
    kind,
    from,
    into,
    filled: filledIn(kind, from, into),
    keepsName: false,
    links: {},
  };
  for (const [each, link] of linksOf(kind)) {
    plan.links[each] = await findMoves(tx, link, fromId, intoId);
  }
  keepOwn(plan);
  if (kind === "ORGANIZATION") {
    const names = await tx.organizationName.count({
      where: { organizationId: { in: [fromId, intoId] }, name: from.name },
    });
    plan.keepsName = names === 0 && from.name !== into.name;
  }
  return plan;
}

/** What hangs on a row that goes, and goes itself: the one that stays in its place keeps what it hangs on. */
function keepOwn({ links }: Plan): void {
  const gone = new Set(
    links.appearances?.doubled.map(({ row }) => `${row.eventId} ${row.part}`) ?? [],
  );
  for (const one of links.appointments?.doubled ?? []) {
    one.below = one.below.filter(({ eventId, part }) => !gone.has(`${eventId} ${part}`));
  }
}

async function readRow<T extends Row>(tx: Transaction, table: string, id: string) {
  const [found] = await tx.$queryRaw<{ row: T }[]>`
    SELECT to_jsonb(t) AS row FROM ${name(table)} t WHERE id = ${id}::uuid`;
  return found?.row ?? null;
}

/** The body that another one became, or that stands above it, is not the same body. */
async function refuseRelated(tx: Transaction, fromId: string, intoId: string): Promise<void> {
  const related = await tx.$queryRaw<unknown[]>`
    WITH RECURSIVE above(below, id) AS (
      SELECT "childId", "parentId" FROM "OrganizationParent"
      WHERE "childId" IN (${fromId}::uuid, ${intoId}::uuid)
      UNION
      SELECT a.below, p."parentId" FROM "OrganizationParent" p JOIN above a ON p."childId" = a.id)
    SELECT 1 FROM above WHERE id IN (${fromId}::uuid, ${intoId}::uuid)
    UNION ALL
    SELECT 1 FROM "Succession"
    WHERE ("predecessorId" = ${fromId}::uuid AND "successorId" = ${intoId}::uuid)
       OR ("predecessorId" = ${intoId}::uuid AND "successorId" = ${fromId}::uuid)`;
  if (related.length > 0) throw new Refusal({ field: "intoId", code: "related" });
}

function filledIn(kind: Kind, from: Row, into: Row): Plan["filled"] {
  const isEmpty = (value: unknown) => value === null || value === undefined;
  const fields = filledFields[kind].filter((field) => {
    if (!isEmpty(into[field]) || isEmpty(from[field])) return false;
    // An English form belongs to what it translates.
    const original = field.replace(/En$/, "");
    if (original !== field && original !== "name") {
      return isEmpty(into[original]) || into[original] === from[original];
    }
    return field !== "foundedOn" || isEmpty(into.dissolvedOn);
  });
  const filled: Plan["filled"] = Object.fromEntries(
    fields.map((field) => [field, { before: null, after: from[field] }]),
  );
  const [before, more] = [into.sameAs as string[] | undefined, from.sameAs as string[] | undefined];
  const after = [...new Set([...(before ?? []), ...(more ?? [])])];
  if (before && after.length > before.length) filled.sameAs = { before, after };
  return filled;
}

/** Rows that name the one that goes: those that say nothing new, and those that move. */
async function findMoves(tx: Transaction, link: Link, fromId: string, intoId: string) {
  const { table, column, key, alike = [], below } = link;
  const isAlike = alike.map(
    (each) => Prisma.sql`AND k.${name(each)} IS NOT DISTINCT FROM r.${name(each)}`,
  );
  const same =
    alike.length === 0
      ? Prisma.sql`SELECT NULL AS id, false AS found WHERE false`
      : Prisma.sql`
        SELECT to_jsonb(k) ->> 'id' AS id, true AS found FROM ${name(table)} k
        WHERE k.${name(column)} = ${intoId}::uuid ${Prisma.join(isAlike, " ")}
        ORDER BY 1 LIMIT 1`;
  const order = Prisma.join(key.map((each) => Prisma.sql`r.${name(each)}`));
  const rows = await tx.$queryRaw<{ row: Row; instead: string | null; found: boolean | null }[]>`
    SELECT to_jsonb(r) AS row, kept.id AS instead, kept.found
    FROM ${name(table)} r LEFT JOIN LATERAL (${same}) kept ON true
    WHERE r.${name(column)} = ${fromId}::uuid ORDER BY ${order}`;
  const moved = rows.filter(({ found }) => !found).map(({ row }) => keyOf(row, key));
  const doubled: Doubled[] = [];
  for (const { row, instead, found } of rows) {
    if (!found) continue;
    const hanging = below
      ? await tx.$queryRaw<{ row: Row }[]>`
          SELECT to_jsonb(t) AS row FROM ${name(below.table)} t
          WHERE ${name(below.column)} = ${row.id}::uuid`
      : [];
    doubled.push({
      row,
      instead,
      below: hanging.map((one) => keyOf(one.row, below?.key ?? [])),
    });
  }
  return { moved, doubled };
}

const keyOf = (row: Row, columns: readonly string[]): Key =>
  Object.fromEntries(columns.map((column) => [column, row[column]]));
