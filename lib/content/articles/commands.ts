import { z } from "zod";
import type { MediaKind } from "#lib/db/generated/enums.ts";
import {
  moveSearchEntries,
  removeSearchEntries,
  writeSearchEntry,
} from "#lib/search/write-entry.ts";
import { localDay } from "#lib/text/date-time.ts";
import { countWords, excerpt } from "#lib/text/excerpt.ts";
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
import { bodySchema, mediaIn, mentionsIn, textOf } from "./body.ts";
import { writeListings } from "./listings.ts";

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

/** Writes the draft edition of an article in one language: makes it, or replaces what it said. */
export const saveDraft = defineCommand({
  name: "saveDraft",
  action: "content.write",
  schema: z.object({
    articleId: id,
    language: z.enum(languages),
    kicker: optionalLine(80),
    title: line(200),
    lead: line(600),
    body: bodySchema,
    leadMediaId: id.nullish(),
    leadCaption: optionalLine(500),
    recordingId: id.nullish(),
    bylines: z
      .array(
        z
          .object({
            role: z.enum(["AUTHOR", "PHOTOGRAPHER", "TRANSLATOR"]).default("AUTHOR"),
            personId: id.nullish(),
            name: optionalLine(120),
          })
          .refine(
            (byline) => Boolean(byline.personId) !== Boolean(byline.name),
            "a person or a name",
          ),
      )
      .default([]),
  }),
  async write(tx, { articleId, language, bylines, body, ...fields }) {
    const article = await tx.article.findUnique({ where: { id: articleId } });
    if (!article) throw new Refusal({ field: "articleId", code: "unknown" });
    await refuseOtherMedia(tx, {
      leadMediaId: { ids: [fields.leadMediaId], kind: "PICTURE" },
      recordingId: { ids: [fields.recordingId], kind: "RECORDING" },
      body: { ids: mediaIn(body), kind: "PICTURE" },
    });
    const bodyText = textOf(body);
    const original = await tx.edition.findFirst({
      where: { articleId, language: article.originalLanguage },
      orderBy: { number: "desc" },
    });
    const data = {
      ...fields,
      body,
      bodyText,
      wordCount: countWords(bodyText),
      translationOfId: language === article.originalLanguage ? null : (original?.id ?? null),
    };
    const draft = await tx.edition.findFirst({ where: { articleId, language, state: "DRAFT" } });
    const last = await tx.edition.aggregate({
      where: { articleId, language },
      _max: { number: true },
    });
    const saved = draft
      ? await tx.edition.update({ where: { id: draft.id }, data })
      : await tx.edition.create({
          data: { ...data, articleId, language, number: (last._max.number ?? 0) + 1 },
        });
    const editionId = saved.id;
    await tx.byline.deleteMany({ where: { editionId } });
    await tx.byline.createMany({
      data: bylines.map((byline, position) => ({ ...byline, editionId, position })),
    });
    await tx.mention.deleteMany({ where: { editionId } });
    await tx.mention.createMany({
      data: mentionsIn(body).map(({ kind, id }, position) => ({
        editionId,
        position,
        [`${kind}Id`]: id,
      })),
    });
    await tx.editionMedia.deleteMany({ where: { editionId } });
    await tx.editionMedia.createMany({
      data: mediaIn(body).map((mediaId) => ({ editionId, mediaId })),
    });
    return { value: editionId, changed: [] };
  },
});

type Held = { ids: (string | null | undefined)[]; kind: MediaKind };

/** Refuses what is not there, or is no picture where one belongs, or no recording. */
async function refuseOtherMedia(tx: Transaction, fields: Record<string, Held>) {
  const wanted = Object.entries(fields).flatMap(([field, { ids, kind }]) =>
    ids.flatMap((id) => (id ? [{ field, id, kind }] : [])),
  );
  if (wanted.length === 0) return;
  const rows = await tx.media.findMany({
    where: { id: { in: wanted.map(({ id }) => id) } },
    select: { id: true, kind: true },
  });
  const wrong = wanted.filter(
    ({ id, kind }) => !rows.some((row) => row.id === id && row.kind === kind),
  );
  if (wrong.length > 0) {
    throw new Refusal(...wrong.map(({ field }) => ({ field, code: "unknown" as const })));
  }
}

/** Makes the draft edition the one that readers see; the live one before it becomes past. */
export const publishDraft = defineCommand({
  name: "publishDraft",
  action: "article.publish",
  schema: z.object({
    articleId: id,
    language: z.enum(languages),
    /** When readers first see it; now, unless older content is brought in. */
    at: z.coerce.date().optional(),
  }),
  async write(tx, { articleId, language, at }) {
    const draft = await tx.edition.findFirst({ where: { articleId, language, state: "DRAFT" } });
    if (!draft) throw new Refusal({ field: "articleId", code: "unknown", detail: "draft" });
    const publishedAt = at ?? new Date();
    const before = await listsHolding(tx, articleId);
    const past = await tx.edition.updateMany({
      where: { articleId, language, state: "LIVE" },
      data: { state: "PAST" },
    });
    await tx.edition.update({ where: { id: draft.id }, data: { state: "LIVE", publishedAt } });
    const article = await tx.article.findUniqueOrThrow({ where: { id: articleId } });
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
