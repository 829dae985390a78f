import { localDay } from "#lib/text/date-time.ts";
import type { Transaction } from "../command.ts";
import { list } from "../dependencies.ts";

/**
 * Enters articles anew in the lists of their section, topics, events and of what they speak of. Called by
 * whatever changes one of these, after it has.
 */
export async function writeListings(tx: Transaction, articleIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`SELECT list_articles(${articleIds}::uuid[])`;
}

/**
 * What a change of an article and of the lists that hold it is announced as. How many articles a topic has
 * stands in the list of topics.
 */
export const changedWith = (articleId: string, lists: string[]) =>
  lists.length > 0 ? [articleId, ...lists, list("topics")] : [articleId];

/** The lists in which readers see the article; none while it is not published. */
export async function listsHolding(tx: Transaction, articleId: string): Promise<string[]> {
  const article = await tx.article.findUniqueOrThrow({
    where: { id: articleId },
    include: {
      topics: true,
      events: { include: { event: { include: { organizers: true } } } },
      editions: { where: { state: "LIVE" }, include: { mentions: true } },
    },
  });
  if (article.status !== "PUBLISHED" || !article.publishedAt) return [];
  const organizers = article.events.flatMap(({ event }) => event.organizers);
  const mentions = article.editions.flatMap((edition) => edition.mentions);
  const of = [
    article.sectionId,
    ...article.topics.map(({ topicId }) => topicId),
    ...article.events.map(({ eventId }) => eventId),
    ...organizers.map(({ organizationId }) => organizationId),
    ...mentions.flatMap((one) => one.personId ?? one.organizationId ?? one.documentId ?? []),
    localDay(article.publishedAt).slice(0, 7),
  ];
  return [...new Set([list("articles"), ...of.map((id) => list("articles", id))])];
}
