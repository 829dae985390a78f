import { z } from "zod";
import { type Actor, mayWrite } from "#lib/access/access.ts";
import type { Edition, Prisma } from "#lib/db/generated/client.ts";
import type { EditionStepKind } from "#lib/db/generated/enums.ts";
import { defineCommand, Refusal, type Transaction } from "../command.ts";
import { id, line } from "../fields.ts";
import { type Language, languages } from "../language.ts";
import { type Body, mediaIn } from "./body.ts";
import { lastEdition, lockArticle } from "./draft-commands.ts";

/** The revision that someone saw: what was saved since is not meant. */
export const revision = z.int().min(1).optional();

const which = { articleId: id, language: z.enum(languages), revision };

/** Asks a second person to look at a draft. Its value is the edition's id, as of all these. */
export const submitDraft = defineCommand({
  name: "submitDraft",
  action: "draft.write",
  schema: z.object(which),
  async write(tx, asked, actor) {
    const { article, draft } = await findDraftToMove(tx, actor, asked);
    if (!mayWrite(actor, article)) throw new Refusal({ field: "articleId", code: "notAllowed" });
    refuseUnlessAt(draft, ["WRITING"]);
    await refuseIncomplete(tx, draft);
    return move(tx, actor, draft, { stage: "SUBMITTED", step: "SUBMITTED" });
  },
});

/** Sends a draft that was submitted back, with what is still to be done. */
export const returnDraft = defineCommand({
  name: "returnDraft",
  action: "article.approve",
  schema: z.object({ ...which, note: line(1_000) }),
  async write(tx, { note, ...asked }, actor) {
    const { draft } = await findDraftToMove(tx, actor, asked);
    refuseUnlessAt(draft, ["SUBMITTED", "APPROVED"]);
    return move(tx, actor, draft, { stage: "WRITING", step: "RETURNED", note });
  },
});

/** Says of a draft that it may be published; whoever submitted it does not. */
export const approveDraft = defineCommand({
  name: "approveDraft",
  action: "article.approve",
  schema: z.object(which),
  async write(tx, asked, actor) {
    const { draft } = await findDraftToMove(tx, actor, asked);
    refuseUnlessAt(draft, ["SUBMITTED"]);
    refuseOwn(draft.steps[0], actor);
    return move(tx, actor, draft, { stage: "APPROVED", step: "APPROVED" });
  },
});

/** Takes a draft back that was submitted, approved or scheduled, to write on; it will have to be approved again. */
export const reopenDraft = defineCommand({
  name: "reopenDraft",
  action: "draft.write",
  schema: z.object(which),
  async write(tx, asked, actor) {
    const { article, draft } = await findDraftToMove(tx, actor, asked);
    if (!mayWrite(actor, article)) throw new Refusal({ field: "articleId", code: "notAllowed" });
    refuseUnlessAt(draft, ["SUBMITTED", "APPROVED", "SCHEDULED"]);
    if (draft.stage === "SCHEDULED") await unschedule(tx, actor, draft.id);
    return move(tx, actor, draft, { stage: "WRITING", step: "REOPENED" });
  },
});

const alone = {
  kind: { in: ["PUBLISHED_ALONE", "SECONDED"] },
} satisfies Prisma.EditionStepWhereInput;

/** Approves what was published without a second person; whoever published it does not. */
export const secondEdition = defineCommand({
  name: "secondEdition",
  action: "article.approve",
  schema: z.object({ editionId: id }),
  async write(tx, { editionId }, actor) {
    const edition = await tx.edition.findUnique({ where: { id: editionId } });
    if (!edition) throw new Refusal({ field: "editionId", code: "unknown" });
    await lockArticle(tx, edition.articleId);
    const [published, ...more] = await tx.editionStep.findMany({ where: { editionId, ...alone } });
    if (!published || more.length > 0) throw new Refusal({ field: "editionId", code: "notNow" });
    refuseOwn(published, actor);
    await addStep(tx, actor, editionId, "SECONDED");
    const recorded = {
      ...ofEdition(edition),
      before: { step: published.kind },
      after: { step: "SECONDED" },
    };
    return { value: editionId, changed: [], recorded };
  },
});

/** Which edition an entry of the audit is about. */
export const ofEdition = ({
  id,
  articleId,
  language,
  number,
}: Pick<Edition, "id" | "articleId" | "language" | "number">) => ({
  articleId,
  language,
  editionId: id,
  number,
});

/** Takes a draft to a stage. */
async function move(
  tx: Transaction,
  actor: Actor,
  draft: Edition,
  { stage, step, note }: { stage: Edition["stage"]; step: EditionStepKind; note?: string },
) {
  await tx.edition.update({ where: { id: draft.id }, data: { stage } });
  await addStep(tx, actor, draft.id, step, note);
  const recorded = {
    ...ofEdition(draft),
    revision: draft.revision,
    before: { stage: draft.stage },
    after: { stage, ...(note && { note }) },
  };
  return { value: draft.id, changed: [], recorded };
}

/** The draft that is to go a step further, as someone saw it. @throws Refusal */
export async function findDraftToMove(
  tx: Transaction,
  actor: Actor,
  asked: { articleId: string; language: Language; revision?: number | undefined },
) {
  const article = await lockArticle(tx, asked.articleId);
  const draft = await lastEdition(tx, asked.articleId, asked.language);
  if (draft?.state !== "DRAFT") {
    throw new Refusal({ field: "articleId", code: "unknown", detail: "draft" });
  }
  if (actor.kind === "account" && asked.revision === undefined) {
    throw new Refusal({ field: "revision", code: "required" });
  }
  if (asked.revision !== undefined && asked.revision !== draft.revision) {
    throw new Refusal({ field: "revision", code: "changed" });
  }
  return { article, draft };
}

/** @throws Refusal naming what readers would miss. */
export async function refuseIncomplete(tx: Transaction, draft: Edition): Promise<void> {
  const { title, lead, bodyText: body, leadMediaId } = draft;
  const pictures = mediaIn(draft.body as Body, "PICTURE");
  const undescribed = await tx.media.count({
    where: { id: { in: leadMediaId ? [leadMediaId, ...pictures] : pictures }, alt: null },
  });
  const missing = Object.entries({ title, lead, body }).filter(([, text]) => text === "");
  const fields = [...missing.map(([name]) => name), ...(undescribed > 0 ? ["alt"] : [])];
  if (fields.length === 0) return;
  throw new Refusal(...fields.map((field) => ({ field, code: "required" as const })));
}

export function refuseUnlessAt(draft: Edition, stages: Edition["stage"][]): void {
  if (!stages.includes(draft.stage)) throw new Refusal({ field: "stage", code: "notNow" });
}

function refuseOwn(step: { accountId: string | null } | undefined, actor: Actor): void {
  if (actor.kind === "account" && step?.accountId === actor.id) {
    throw new Refusal({ field: "stage", code: "ownWork" });
  }
}

/** Whether a second person approved a draft, which may have been scheduled since. */
export async function isApproved(tx: Transaction, editionId: string): Promise<boolean> {
  const last = await tx.editionStep.findFirst({
    where: { editionId, kind: { notIn: ["SCHEDULED", "UNSCHEDULED"] } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  return last?.kind === "APPROVED";
}

/** Takes the moment from a draft at which it was to be published. @returns the stage that it is at again. */
export async function unschedule(
  tx: Transaction,
  actor: Actor,
  editionId: string,
  note: string | null = null,
): Promise<"APPROVED" | "WRITING"> {
  const stage = (await isApproved(tx, editionId)) ? "APPROVED" : "WRITING";
  await tx.edition.update({
    where: { id: editionId },
    data: {
      stage,
      scheduledFor: null,
      scheduledById: null,
      scheduleReason: null,
      scheduleFault: null,
    },
  });
  await addStep(tx, actor, editionId, "UNSCHEDULED", note);
  return stage;
}

export async function addStep(
  tx: Transaction,
  actor: Actor,
  editionId: string,
  kind: EditionStepKind,
  note: string | null = null,
  moment: Date | null = null,
): Promise<void> {
  const accountId = actor.kind === "account" ? actor.id : null;
  await tx.editionStep.create({ data: { editionId, kind, accountId, note, moment } });
}
