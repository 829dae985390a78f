import { database } from "#lib/db/client.ts";
import type { Period } from "#lib/db/generated/enums.ts";
import { type Card, cardSelect, cardsOf, listed } from "../articles/queries.ts";
import { list, reading, showsFigures } from "../dependencies.ts";
import type { Language } from "../language.ts";

export type MostRead = { period: Period; articles: Card[] }[];

/**
 * The most read articles of the last 24 hours, 7 and 30 days, of all or of a section; periods in which
 * nothing was read are left out.
 */
export async function mostRead(
  language: Language,
  take: number,
  sectionId?: string,
): Promise<MostRead> {
  showsFigures();
  const rank = sectionId ? "rankInSection" : "rank";
  const rows = database().mostRead.findMany({
    relationLoadStrategy: "join",
    where: { [rank]: { lte: take }, ...(sectionId && { article: { sectionId } }) },
    orderBy: [{ period: "asc" }, { [rank]: "asc" }],
    select: { period: true, article: { select: { status: true, ...cardSelect } } },
  });
  // Which are ranked no command changes, only whether they are still listed: the page depends on each of them.
  const ranked = await reading(rows, ...(sectionId ? [list("articles", sectionId)] : []));
  const byPeriod = Map.groupBy(
    ranked.filter(({ article }) => article.status === listed.status),
    ({ period }) => period,
  );
  return [...byPeriod].map(([period, those]) => ({
    period,
    articles: cardsOf(
      those.map(({ article }) => article),
      language,
    ),
  }));
}

/** Whether {@link mostRead} finds anything in all. */
export async function isAnythingRead(): Promise<boolean> {
  const isAny = (await database().mostRead.findFirst({ select: { period: true } })) !== null;
  // Once there is something it stays so.
  if (!isAny) showsFigures();
  return isAny;
}
