import { type Actor, insist } from "#lib/access/access.ts";
import { database } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { type Difference, differencesOfNames } from "#lib/text/alike.ts";
import type { Language } from "../language.ts";
import { type Page, readPage } from "../paging.ts";
import type { Kind } from "./links.ts";

/** What besides the name speaks for two being one. */
export const signs = ["position", "capacity", "organization", "event", "parent", "place"] as const;
export type Sign = (typeof signs)[number];

export type Alike = {
  id: string;
  name: string;
  /** What the person holds or held, or what the organization does. */
  detail: string;
  /** Null where another of the organization's names is the one that is alike. */
  differences: Difference[] | null;
  sign: Sign | null;
};

type Row = { id: string; name: string; detail: string; sign: Sign | null };

/** Two rows of "Person" or "Organization", p and q → what besides the name speaks for them being one. */
const signOf: Record<Kind, Prisma.Sql> = {
  PERSON: Prisma.sql`CASE
    WHEN EXISTS (
      SELECT 1 FROM "Appointment" a JOIN "Appointment" b ON b."positionId" = a."positionId"
      WHERE a."personId" = p.id AND b."personId" = q.id) THEN 'position'
    WHEN EXISTS (
      SELECT 1 FROM "Appearance" a JOIN "Appearance" b ON lower(b.capacity) = lower(a.capacity)
      WHERE a."personId" = p.id AND b."personId" = q.id) THEN 'capacity'
    WHEN EXISTS (
      SELECT 1 FROM "Appointment" a JOIN "Position" x ON x.id = a."positionId"
      JOIN "Position" y ON y."organizationId" = x."organizationId"
      JOIN "Appointment" b ON b."positionId" = y.id
      WHERE a."personId" = p.id AND b."personId" = q.id) THEN 'organization'
    WHEN EXISTS (
      SELECT 1 FROM "Appearance" a JOIN "Appearance" b ON b."eventId" = a."eventId"
      WHERE a."personId" = p.id AND b."personId" = q.id) THEN 'event' END`,
  ORGANIZATION: Prisma.sql`CASE
    WHEN EXISTS (
      SELECT 1 FROM "OrganizationParent" a JOIN "OrganizationParent" b ON b."parentId" = a."parentId"
      WHERE a."childId" = p.id AND b."childId" = q.id) THEN 'parent'
    WHEN p."placeId" = q."placeId" THEN 'place' END`,
};

const table = {
  PERSON: Prisma.raw('"Person"'),
  ORGANIZATION: Prisma.raw('"Organization"'),
} as const;

/** What is known of someone or something besides the name; the address where nothing is. */
const detailOf = (kind: Kind, language: Language, of: Prisma.Sql) => Prisma.sql`coalesce(
  (SELECT nullif(detail, '') FROM "SearchEntry"
   WHERE kind = ${kind}::"AddressKind" AND "entityId" = ${of}.id AND language = ${language}::"Language"),
  (SELECT capacity FROM "Appearance"
   WHERE ${kind} = 'PERSON' AND "personId" = ${of}.id ORDER BY "sortOn" DESC, id LIMIT 1),
  '/' || ${of}.slug)`;

/** Said to be two, or known to be: a body and what it became, or what stands above it. */
const areApart: Record<Kind, Prisma.Sql> = {
  PERSON: Prisma.sql`EXISTS (
    SELECT 1 FROM "KeptApart" WHERE "oneId" = least(p.id, q.id) AND "otherId" = greatest(p.id, q.id))`,
  ORGANIZATION: Prisma.sql`EXISTS (
    SELECT 1 FROM "KeptApart" WHERE "oneId" = least(p.id, q.id) AND "otherId" = greatest(p.id, q.id)
    UNION ALL SELECT 1 FROM "Succession"
    WHERE ("predecessorId", "successorId") IN ((p.id, q.id), (q.id, p.id))
    UNION ALL SELECT 1 FROM "OrganizationParent"
    WHERE ("childId", "parentId") IN ((p.id, q.id), (q.id, p.id)))`,
};

/** How many of one thing are shown. */
const most = 10;

/**
 * Who or what there is already that may be the one meant, those with a further sign first.
 * @param of its id, or the name of what is about to be made.
 * @throws NotAllowed
 */
export async function findAlike(
  actor: Actor,
  kind: Kind,
  of: { id: string } | { name: string },
  language: Language,
): Promise<Alike[]> {
  insist(actor, "content.write");
  const [own, ...others] = "id" in of ? await namesOf(kind, of.id) : [of.name];
  if (own === undefined) return [];
  const names = [own, ...others];
  const isAlike =
    kind === "PERSON"
      ? Prisma.sql`p."nameKey" = name_key(${own}) OR p."nameKey" = name_initials(${own})
          OR p."nameInitials" = name_key(${own})`
      : Prisma.sql`p.id IN (
          SELECT o.id FROM unnest(${names}::text[]) said JOIN "Organization" o ON o."nameKey" = name_key(said)
          UNION ALL
          SELECT n."organizationId" FROM unnest(${names}::text[]) said
          JOIN "OrganizationName" n ON n."nameKey" = name_key(said) AND n.kind <> 'ABBREVIATION')`;
  const rows =
    "id" in of
      ? await database().$queryRaw<Row[]>`
          SELECT p.id, p.name, ${detailOf(kind, language, Prisma.sql`p`)} AS detail, ${signOf[kind]} AS sign
          FROM ${table[kind]} p JOIN ${table[kind]} q ON q.id = ${of.id}::uuid
          WHERE (${isAlike}) AND p.id <> q.id AND NOT ${areApart[kind]}
          ORDER BY 4 NULLS LAST, 1 LIMIT ${most}`
      : await database().$queryRaw<Row[]>`
          SELECT p.id, p.name, ${detailOf(kind, language, Prisma.sql`p`)} AS detail, NULL AS sign
          FROM ${table[kind]} p WHERE ${isAlike} ORDER BY 1 LIMIT ${most}`;
  return rows
    .map((row) => ({ ...row, differences: differencesOfNames(own, row.name) }))
    .filter(({ differences }) => differences !== null || kind === "ORGANIZATION");
}

async function namesOf(kind: Kind, id: string): Promise<string[]> {
  if (kind === "PERSON") {
    const person = await database().person.findUnique({ where: { id } });
    return person ? [person.name] : [];
  }
  const organization = await database().organization.findUnique({
    where: { id },
    include: { names: { where: { kind: { not: "ABBREVIATION" } } } },
  });
  return organization ? [organization.name, ...organization.names.map(({ name }) => name)] : [];
}

/** Pairs by what their names have in common, found by the index of that. */
const pairs: Record<Kind, Prisma.Sql> = {
  PERSON: Prisma.sql`
    SELECT a.id AS one, b.id AS other, a."nameKey" AS key
    FROM "Person" a JOIN "Person" b ON b."nameKey" = a."nameKey" AND b.id > a.id
    WHERE a."nameKey" <> ''
    UNION ALL
    SELECT least(a.id, b.id), greatest(a.id, b.id), a."nameKey"
    FROM "Person" a JOIN "Person" b ON b."nameInitials" = a."nameKey" AND b."nameKey" <> a."nameKey"
    WHERE a."nameInitials" = a."nameKey" AND a."nameKey" <> ''`,
  ORGANIZATION: Prisma.sql`
    SELECT a.id AS one, b.id AS other, min(a.key) AS key FROM names a
    JOIN names b ON b.key = a.key AND b.id > a.id
    WHERE a.key <> '' GROUP BY a.id, b.id`,
};

/** Those with a further sign come first among so many pairs, in order of their names. */
const looked = 5_000;
const pageSize = 30;

export type Pair = {
  one: Omit<Alike, "differences" | "sign">;
  other: Omit<Alike, "differences" | "sign">;
  differences: Difference[] | null;
  sign: Sign | null;
};

/**
 * All who or what may be there twice, those with a further sign first.
 * @throws NotAllowed
 */
export async function findPairs(
  actor: Actor,
  kind: Kind,
  language: Language,
  number: number,
): Promise<Page<Pair>> {
  insist(actor, "content.write");
  type PairRow = Record<"oneId" | "oneName" | "oneDetail", string> &
    Record<"otherId" | "otherName" | "otherDetail", string> & { sign: Sign | null };
  const page = await readPage(
    number,
    pageSize,
    ({ skip, take }) => database().$queryRaw<PairRow[]>`
      WITH names AS (
        SELECT id, "nameKey" AS key FROM "Organization"
        UNION
        SELECT "organizationId", "nameKey" FROM "OrganizationName" WHERE kind <> 'ABBREVIATION'),
      alike AS (
        SELECT pairs.key, p.id AS one, q.id AS other
        FROM (${pairs[kind]}) pairs
        JOIN ${table[kind]} p ON p.id = pairs.one JOIN ${table[kind]} q ON q.id = pairs.other
        WHERE NOT ${areApart[kind]}
        ORDER BY pairs.key, pairs.one, pairs.other LIMIT ${looked}),
      signed AS (
        SELECT alike.*, ${signOf[kind]} AS sign
        FROM alike JOIN ${table[kind]} p ON p.id = alike.one JOIN ${table[kind]} q ON q.id = alike.other)
      SELECT p.id AS "oneId", p.name AS "oneName", ${detailOf(kind, language, Prisma.sql`p`)} AS "oneDetail",
             q.id AS "otherId", q.name AS "otherName", ${detailOf(kind, language, Prisma.sql`q`)} AS "otherDetail",
             signed.sign
      FROM signed JOIN ${table[kind]} p ON p.id = signed.one JOIN ${table[kind]} q ON q.id = signed.other
      ORDER BY signed.sign IS NULL, signed.key, signed.one, signed.other LIMIT ${take} OFFSET ${skip}`,
  );
  const items = page.items.map((row) => ({
    one: { id: row.oneId, name: row.oneName, detail: row.oneDetail },
    other: { id: row.otherId, name: row.otherName, detail: row.otherDetail },
    differences: differencesOfNames(row.oneName, row.otherName),
    sign: row.sign,
  }));
  return { ...page, items };
}
