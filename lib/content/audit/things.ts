import { type Actor, insist } from "#lib/access/access.ts";
import { database } from "#lib/db/client.ts";
import type { Language } from "../language.ts";

/** What an id in an entry means. */
export type Thing = {
  name: string;
  /** Where it is on the desk; null where it has no page. */
  path: string | null;
};

/**
 * What ids mean now, as far as it is still there. Ids are unique over all tables.
 * @param input anything with ids in it.
 * @throws NotAllowed
 */
export async function findThings(
  actor: Actor,
  input: unknown,
  language: Language,
): Promise<Map<string, Thing>> {
  insist(actor, "audit.read");
  const ids = [...new Set(JSON.stringify(input).match(uuid))];
  const rows = await database().$queryRaw<({ id: string } & Thing)[]>`
    WITH asked AS (SELECT unnest(${ids}::uuid[]) AS id),
    named AS (
      SELECT id, name, NULL AS "nameEn", '/desk/people/' AS place FROM "Person"
      UNION ALL SELECT id, name, "nameEn", '/desk/organizations/' FROM "Organization"
      UNION ALL SELECT id, name, "nameEn", '/desk/events/' FROM "Event"
      UNION ALL SELECT id, name, "nameEn", '/desk/series/' FROM "EventSeries"
      UNION ALL SELECT id, name, "nameEn", '/desk/topics/' FROM "Topic"
      UNION ALL SELECT id, name, "nameEn", '/desk/sections/' FROM "Section"
      UNION ALL SELECT id, name, "nameEn", '/desk/places/' FROM "Place"
      UNION ALL SELECT id, concat_ws(' ', type, number), NULL, '/desk/documents/' FROM "Document"
      UNION ALL SELECT id, name, NULL, NULL FROM "Media"
      UNION ALL SELECT id, name, NULL, NULL FROM "Account"
      UNION ALL SELECT id, title, "titleEn", NULL FROM "Position")
    SELECT id, coalesce(CASE WHEN ${language} = 'en' THEN "nameEn" END, name) AS name, place || id AS path
    FROM named JOIN asked USING (id)
    UNION ALL
    SELECT a.id, coalesce(nullif(e.title, ''), a.slug), '/desk/articles/' || a.id || '/' || a."originalLanguage"
    FROM "Article" a JOIN asked USING (id)
    LEFT JOIN LATERAL (
      SELECT title FROM "Edition" WHERE "articleId" = a.id
      ORDER BY language = a."originalLanguage" DESC, number DESC LIMIT 1) e ON true`;
  return new Map(rows.map(({ id, name, path }) => [id, { name, path }]));
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
