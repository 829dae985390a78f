import { z } from "zod";
import {
  moveSearchEntries,
  removeSearchEntries,
  writeSearchEntry,
} from "#lib/search/write-entry.ts";
import { localDay } from "#lib/text/date-time.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import { defineCommand, Refusal, type Transaction } from "../command.ts";
import { different, list } from "../dependencies.ts";
import {
  id,
  line,
  optionalDate,
  optionalLine,
  optionalText,
  optionalWebAddress,
  slug,
} from "../fields.ts";
import { languages } from "../language.ts";
import { adoptSlug } from "../slugs.ts";
import { writeListings } from "./listings.ts";
import { addStep, findDraftToMove, refuseIncomplete, revision } from "./step-commands.ts";

/** Everything about an article that is not an edition: where it is filed and where it comes from. */
export const saveArticle = defineCommand({
  name: "saveArticle",
  action: "content.write",
  schema: z.object({
    id: id.optional(),
    slug,
    formerSlugs: z.array(slug).optional(),
    sectionId: id,
    originalLanguage: z.enum(languages).default("vi"),
    topicIds: z.array(id).default([]),
    eventIds: z.array(id).default([]),
    sources: z
      .array(
        z.object({
          kind: z.enum(["BASED_ON", "QUOTED"]).default("BASED_ON"),
          name: line(),
          nameEn: optionalLine(),
          author: optionalLine(),
          url: optionalWebAddress,
          publishedOn: optionalDate,
          publishedTime: optionalLine(8),
          permission: optionalText(1_000),
        }),
      )
      .default([]),
    corrections: z
      .array(
        z.object({ correctedAt: z.coerce.date(), text: line(1_000), textEn: optionalLine(1_000) }),
      )
      .default([]),
  }),
  async write(tx, { id, formerSlugs, topicIds, eventIds, sources, corrections, ...data }) {
    const before = id ? await tx.article.findUniqueOrThrow({ where: { id } }) : null;
    const listsBefore = id ? await listsHolding(tx, id) : [];
    const saved = before
      ? await tx.article.update({ where: { id: before.id }, data })
      : await tx.article.create({ data });
    const articleId = saved.id;
    await moveSearchEntries(tx, "ARTICLE", articleId, saved.slug);
    await adoptSlug(tx, "ARTICLE", articleId, {
      slug: saved.slug,
      before: before?.slug,
      former: formerSlugs,
    });
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
      data: sources.map((source, position) => ({ ...source, articleId, position })),
    });
    await tx.correction.deleteMany({ where: { articleId } });
    await tx.correction.createMany({ data: corrections.map((row) => ({ ...row, articleId })) });
    await writeListings(tx, [articleId]);
    const lists = different(listsBefore, await listsHolding(tx, articleId));
    return { value: articleId, changed: changedWith(articleId, lists) };
  },
});

/**
 * Makes the draft edition the one that readers see; the live one before it becomes past. What nobody else
 * has approved is published for a reason, and stays flagged until someone has (secondEdition).
 */
export const publishDraft = defineCommand({
  name: "publishDraft",
  action: "article.publish",
  schema: z.object({
    articleId: id,
    language: z.enum(languages),
    revision,
    /** Why nobody else has to see it before. */
    reason: optionalLine(500),
    /** When readers first see it; now, unless older content is brought in. */
    at: z.coerce.date().optional(),
  }),
  async write(tx, { articleId, language, revision, reason, at }, actor) {
    const { article, draft } = await findDraftToMove(tx, actor, { articleId, language, revision });
    refuseIncomplete(draft);
    const isAlone = actor.kind === "account" && draft.stage !== "APPROVED";
    if (isAlone && !reason) throw new Refusal({ field: "reason", code: "required" });
    const publishedAt = at ?? new Date();
    const before = await listsHolding(tx, articleId);
    const past = await tx.edition.updateMany({
      where: { articleId, language, state: "LIVE" },
      data: { state: "PAST" },
    });
    await tx.edition.update({ where: { id: draft.id }, data: { state: "LIVE", publishedAt } });
    await addStep(tx, actor, draft.id, isAlone ? "PUBLISHED_ALONE" : "PUBLISHED", reason);
    await tx.article.update({
      where: { id: articleId },
      data: {
        status: article.status === "DRAFT" ? "PUBLISHED" : article.status,
        publishedAt: article.publishedAt ?? publishedAt,
      },
    });
    await writeListings(tx, [articleId]);
    if (article.status !== "REMOVED")
      await writeSearchEntry(tx, {
        kind: "ARTICLE",
        entityId: articleId,
        language,
        slug: article.slug,
        title: draft.title,
        detail: excerpt(draft.lead, 200),
        names: [draft.kicker],
        text: `${draft.lead} ${draft.bodyText}`,
        happenedAt: article.publishedAt ?? publishedAt,
      });
    const lists = different(before, await listsHolding(tx, articleId));
    const changed = changedWith(articleId, lists);
    return {
      value: draft.id,
      changed: past.count > 0 ? changed : [...changed, list("translations")],
    };
  },
});

/** Takes an article down: WITHDRAWN stays readable under a notice, REMOVED answers 410. */
export const takeDown = defineCommand({
  name: "takeDown",
  action: "article.withdraw",
  schema: z.object({
    articleId: id,
    status: z.enum(["WITHDRAWN", "REMOVED"]),
    note: line(500),
    noteEn: optionalLine(500),
  }),
  async write(tx, { articleId, status, note, noteEn }) {
    const article = await tx.article.findUnique({ where: { id: articleId } });
    if (!article?.publishedAt) throw new Refusal({ field: "articleId", code: "unknown" });
    const lists = await listsHolding(tx, articleId);
    await tx.article.update({
      where: { id: articleId },
      data: { status, statusNote: note, statusNoteEn: noteEn },
    });
    await writeListings(tx, [articleId]);
    if (status === "REMOVED") await removeSearchEntries(tx, "ARTICLE", articleId);
    return { value: articleId, changed: changedWith(articleId, lists) };
  },
});

/** How many articles a topic has stands in the list of topics. */
const changedWith = (articleId: string, lists: string[]) =>
  lists.length > 0 ? [articleId, ...lists, list("topics")] : [articleId];

/** The lists in which readers see the article; none while it is not published. */
async function listsHolding(tx: Transaction, articleId: string): Promise<string[]> {
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
