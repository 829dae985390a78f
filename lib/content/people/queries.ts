import { database } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { articlePage, articlesOf } from "../articles/queries.ts";
import { dependsOn, list, reading } from "../dependencies.ts";
import { appearanceFacts, eventRowSelect } from "../events/queries.ts";
import { type Language, named } from "../language.ts";
import { pictureSelect } from "../media/queries.ts";
import { readPage } from "../paging.ts";
import { alphabet, keysUnder, prefixOf } from "./letters.ts";

export const personPageSize = 60;

/** The order in which the database has the appearances of a person. */
const newestFirst = [
  { sortOn: "desc" },
  { eventId: "desc" },
  { position: "asc" },
] satisfies Prisma.AppearanceOrderByWithRelationInput[];

/**
 * People in Vietnamese order, the given name first, with their latest capacity.
 * @param letter one of lib/content/people/letters.ts; all where it is undefined.
 */
export function peoplePage(number: number, letter?: string) {
  return readPage(number, personPageSize, async (range) => {
    const people = await reading(
      database().person.findMany({
        relationLoadStrategy: "join",
        where: letter === undefined ? {} : { sortKey: keysUnder(letter) },
        orderBy: [{ sortKey: "asc" }, { id: "asc" }],
        ...range,
        select: {
          id: true,
          slug: true,
          name: true,
          appearances: {
            orderBy: newestFirst,
            take: 1,
            select: { capacity: true, capacityEn: true },
          },
        },
      }),
      list("people"),
    );
    dependsOn(...people.map(({ id }) => list("events", id)));
    return people;
  });
}

/** The letters under which someone is filed, in order. Steps from letter to letter through the index. */
export async function personLetters(): Promise<string[]> {
  const rows = database().$queryRaw<{ prefix: string }[]>`
    WITH RECURSIVE prefixes AS (
      (SELECT substring("sortKey" FROM '^[a-z][{|}]?') AS prefix FROM "Person" ORDER BY "sortKey" LIMIT 1)
      UNION ALL
      SELECT (SELECT substring(p."sortKey" FROM '^[a-z][{|}]?') FROM "Person" p
              WHERE p."sortKey" >= CASE length(prefix)
                WHEN 1 THEN prefix || '{'
                ELSE left(prefix, 1) || chr(ascii(right(prefix, 1)) + 1) END
              ORDER BY p."sortKey" LIMIT 1)
      FROM prefixes WHERE prefix IS NOT NULL)
    SELECT prefix FROM prefixes WHERE prefix IS NOT NULL`;
  const used = new Set((await reading(rows, list("people"))).map(({ prefix }) => prefix));
  return alphabet.filter((letter) => used.has(prefixOf(letter)));
}

const personSelect = {
  id: true,
  slug: true,
  name: true,
  honorific: true,
  honorificEn: true,
  biography: true,
  biographyEn: true,
  sameAs: true,
  portrait: { select: pictureSelect },
  appointments: {
    orderBy: [{ position: { rank: "asc" } }, { id: "asc" }],
    select: {
      id: true,
      startsOn: true,
      endsOn: true,
      attestedOn: true,
      source: true,
      sourceEn: true,
      sourceUrl: true,
      position: {
        select: {
          title: true,
          titleEn: true,
          organization: {
            select: {
              ...named,
              dissolvedOn: true,
              successors: { select: { happenedOn: true, successor: { select: named } } },
            },
          },
        },
      },
    },
  },
} satisfies Prisma.PersonSelect;

export const appearancePageSize = 20;

/** Where a person appeared, the latest first. */
export const appearancesOf = (personId: string, number: number) =>
  readPage(number, appearancePageSize, (range) =>
    reading(
      database().appearance.findMany({
        relationLoadStrategy: "join",
        where: { personId },
        orderBy: newestFirst,
        ...range,
        select: {
          ...appearanceFacts,
          event: { select: eventRowSelect },
        },
      }),
      list("events", personId),
    ),
  );

export type Appearances = Awaited<ReturnType<typeof appearancesOf>>;

export const findPerson = (slug: string) =>
  reading(
    database().person.findUnique({
      relationLoadStrategy: "join",
      where: { slug },
      select: personSelect,
    }),
  );

export type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

/** Articles that speak of the person, the newest first. */
export const articlesOnPerson = (personId: string, language: Language, number: number) =>
  articlePage(language, number, articlesOf(personId));
