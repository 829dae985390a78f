import { z } from "zod";
import type { Article, Edition } from "#lib/db/generated/client.ts";
import { removeSearchEntries, writeSearchEntry } from "#lib/search/write-entry.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import { defineCommand, Refusal, type Transaction } from "../command.ts";
import { different, list } from "../dependencies.ts";
import { id, line, optionalLine, slug } from "../fields.ts";
import { languages } from "../language.ts";
import { lockArticle } from "./draft-commands.ts";
import { filingFields, writeFiling } from "./filing.ts";
import { changedWith, listsHolding, writeListings } from "./listings.ts";
import { addStep, findDraftToMove, refuseIncomplete, revision } from "./step-commands.ts";

/** Everything about an article that is not an edition, as the command line brings it in. */
export const saveArticle = defineCommand({
  name: "saveArticle",
  action: "content.write",
  schema: z.object({
    id: id.optional(),
    formerSlugs: z.array(slug).optional(),
    originalLanguage: z.enum(languages).default("vi"),
    corrections: z
      .array(
        z.object({ correctedAt: z.coerce.date(), text: line(1_000), textEn: optionalLine(1_000) }),
      )
      .default([]),
    ...filingFields,
  }),
  async write(tx, { id, formerSlugs, originalLanguage, corrections, ...filing }) {
    const { slug, sectionId } = filing;
    const data = { slug, sectionId, originalLanguage };
    const before = id
      ? await tx.article.findUniqueOrThrow({ where: { id } })
      : await tx.article.create({ data });
    const articleId = before.id;
    if (id) await tx.article.update({ where: { id }, data: { originalLanguage } });
    await tx.correction.deleteMany({ where: { articleId } });
    await tx.correction.createMany({ data: corrections.map((row) => ({ ...row, articleId })) });
    return { value: articleId, changed: await writeFiling(tx, before, filing, formerSlugs) };
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
    await refuseIncomplete(tx, draft);
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
    if (article.status !== "REMOVED") {
      const since = { ...article, publishedAt: article.publishedAt ?? publishedAt };
      await writeArticleEntry(tx, since, draft);
    }
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
    const article = await lockArticle(tx, articleId);
    if (!article.publishedAt) throw new Refusal({ field: "articleId", code: "unknown" });
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

/** Brings an article back that was taken down. */
export const bringBack = defineCommand({
  name: "bringBack",
  action: "article.withdraw",
  schema: z.object({
    articleId: id,
    /** Why; for the audit alone. */
    reason: line(500),
  }),
  async write(tx, { articleId }) {
    const article = await lockArticle(tx, articleId);
    if (article.status !== "WITHDRAWN" && article.status !== "REMOVED") {
      throw new Refusal({ field: "articleId", code: "notNow" });
    }
    await tx.article.update({
      where: { id: articleId },
      data: { status: "PUBLISHED", statusNote: null, statusNoteEn: null },
    });
    await writeListings(tx, [articleId]);
    const live = await tx.edition.findMany({ where: { articleId, state: "LIVE" } });
    for (const edition of live) await writeArticleEntry(tx, article, edition);
    return { value: articleId, changed: changedWith(articleId, await listsHolding(tx, articleId)) };
  },
});

/** Writes what an edition that readers see is found by. */
const writeArticleEntry = (
  tx: Transaction,
  { id, slug, publishedAt }: Pick<Article, "id" | "slug" | "publishedAt">,
  {
    language,
    title,
    lead,
    kicker,
    bodyText,
  }: Pick<Edition, "language" | "title" | "lead" | "kicker" | "bodyText">,
) =>
  writeSearchEntry(tx, {
    kind: "ARTICLE",
    entityId: id,
    language,
    slug,
    title,
    detail: excerpt(lead, 200),
    names: [kicker],
    text: `${lead} ${bodyText}`,
    happenedAt: publishedAt,
  });
