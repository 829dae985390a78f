import { z } from "zod";
import { type Actor, may, mayWrite } from "#lib/access/access.ts";
import type { MediaKind } from "#lib/db/generated/enums.ts";
import { countWords } from "#lib/text/excerpt.ts";
import { slugify } from "#lib/text/slug.ts";
import { defineCommand, Refusal, type Transaction } from "../command.ts";
import { presentIds } from "../duplicates/present.ts";
import { id, line } from "../fields.ts";
import { languages } from "../language.ts";
import { type Body, emptyBody, mediaIn, mentionsIn, textOf } from "./body.ts";
import { differences, draftFields } from "./draft-text.ts";
import { holdDraft } from "./lock.ts";

/** Begins a report of one's own: where it is filed, and what it is called for now. Its value is the article's id. */
export const startArticle = defineCommand({
  name: "startArticle",
  action: "draft.write",
  schema: z.object({
    title: line(200),
    sectionId: id,
    language: z.enum(languages).default("vi"),
  }),
  async write(tx, { title, sectionId, language }, actor) {
    const createdById = actor.kind === "account" ? actor.id : null;
    const slug = await freeSlug(tx, slugify(title) || "bai-viet");
    const article = await tx.article.create({
      data: { slug, sectionId, originalLanguage: language, createdById },
    });
    await tx.edition.create({
      data: {
        articleId: article.id,
        language,
        number: 1,
        title,
        lead: "",
        body: emptyBody,
        bodyText: "",
        wordCount: 0,
        savedById: createdById,
      },
    });
    const after = { title, slug, sectionId };
    const recorded = { articleId: article.id, language, before: null, after };
    return { value: article.id, changed: [], recorded };
  },
});

/** The slug, or the first of it with a number behind that nothing has or had. */
async function freeSlug(tx: Transaction, wanted: string): Promise<string> {
  const like = { startsWith: wanted };
  const [now, former] = await Promise.all([
    tx.article.findMany({ where: { slug: like }, select: { slug: true } }),
    tx.formerSlug.findMany({ where: { kind: "ARTICLE", slug: like }, select: { slug: true } }),
  ]);
  const taken = new Set([...now, ...former].map(({ slug }) => slug));
  let slug = wanted;
  for (let number = 2; taken.has(slug); number++) slug = `${wanted.slice(0, 110)}-${number}`;
  return slug;
}

/**
 * Writes the draft edition of an article in one language: makes it, or replaces what it said. What has to
 * be there for readers is asked for when it is submitted.
 */
export const saveDraft = defineCommand({
  name: "saveDraft",
  action: "draft.write",
  schema: z.object({
    articleId: id,
    language: z.enum(languages),
    ...draftFields,
    /** The revision that the text came from; only the command line replaces whatever there is. */
    revision: z.int().min(0).optional(),
    /** Names this save: sent again under the same name, it is done once. */
    saveId: id.optional(),
    /** Of the tab that writes; see lock.ts. */
    holder: id.optional(),
  }),
  async write(tx, { articleId, language, revision, saveId, holder, ...text }, actor) {
    const article = await lockArticle(tx, articleId);
    if (!mayWrite(actor, article)) throw new Refusal({ field: "articleId", code: "notAllowed" });
    const last = await lastEdition(tx, articleId, language);
    const draft = last?.state === "DRAFT" ? last : null;
    if (draft && saveId && draft.saveId === saveId) {
      return { value: savedOf(draft), changed: [], recorded: { articleId, language, saveId } };
    }
    if (actor.kind === "account") {
      if (revision === undefined || !saveId || !holder) {
        throw new Refusal({ field: "revision", code: "required" });
      }
      refuseUnlessWritable(draft, actor);
      const lock = await holdDraft(actor, { articleId, language, holder }, tx);
      if (!lock.isHeld) throw new Refusal({ field: "holder", code: "locked", detail: lock.name });
    }
    if (revision !== undefined && revision !== (last?.revision ?? 0)) {
      throw new Refusal({ field: "revision", code: "changed" });
    }
    const { bylines, body, ...fields } = text;
    await refuseOtherMedia(tx, [
      { field: "leadMediaId", ids: [fields.leadMediaId], kind: "PICTURE" },
      { field: "recordingId", ids: [fields.recordingId], kind: "RECORDING" },
      ...(["PICTURE", "RECORDING", "FILE"] as const).map((kind) => ({
        field: "body",
        ids: mediaIn(body, kind),
        kind,
      })),
    ]);
    const bodyText = textOf(body);
    const isOriginal = language === article.originalLanguage;
    const original = isOriginal ? null : await lastEdition(tx, articleId, article.originalLanguage);
    const data = {
      ...fields,
      body,
      bodyText,
      wordCount: countWords(bodyText),
      translationOfId: original?.id ?? null,
      revision: (last?.revision ?? 0) + 1,
      saveId: saveId ?? null,
      savedAt: new Date(),
      savedById: actor.kind === "account" ? actor.id : null,
    };
    const saved = draft
      ? await tx.edition.update({ where: { id: draft.id }, data })
      : await tx.edition.create({
          data: { ...data, articleId, language, number: (last?.number ?? 0) + 1 },
        });
    const editionId = saved.id;
    const mentions = mentionsIn(body);
    // Who writes may have begun before two turned out to be one; and older editions are brought back.
    const named = [
      ...mentions.map(({ id }) => id),
      ...bylines.flatMap((one) => one.personId ?? []),
    ];
    const present = await presentIds(tx, named);
    await tx.byline.deleteMany({ where: { editionId } });
    await tx.byline.createMany({
      data: bylines.map(({ personId, ...byline }, position) => ({
        ...byline,
        personId: personId && (present.get(personId) ?? personId),
        editionId,
        position,
      })),
    });
    await tx.mention.deleteMany({ where: { editionId } });
    await tx.mention.createMany({
      data: mentions.map(({ kind, id }, position) => ({
        editionId,
        position,
        [`${kind}Id`]: present.get(id) ?? id,
        writtenId: present.has(id) ? id : null,
      })),
    });
    await tx.editionMedia.deleteMany({ where: { editionId } });
    await tx.editionMedia.createMany({
      data: mediaIn(body).map((mediaId) => ({ editionId, mediaId })),
    });
    const before = last && { ...last, body: last.body as Body };
    return {
      value: savedOf(saved),
      changed: [],
      recorded: {
        articleId,
        language,
        revision: data.revision,
        ...differences(before, { ...text, body }),
      },
    };
  },
});

const savedOf = ({ id, revision }: { id: string; revision: number }) => ({
  editionId: id,
  revision,
});

/** Who changes an article's editions does so one after the other. @throws Refusal */
export async function lockArticle(tx: Transaction, id: string) {
  await tx.$queryRaw`SELECT 1 FROM "Article" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const article = await tx.article.findUnique({ where: { id } });
  if (!article) throw new Refusal({ field: "articleId", code: "unknown" });
  return article;
}

export const lastEdition = (tx: Transaction, articleId: string, language: "vi" | "en") =>
  tx.edition.findFirst({
    where: { articleId, language },
    orderBy: { number: "desc" },
    include: {
      savedBy: { select: { name: true } },
      bylines: { orderBy: { position: "asc" }, include: { person: { select: { name: true } } } },
      steps: { orderBy: [{ at: "desc" }, { id: "desc" }], take: 1 },
    },
  });

type Draft = NonNullable<Awaited<ReturnType<typeof lastEdition>>>;

/** What waits for approval is changed by who approves alone; what is approved, by nobody. */
export function isWritable(draft: Pick<Draft, "stage" | "steps"> | null, actor: Actor): boolean {
  if (!draft || draft.stage === "WRITING" || actor.kind !== "account") return true;
  const [last] = draft.steps;
  return (
    draft.stage === "SUBMITTED" && last?.accountId !== actor.id && may(actor, "article.approve")
  );
}

function refuseUnlessWritable(draft: Draft | null, actor: Actor): void {
  if (!isWritable(draft, actor)) throw new Refusal({ field: "stage", code: "notNow" });
}
type Held = { field: string; ids: (string | null | undefined)[]; kind: MediaKind };

/** Refuses what is not there, or is no picture where one belongs, or no recording. */
async function refuseOtherMedia(tx: Transaction, fields: readonly Held[]) {
  const wanted = fields.flatMap(({ field, ids, kind }) =>
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
