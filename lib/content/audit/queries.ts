import { type Actor, insist } from "#lib/access/access.ts";
import { database } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { fold } from "#lib/text/fold.ts";

/** Which entries are asked for: those that fit all that is said. */
export type AuditFilter = {
  /** An account, or who acts without one. */
  who?: { accountId: string } | { actor: "command-line" | "anonymous" };
  command?: string;
  /** The first moment, and the first that does not belong to it any more. */
  since?: Date;
  until?: Date;
  /** The id of what it is about. */
  of?: string;
  /** Words that stand in it, or begin so, with or without diacritics. */
  words?: string;
  /** Those that stand before this number. */
  before?: number;
};

export type AuditEntry = {
  id: string;
  number: number;
  at: Date;
  actor: string;
  /** Of the account; null for none. */
  name: string | null;
  from: string | null;
  command: string;
  /** What is recorded: as a rule the ids of what it is about, and `before` and `after`. */
  input: Prisma.JsonValue;
};

const pageSize = 30;

/** The newest entries that fit, the newest first, and whether there are more. @throws NotAllowed */
export async function findAuditEntries(
  actor: Actor,
  filter: AuditFilter,
): Promise<{ items: AuditEntry[]; hasNext: boolean }> {
  insist(actor, "audit.read");
  const rows = await database().$queryRaw<(Omit<AuditEntry, "number"> & { number: bigint })[]>`
    SELECT e.id, l.number, e.at, e.actor, a.name, e."from", e.command, e.input
    FROM "AuditLink" l JOIN "AuditEntry" e ON e.id = l."entryId" LEFT JOIN "Account" a ON a.id = e."accountId"
    WHERE ${Prisma.join(conditionsOf(filter), " AND ")}
    ORDER BY l.number DESC LIMIT ${pageSize + 1}`;
  return {
    items: rows.slice(0, pageSize).map((row) => ({ ...row, number: Number(row.number) })),
    hasNext: rows.length > pageSize,
  };
}

function conditionsOf({ who, command, since, until, of, words, before }: AuditFilter) {
  const all = [Prisma.sql`true`];
  if (who && "accountId" in who) all.push(Prisma.sql`e."accountId" = ${who.accountId}::uuid`);
  else if (who) all.push(Prisma.sql`e."accountId" IS NULL AND e.actor = ${who.actor}`);
  if (command) all.push(Prisma.sql`e.command = ${command}`);
  if (since) all.push(Prisma.sql`e.at >= ${since}`);
  if (until) all.push(Prisma.sql`e.at < ${until}`);
  if (before) all.push(Prisma.sql`l.number < ${before}`);
  if (of) all.push(among(Prisma.sql`audit_things(input, changed) @> ARRAY[${of}]`));
  const typed = fold(words ?? "")
    .split(" ")
    .filter(Boolean);
  const asked = typed.map((word) => `${word}:*`).join(" & ");
  if (asked) all.push(among(Prisma.sql`audit_words(input) @@ to_tsquery('simple', ${asked})`));
  return all;
}

/** Of what an index finds: looked up first, or PostgreSQL might go through all entries from the newest on. */
const among = (found: Prisma.Sql) =>
  Prisma.sql`e.id = ANY (ARRAY(SELECT id FROM "AuditEntry" WHERE ${found}))`;
