import { z } from "zod";
import { type Actor, may, mayWrite } from "#lib/access/access.ts";
import { database } from "#lib/db/client.ts";
import type { Article, Prisma } from "#lib/db/generated/client.ts";
import { moveSearchEntries } from "#lib/search/write-entry.ts";
import { defineCommand, Refusal, type Transaction } from "../command.ts";
import { different } from "../dependencies.ts";
import {
  id,
  line,
  optionalDate,
  optionalLine,
  optionalText,
  optionalWebAddress,
  slug,
} from "../fields.ts";
import { named } from "../language.ts";
import { refuseUnseen, stateOf } from "../seen.ts";
import { adoptSlug } from "../slugs.ts";
import { lockArticle } from "./draft-commands.ts";
import { changedWith, listsHolding, writeListings } from "./listings.ts";

/*
 * Where an article is found and where it comes from: its address, section, topics, events and sources. It
 * belongs to the article and not to an edition: of what is published, readers see it change at once.
 */

const source = z
  .object({
    kind: z.enum(["BASED_ON", "QUOTED"]).default("BASED_ON"),
    name: line(),
    nameEn: optionalLine(),
    author: optionalLine(),
    url: optionalWebAddress,
    publishedOn: optionalDate,
    publishedTime: optionalLine(8),
    permission: optionalText(1_000),
  })
  // Decree 147/2024: an agreement, and whence and when. Said in the words for what is missing anywhere.
  .superRefine((source, context) => {
    for (const name of ["url", "publishedOn", "permission"] as const) {
      if (source.kind === "BASED_ON" || source[name]) continue;
      const missing = { code: "too_small", minimum: 1, origin: "string", input: null } as const;
      context.addIssue({ ...missing, path: [name] });
    }
  });

const eachOnce = z
  .array(id)
  .max(50)
  .transform((ids) => [...new Set(ids)]);

export const filingFields = {
  slug,
  sectionId: id,
  topicIds: eachOnce.default([]),
  eventIds: eachOnce.default([]),
  sources: z.array(source).max(20).default([]),
};

type Filing = z.output<z.ZodObject<typeof filingFields>>;

/** Files an article. @returns what is to be announced. */
export async function writeFiling(
  tx: Transaction,
  { id: articleId, slug: before }: Pick<Article, "id" | "slug">,
  { topicIds, eventIds, sources, ...data }: Filing,
  formerSlugs?: readonly string[],
): Promise<string[]> {
  const lists = await listsHolding(tx, articleId);
  await tx.article.update({ where: { id: articleId }, data });
  await moveSearchEntries(tx, "ARTICLE", articleId, data.slug);
  await adoptSlug(tx, "ARTICLE", articleId, { slug: data.slug, before, former: formerSlugs });
  await tx.articleTopic.deleteMany({ where: { articleId } });
  await tx.articleTopic.createMany({
    data: topicIds.map((topicId, position) => ({ articleId, topicId, position })),
  });
  await tx.articleEvent.deleteMany({ where: { articleId } });
  await tx.articleEvent.createMany({
    data: eventIds.map((eventId, position) => ({ articleId, eventId, position })),
  });
  await tx.articleSource.deleteMany({ where: { articleId } });
  await tx.articleSource.createMany({
    data: sources.map((one, position) => ({ ...one, articleId, position })),
  });
  await writeListings(tx, [articleId]);
  return changedWith(articleId, different(lists, await listsHolding(tx, articleId)));
}

const filingSelect = {
  id: true,
  slug: true,
  status: true,
  createdById: true,
  sectionId: true,
  topics: { orderBy: { position: "asc" }, select: { topic: { select: named } } },
  events: {
    orderBy: { position: "asc" },
    select: { event: { select: { ...named, startsOn: true } } },
  },
  sources: {
    orderBy: { position: "asc" },
    select: {
      kind: true,
      name: true,
      nameEn: true,
      author: true,
      url: true,
      publishedOn: true,
      publishedTime: true,
      permission: true,
    },
  },
} satisfies Prisma.ArticleSelect;

type FilingRow = Prisma.ArticleGetPayload<{ select: typeof filingSelect }>;

/** Readers see at once how a published article is filed: that is not for who writes drafts alone. */
const mayFile = (actor: Actor, { createdById, status }: FilingRow): boolean =>
  may(actor, "content.write") || (status === "DRAFT" && mayWrite(actor, { createdById }));

const filingIn = ({ slug, sectionId, topics, events, sources }: FilingRow) => ({
  slug,
  sectionId,
  topicIds: topics.map(({ topic }) => topic.id),
  eventIds: events.map(({ event }) => event.id),
  sources,
});

/** How an article is filed, as {@link writeFiling} takes it. */
export async function readFiling(tx: Transaction, articleId: string) {
  const row = await tx.article.findUniqueOrThrow({
    where: { id: articleId },
    select: filingSelect,
  });
  return filingIn(row);
}

/** Files an article anew, unless someone else did since. Its value is the article's id. */
export const fileArticle = defineCommand({
  name: "fileArticle",
  action: "draft.write",
  schema: z.object({
    articleId: id,
    /** As {@link findFiling} gave it. */
    seen: z.string().max(22),
    ...filingFields,
  }),
  async write(tx, { articleId, seen, ...filing }, actor) {
    await lockArticle(tx, articleId);
    const row = await tx.article.findUniqueOrThrow({
      where: { id: articleId },
      select: filingSelect,
    });
    if (!mayFile(actor, row)) throw new Refusal({ field: "articleId", code: "notAllowed" });
    refuseUnseen(seen, filingIn(row));
    const changed = await writeFiling(tx, row, filing);
    const recorded = { articleId, before: filingIn(row), after: filing };
    return { value: articleId, changed, recorded };
  },
});

/** How an article is filed, for who may file it; null where there is none, or they may not. */
export async function findFiling(actor: Actor, articleId: string) {
  const row = await database().article.findUnique({
    where: { id: articleId },
    select: {
      ...filingSelect,
      embargoUntil: true,
      embargoBy: true,
      formerSlugs: { orderBy: { slug: "asc" }, select: { slug: true } },
    },
  });
  return row && mayFile(actor, row) ? { ...row, seen: stateOf(filingIn(row)) } : null;
}
