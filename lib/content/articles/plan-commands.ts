import { z } from "zod";
import type { Edition, TakeDownPlan } from "#lib/db/generated/client.ts";
import { defineCommand, Refusal, type Transaction } from "../command.ts";
import { databaseTime } from "../database-time.ts";
import { id, minute, optionalLine } from "../fields.ts";
import { languages } from "../language.ts";
import { remind } from "../reminders.ts";
import { refuseUnseen, seen, stateOf } from "../seen.ts";
import { takeDownFields } from "./commands.ts";
import { lockArticle } from "./draft-commands.ts";
import { refuseEmbargoed } from "./embargo.ts";
import {
  addStep,
  findDraftToMove,
  isApproved,
  ofEdition,
  refuseIncomplete,
  refuseUnlessAt,
  revision,
  unschedule,
} from "./step-commands.ts";

/*
 * What is to be published or taken down at a moment. When it is time, due-commands.ts does it, under the
 * account of who planned it.
 */

const which = { articleId: id, language: z.enum(languages), revision };

/**
 * Has a draft published at a moment, or at another than before. It takes what publishing it takes
 * (publishDraft), but for the moment. Its value is the edition's id.
 */
export const scheduleDraft = defineCommand({
  name: "scheduleDraft",
  action: "article.publish",
  schema: z.object({
    ...which,
    at: minute,
    /** Why nobody else has to see it before. */
    reason: optionalLine(500),
  }),
  async write(tx, { at, reason, ...asked }, actor) {
    const { article, draft } = await findDraftToMove(tx, actor, asked);
    await refuseIncomplete(tx, draft);
    const isAlone = actor.kind === "account" && !(await isApproved(tx, draft.id));
    const why = isAlone ? (reason ?? draft.scheduleReason) : null;
    if (isAlone && !why) throw new Refusal({ field: "reason", code: "required" });
    await refusePast(tx, at);
    refuseEmbargoed(article, at);
    await tx.edition.update({
      where: { id: draft.id },
      data: {
        stage: "SCHEDULED",
        scheduledFor: at,
        scheduledById: actor.kind === "account" ? actor.id : null,
        scheduleReason: why,
        scheduleFault: null,
      },
    });
    await addStep(tx, actor, draft.id, "SCHEDULED", why, at);
    await remind(tx, at);
    const recorded = {
      ...ofEdition(draft),
      before: planIn(draft),
      after: { stage: "SCHEDULED", scheduledFor: at, reason: why },
    };
    return { value: draft.id, changed: [], recorded };
  },
});

/** Has a draft no longer published at its moment: it is approved, or being written, as before. */
export const unscheduleDraft = defineCommand({
  name: "unscheduleDraft",
  action: "article.publish",
  schema: z.object(which),
  async write(tx, asked, actor) {
    const { draft } = await findDraftToMove(tx, actor, asked);
    refuseUnlessAt(draft, ["SCHEDULED"]);
    const stage = await unschedule(tx, actor, draft.id);
    const after = { stage, scheduledFor: null, reason: null };
    const recorded = { ...ofEdition(draft), before: planIn(draft), after };
    return { value: draft.id, changed: [], recorded };
  },
});

const planIn = ({ stage, scheduledFor, scheduleReason: reason }: Edition) => ({
  stage,
  scheduledFor,
  reason,
});

type Planned = Pick<TakeDownPlan, "at" | "status" | "note" | "noteEn">;

const plannedIn = ({ at, status, note, noteEn }: Planned) => ({ at, status, note, noteEn });

/** What {@link planTakeDown} is told that somebody saw; "" where nothing is planned. */
export const takeDownState = (plan: Planned | null): string =>
  plan ? stateOf(plannedIn(plan)) : "";

/** Has an article taken down at a moment, or at another, or otherwise. Its value is the article's id. */
export const planTakeDown = defineCommand({
  name: "planTakeDown",
  action: "article.withdraw",
  schema: z.object({ articleId: id, seen, at: minute, ...takeDownFields }),
  async write(tx, { articleId, seen, ...plan }, actor) {
    const article = await lockArticle(tx, articleId);
    if (!article.publishedAt) throw new Refusal({ field: "articleId", code: "unknown" });
    if (article.status === "REMOVED" || article.status === plan.status) {
      throw new Refusal({ field: "articleId", code: "notNow" });
    }
    const before = await planSeen(tx, articleId, seen);
    await refusePast(tx, plan.at);
    const plannedById = actor.kind === "account" ? actor.id : null;
    const data = { ...plan, plannedById, fault: null };
    await tx.takeDownPlan.upsert({
      where: { articleId },
      create: { articleId, ...data },
      update: data,
    });
    await remind(tx, plan.at);
    const recorded = { articleId, before, after: plan };
    return { value: articleId, changed: [], recorded };
  },
});

/** Has an article no longer taken down at its moment. */
export const cancelTakeDown = defineCommand({
  name: "cancelTakeDown",
  action: "article.withdraw",
  schema: z.object({ articleId: id, seen }),
  async write(tx, { articleId, seen }) {
    await lockArticle(tx, articleId);
    const before = await planSeen(tx, articleId, seen);
    if (!before) throw new Refusal({ field: "articleId", code: "notNow" });
    await tx.takeDownPlan.delete({ where: { articleId } });
    return { value: articleId, changed: [], recorded: { articleId, before, after: null } };
  },
});

/** @throws Refusal where something else is planned than was seen, or something where nothing was. */
async function planSeen(tx: Transaction, articleId: string, seen: string | undefined) {
  const plan = await tx.takeDownPlan.findUnique({ where: { articleId } });
  if (plan && seen === "") throw new Refusal({ field: "seen", code: "changed" });
  refuseUnseen(seen, plan && plannedIn(plan));
  return plan && plannedIn(plan);
}

async function refusePast(tx: Transaction, at: Date): Promise<void> {
  if (at <= (await databaseTime(tx))) throw new Refusal({ field: "at", code: "past" });
}
