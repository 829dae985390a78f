import { database } from "#lib/db/client.ts";
import { dayRange, monthRange } from "#lib/text/date-time.ts";
import { list, reading } from "../dependencies.ts";
import type { Language } from "../language.ts";
import { articlePage } from "./queries.ts";

/**
 * The months in which something was published, "2026-11" first the newest. Steps from month to month
 * through the index, so that a million articles cost no more than a thousand.
 */
export async function archiveMonths(): Promise<string[]> {
  const rows = database().$queryRaw<{ month: string }[]>`
    WITH RECURSIVE months AS (
      (SELECT date_trunc('month', "publishedAt" AT TIME ZONE 'Asia/Ho_Chi_Minh') AS month
       FROM "Article" WHERE status = 'PUBLISHED' ORDER BY "publishedAt" DESC LIMIT 1)
      UNION ALL
      SELECT (SELECT date_trunc('month', a."publishedAt" AT TIME ZONE 'Asia/Ho_Chi_Minh')
              FROM "Article" a
              WHERE a.status = 'PUBLISHED' AND a."publishedAt" < months.month AT TIME ZONE 'Asia/Ho_Chi_Minh'
              ORDER BY a."publishedAt" DESC LIMIT 1)
      FROM months WHERE months.month IS NOT NULL)
    SELECT to_char(month, 'YYYY-MM') AS month FROM months WHERE month IS NOT NULL`;
  return (await reading(rows, list("articles"))).map(({ month }) => month);
}

/** @param period "2026-11" or "2026-11-02", in Asia/Ho_Chi_Minh. */
export function archivePage(language: Language, period: string, number: number) {
  const { from, to } = period.length === 7 ? monthRange(period) : dayRange(period);
  return articlePage(language, number, {
    where: { publishedAt: { gte: from, lt: to } },
    changes: list("articles", period.slice(0, 7)),
  });
}
