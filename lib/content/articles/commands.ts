import { z } from "zod";
import type { Actor } from "#lib/access/access.ts";
import type { Article, Edition, TakeDownPlan } from "#lib/db/generated/client.ts";
import { removeSearchEntries, writeSearchEntry } from "#lib/search/write-entry.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import { defineCommand, Refusal, type Transaction } from "../command.ts";
import { databaseTime } from "../database-time.ts";
import { different, list } from "../dependencies.ts";
import { id, line, optionalLine, slug } from "../fields.ts";
import { languages } from "../language.ts";
import { lockArticle } from "./draft-commands.ts";
import { refuseEmbargoed } from "./embargo.ts";
import { filingFields, readFiling, writeFiling } from "./filing.ts";
import { changedWith, listsHolding, writeListings } from "./listings.ts";
import {
  addStep,
  findDraftToMove,
  ofEdition,
  refuseIncomplete,
  revision,
  unschedule,
} from "./step-commands.ts";

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
    const found = id ? await readArticle(tx, id) : null;
    const before = id
      ? await tx.article.findUniqueOrThrow({ where: { id } })
      : await tx.article.create({ data });
    const articleId = before.id;
    if (id) await tx.article.update({ where: { id }, data: { originalLanguage } });
    await tx.correction.deleteMany({ where: { articleId } });
    await tx.correction.createMany({ data: corrections.map((row) => ({ ...row, articleId })) });
    const changed = await writeFiling(tx, before, filing, formerSlugs);
    const after = { originalLanguage, corrections, ...filing };
    return { value: articleId, changed, recorded: { articleId, before: found, after } };
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
    const stage = draft.stage === "SCHEDULED" ? await unschedule(tx, actor, draft.id) : draft.stage;
    const isAlone = actor.kind === "account" && stage !== "APPROVED";
    if (isAlone && !reason) throw new Refusal({ field: "reason", code: "required" });
    const now = await databaseTime(tx);
    return publishEdition(tx, actor, article, draft, { now, at: at ?? now, isAlone, reason });
  },
});

type Publishing = {
  /** By the database's clock. */
  now: Date;
  /** When readers first see it, as they are told. */
  at: Date;
  isAlone: boolean;
  /** Why, where it is. */
  reason: string | null;
};

/**
 * Makes a draft what readers see, by hand or at its time.
 * @returns as a command does; its value is the edition's id.
 * @throws Refusal before anything is written.
 */
export async function publishEdition(
  tx: Transaction,
  actor: Actor,
  article: Article,
  draft: Edition,
  { now, at, isAlone, reason }: Publishing,
) {
  await refuseIncomplete(tx, draft);
  refuseEmbargoed(article, now);
  const { articleId, language } = draft;
  const before = await listsHolding(tx, articleId);
  const live = await tx.edition.findFirst({
    where: { articleId, language, state: "LIVE" },
    select: { id: true, number: true },
  });
  if (live) await tx.edition.update({ where: { id: live.id }, data: { state: "PAST" } });
  await tx.edition.update({ where: { id: draft.id }, data: { state: "LIVE", publishedAt: at } });
  const step = isAlone ? "PUBLISHED_ALONE" : "PUBLISHED";
  await addStep(tx, actor, draft.id, step, reason);
  const publishedAt = article.publishedAt ?? at;
  const status = article.status === "DRAFT" ? "PUBLISHED" : article.status;
  await tx.article.update({ where: { id: articleId }, data: { status, publishedAt } });
  await writeListings(tx, [articleId]);
  if (article.status !== "REMOVED") {
    await writeArticleEntry(tx, { ...article, publishedAt }, draft);
  }
  const lists = different(before, await listsHolding(tx, articleId));
  const changed = changedWith(articleId, lists);
  const recorded = {
    ...ofEdition(draft),
    revision: draft.revision,
    before: { status: article.status, stage: draft.stage, edition: live?.number ?? null },
    after: { status, step, edition: draft.number, publishedAt: at, reason },
  };
  return {
    value: draft.id,
    recorded,
    changed: live ? changed : [...changed, list("translations")],
  };
}

/** How, and what readers are told. */
export const takeDownFields = {
  status: z.enum(["WITHDRAWN", "REMOVED"]),
  note: line(500),
  noteEn: optionalLine(500),
};

/** Takes an article down: WITHDRAWN stays readable under a notice, REMOVED answers 410. */
export const takeDown = defineCommand({
  name: "takeDown",
  action: "article.withdraw",
  schema: z.object({ articleId: id, ...takeDownFields }),
  async write(tx, { articleId, ...how }) {
    const article = await lockArticle(tx, articleId);
    if (!article.publishedAt) throw new Refusal({ field: "articleId", code: "unknown" });
    const { changed, recorded } = await writeTakeDown(tx, article, how);
    return { value: articleId, changed, recorded };
  },
});

/**
 * Takes an article down, by hand or at its time; nothing is planned for it then.
 * @returns what is to be announced, and what of it stands in the audit.
 */
export async function writeTakeDown(
  tx: Transaction,
  article: Article,
  { status, note, noteEn }: Pick<TakeDownPlan, "status" | "note" | "noteEn">,
) {
  const articleId = article.id;
  const lists = await listsHolding(tx, articleId);
  const after = { status, statusNote: note, statusNoteEn: noteEn };
  await tx.article.update({ where: { id: articleId }, data: after });
  await tx.takeDownPlan.deleteMany({ where: { articleId } });
  await writeListings(tx, [articleId]);
  if (status === "REMOVED") await removeSearchEntries(tx, "ARTICLE", articleId);
  const recorded = { articleId, before: standing(article), after };
  return { changed: changedWith(articleId, lists), recorded };
}

/** Brings an article back that was taken down. */
export const bringBack = defineCommand({
  name: "bringBack",
  action: "article.withdraw",
  schema: z.object({
    articleId: id,
    /** Why; for the audit alone. */
    reason: line(500),
  }),
  async write(tx, { articleId, reason }) {
    const article = await lockArticle(tx, articleId);
    if (article.status !== "WITHDRAWN" && article.status !== "REMOVED") {
      throw new Refusal({ field: "articleId", code: "notNow" });
    }
    const back = { status: "PUBLISHED", statusNote: null, statusNoteEn: null } as const;
    await tx.article.update({ where: { id: articleId }, data: back });
    await writeListings(tx, [articleId]);
    const live = await tx.edition.findMany({ where: { articleId, state: "LIVE" } });
    for (const edition of live) await writeArticleEntry(tx, article, edition);
    const changed = changedWith(articleId, await listsHolding(tx, articleId));
    const recorded = { articleId, before: standing(article), after: { ...back, reason } };
    return { value: articleId, changed, recorded };
  },
});

/** Whether readers see an article, and what they are told instead. */
const standing = ({ status, statusNote, statusNoteEn }: Article) => ({
  status,
  statusNote,
  statusNoteEn,
});

/** An article as saveArticle takes one. */
async function readArticle(tx: Transaction, id: string) {
  const corrections = { correctedAt: true, text: true, textEn: true };
  const { originalLanguage, ...rest } = await tx.article.findUniqueOrThrow({
    where: { id },
    select: {
      originalLanguage: true,
      corrections: { orderBy: { correctedAt: "asc" }, select: corrections },
    },
  });
  return { originalLanguage, ...rest, ...(await readFiling(tx, id)) };
}

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
