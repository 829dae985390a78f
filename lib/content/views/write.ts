import { database } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";

/*
 * Counts are no content: they say nothing that an editor answers for, and can be lost without harm. So
 * they are written beside the commands, without an entry in the journal, and drop no page
 * (docs/decisions/007).
 */

/**
 * Adds readings to the counts of the present hour. What is no article that readers may see counts nothing.
 * @param readings how often the article of a slug was read.
 */
export async function addViews(readings: ReadonlyMap<string, number>): Promise<void> {
  // In the order of their ids, so that two portals never wait for each other.
  await database().$executeRaw`
    WITH read AS (
      SELECT a.id, r.views
      FROM unnest(${[...readings.keys()]}::text[], ${[...readings.values()]}::int[]) AS r(slug, views)
      JOIN "Article" a USING (slug)
      WHERE a.status IN ('PUBLISHED', 'WITHDRAWN')
      ORDER BY a.id),
    counted AS (
      INSERT INTO "ViewCount" AS old ("articleId", since, views)
      SELECT id, date_trunc('hour', now()), views FROM read
      ON CONFLICT ("articleId", since) DO UPDATE SET views = old.views + excluded.views)
    INSERT INTO "ViewTotal" AS old ("articleId", views)
    SELECT id, views FROM read
    ON CONFLICT ("articleId") DO UPDATE SET views = old.views + excluded.views`;
}

/** How many a list can hold. */
const longest = 10;

/**
 * Makes the lists of the most read anew, unless another portal does so or has done it just before; and
 * sums up hours that no list looks at any more.
 * @param beat how often portals ask for it, in milliseconds.
 */
export async function rankMostRead(beat: number): Promise<void> {
  const ranking = async (tx: Prisma.TransactionClient) => {
    const [state] = await tx.$queryRaw<{ isDue: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtext('most read')) AND NOT EXISTS (
        SELECT FROM "MostRead" WHERE "rankedAt" > now() - ${beat / 2_000} * interval '1 second') AS "isDue"`;
    if (!state?.isDue) return;
    await tx.$executeRaw(sumUp);
    await tx.mostRead.deleteMany();
    await tx.$executeRaw(rank);
  };
  await database().$transaction(ranking, { timeout: 60_000 });
}

const month = Prisma.sql`date_trunc('month', since, 'Asia/Ho_Chi_Minh')`;

const sumUp = Prisma.sql`
  WITH old AS (
    DELETE FROM "ViewCount" WHERE since < now() - interval '31 days' AND since <> ${month}
    RETURNING "articleId", ${month} AS since, views)
  INSERT INTO "ViewCount" AS sum ("articleId", since, views)
  SELECT "articleId", since, sum(views) FROM old GROUP BY "articleId", since
  ON CONFLICT ("articleId", since) DO UPDATE SET views = sum.views + excluded.views`;

const rank = Prisma.sql`
  INSERT INTO "MostRead" (period, "articleId", rank, "rankInSection")
  SELECT period, id, rank, "rankInSection" FROM (
    SELECT period, id,
      row_number() OVER (PARTITION BY period ORDER BY read.views DESC, "publishedAt" DESC, id) AS rank,
      row_number() OVER (PARTITION BY period, "sectionId" ORDER BY read.views DESC, "publishedAt" DESC, id)
        AS "rankInSection"
    FROM (
      SELECT "articleId" AS id,
        sum(views) FILTER (WHERE since > now() - interval '24 hours') AS day,
        sum(views) FILTER (WHERE since > now() - interval '7 days') AS week,
        sum(views) AS month
      FROM "ViewCount" WHERE since > now() - interval '30 days' GROUP BY "articleId") sums
    CROSS JOIN LATERAL (VALUES ('DAY'::"Period", day), ('WEEK', week), ('MONTH', month)) AS read(period, views)
    JOIN "Article" USING (id)
    WHERE status = 'PUBLISHED' AND read.views > 0) ranked
  WHERE rank <= ${longest} OR "rankInSection" <= ${longest}`;
