import { anything, dependsOn } from "#lib/content/dependencies.ts";
import type { Language } from "#lib/content/language.ts";
import { type Page, readPage } from "#lib/content/paging.ts";
import { database } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { AddressKind } from "#lib/db/generated/enums.ts";
import { fold } from "#lib/text/fold.ts";
import { spelled } from "./write-entry.ts";

export type Found = {
  kind: AddressKind;
  slug: string;
  language: Language;
  title: string;
  detail: string;
  happenedAt: Date | null;
};

export const searchPageSize = 20;

/**
 * What a reader's words find, the best first: every word must occur, with or without diacritics;
 * words together in a title before words in a text, and words spelled as asked before folded ones.
 * Where nothing holds every word, names that are spelled nearly so.
 * @param query as typed, any normalization form.
 */
export async function search(
  query: string,
  language: Language,
  number: number,
): Promise<Page<Found>> {
  dependsOn(anything);
  const folded = fold(query).slice(0, 200);
  if (folded === "") return { items: [], number, hasNext: false };
  const page = await readPage(
    number,
    searchPageSize,
    ({ skip, take }) =>
      database().$queryRaw<Found[]>`
      WITH asked AS (
        SELECT plainto_tsquery('simple', ${folded}) AS words,
               phraseto_tsquery('simple', ${folded}) AS phrase,
               phraseto_tsquery('simple', ${spelled(query).slice(0, 200)}) AS spelled)
      SELECT kind, slug, language, title, detail, "happenedAt"
      FROM (
        SELECT DISTINCT ON (e.kind, e."entityId") e.*,
          (e.folded = ${folded})::int * 8
            + (' ' || e.folded || ' ' LIKE ${`% ${folded} %`})::int * 4
            + (e.words @@ asked.phrase)::int * 2
            + (e.words @@ asked.spelled)::int
            + ts_rank(e.words, asked.words) AS score
        FROM "SearchEntry" e, asked
        WHERE e.words @@ asked.words
        ORDER BY e.kind, e."entityId", (e.language = ${language}::"Language") DESC) AS matches
      ORDER BY score DESC, "happenedAt" DESC NULLS LAST, slug
      LIMIT ${take} OFFSET ${skip}`,
  );
  if (page.items.length > 0 || number > 1) return page;
  return { items: await nearest(folded, language, "folded"), number, hasNext: false };
}

/** Things whose name or slug looks like the given one, the most similar first; at most six. */
export async function nearest(
  like: string,
  language: Language,
  by: "folded" | "slug" = "slug",
): Promise<Found[]> {
  dependsOn(anything);
  const column = Prisma.raw(by === "slug" ? "slug" : "folded");
  return database().$queryRaw<Found[]>`
    SELECT kind, slug, language, title, detail, "happenedAt" FROM (
      SELECT DISTINCT ON (kind, "entityId") *, word_similarity(${like}, ${column}) AS score
      FROM "SearchEntry"
      WHERE ${like} <% ${column}
      ORDER BY kind, "entityId", (language = ${language}::"Language") DESC) AS matches
    ORDER BY score DESC, slug LIMIT 6`;
}

export type Named = { kind: AddressKind; id: string; name: string; detail: string };

/**
 * What of some kinds bears a name that holds what is typed so far, the nearest first: for who links it, not for readers.
 * @param typed any normalization form, with or without diacritics.
 */
export async function findNamed(
  typed: string,
  kinds: readonly AddressKind[],
  language: Language,
  take: number,
): Promise<Named[]> {
  const folded = fold(typed).slice(0, 100);
  if (folded === "") return [];
  return database().$queryRaw<Named[]>`
    SELECT kind, "entityId" AS id, title AS name, detail FROM (
      SELECT DISTINCT ON (kind, "entityId") *
      FROM "SearchEntry"
      WHERE folded LIKE ${`%${folded}%`} AND kind = ANY(${kinds}::"AddressKind"[])
      ORDER BY kind, "entityId", (language = ${language}::"Language") DESC) AS found
    ORDER BY folded NOT LIKE ${`${folded}%`}, ' ' || folded NOT LIKE ${`% ${folded}%`}, length(folded), name
    LIMIT ${take}`;
}
