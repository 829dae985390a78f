import { database } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";

/** An entry's place in the chain: who keeps it elsewhere can tell later whether it is still part of it. */
export type Head = {
  number: number;
  /** Hexadecimal. */
  hash: string;
};

/** The first that is not as it was written. */
export type Fault =
  /** An entry does not follow from what it says and the one before. */
  | { kind: "altered"; number: number }
  /** There is none of this number, but later ones. */
  | { kind: "missing"; number: number }
  /** So many entries are not in the chain. */
  | { kind: "loose"; number: number }
  /** The chain ends before the head that was kept. */
  | { kind: "cut"; number: number }
  /** It has another hash than the head that was kept. */
  | { kind: "rewritten"; number: number };

export type Verified = { head: (Head & { at: Date }) | null; fault: Fault | null };

/** So many entries are looked at at once; of each nothing but its hash is sent. */
const batch = 10_000;

/**
 * Looks through the whole chain, from its beginning to what was written by now.
 * @param kept a head of former times, which is to be part of it.
 * @returns the head, or the last entry before the fault.
 */
export async function verifyChain(kept: Head | null = null): Promise<Verified> {
  let head: Verified["head"] = null;
  for (;;) {
    const links = await readLinks(head);
    for (const { isRight, ...link } of links) {
      const expected: number = (head?.number ?? 0) + 1;
      if (link.number > expected) return { head, fault: { kind: "missing", number: expected } };
      const { number } = link;
      if (!isRight || number < expected) return { head, fault: { kind: "altered", number } };
      if (number === kept?.number && link.hash !== kept.hash) {
        return { head, fault: { kind: "rewritten", number } };
      }
      head = link;
    }
    if (links.length < batch) break;
  }
  if (kept && kept.number > (head?.number ?? 0)) {
    return { head, fault: { kind: "cut", number: kept.number } };
  }
  const loose = await countLoose();
  return { head, fault: loose > 0 ? { kind: "loose", number: loose } : null };
}

/** The end of the chain; null where nothing was done yet. */
export async function findHead(): Promise<Head | null> {
  const last = await database().auditLink.findFirst({ orderBy: { number: "desc" } });
  return last && { number: Number(last.number), hash: Buffer.from(last.hash).toString("hex") };
}

/**
 * What the trigger hashes (prisma/migrations/…_audit_chain), said anew: a function in the database would be
 * asked whether it tells the truth. Of an entry that is gone nothing is left, which has another hash.
 */
const text = Prisma.sql`jsonb_build_array(
  l.number, e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'),
  e.actor, e."accountId", e."from", e.command, e.input, e.changed)::text`;

async function readLinks(after: Head | null) {
  const rows = await database().$queryRaw<
    { number: bigint; hash: string; at: Date; isRight: boolean }[]
  >`SELECT l.number, encode(l.hash, 'hex') AS hash, e.at,
      l.hash = sha256(lag(l.hash, 1, decode(${after?.hash ?? ""}, 'hex')) OVER (ORDER BY l.number)
        || convert_to(${text}, 'UTF8')) AS "isRight"
    FROM "AuditLink" l LEFT JOIN "AuditEntry" e ON e.id = l."entryId"
    WHERE l.number > ${after?.number ?? Number.MIN_SAFE_INTEGER}
    ORDER BY l.number LIMIT ${batch}`;
  return rows.map((row) => ({ ...row, number: Number(row.number) }));
}

/** How many entries were put past the chain. */
async function countLoose(): Promise<number> {
  const [row] = await database().$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM "AuditEntry" e
    WHERE NOT EXISTS (SELECT FROM "AuditLink" l WHERE l."entryId" = e.id)`;
  return Number(row?.count);
}
