import { z } from "zod";
import { type Action, type Actor, may } from "#lib/access/access.ts";
import { defineCommand, Refusal, type Transaction } from "../command.ts";
import { databaseTime } from "../database-time.ts";
import { id } from "../fields.ts";
import { publishEdition, writeTakeDown } from "./commands.ts";
import { lastEdition, lockArticle } from "./draft-commands.ts";
import { ofEdition } from "./step-commands.ts";

/*
 * What was planned (plan-commands.ts), when it is time for it. Whoever finds that it is time asks; whether it
 * is, the row says, under its article's lock and by the database's clock. So it is done once, however many
 * ask. What is refused then stays planned, with the reason, for somebody to see to.
 */

/**
 * Publishes a draft whose time has come, under the account that scheduled it.
 * Its value is why it could not be; null where it was.
 */
export const publishDue = defineCommand({
  name: "publishDue",
  action: "plan.carryOut",
  schema: z.object({ editionId: id }),
  async write(tx, { editionId }) {
    const asked = await tx.edition.findUnique({ where: { id: editionId } });
    if (!asked) throw new Refusal({ field: "editionId", code: "unknown" });
    const article = await lockArticle(tx, asked.articleId);
    const draft = await lastEdition(tx, asked.articleId, asked.language);
    const now = await databaseTime(tx);
    const at = draft?.scheduledFor;
    if (
      draft?.id !== editionId ||
      draft.state !== "DRAFT" ||
      !at ||
      draft.scheduleFault ||
      at > now
    ) {
      throw new Refusal({ field: "editionId", code: "notNow" });
    }
    const { scheduledById, scheduleReason: reason } = draft;
    return underAccount(
      { tx, accountId: scheduledById, action: "article.publish", of: ofEdition(draft) },
      (planner) => {
        const publishing = { now, at: shownTime(at, now), isAlone: reason !== null, reason };
        return publishEdition(tx, planner, article, draft, publishing);
      },
      (scheduleFault) => tx.edition.update({ where: { id: editionId }, data: { scheduleFault } }),
    );
  },
});

/**
 * Takes an article down whose time has come, under the account that planned it.
 * Its value is why it could not be; null where it was.
 */
export const takeDownDue = defineCommand({
  name: "takeDownDue",
  action: "plan.carryOut",
  schema: z.object({ articleId: id }),
  async write(tx, { articleId }) {
    const article = await lockArticle(tx, articleId);
    const plan = await tx.takeDownPlan.findUnique({ where: { articleId } });
    if (!plan || plan.fault || plan.at > (await databaseTime(tx))) {
      throw new Refusal({ field: "articleId", code: "notNow" });
    }
    const { plannedById: accountId } = plan;
    return underAccount(
      { tx, accountId, action: "article.withdraw", of: { articleId } },
      () => writeTakeDown(tx, article, plan),
      (fault) => tx.takeDownPlan.update({ where: { articleId }, data: { fault } }),
    );
  },
});

/**
 * Readers are told the minute that was promised, if they could read it in that minute. After that they are
 * told when they could: what comes late was not there before, and stands where it came in lists and feeds.
 */
const shownTime = (at: Date, now: Date): Date => (now.getTime() - at.getTime() < 60_000 ? at : now);

type Asked = { tx: Transaction; accountId: string | null; action: Action; of: object };

/** Does something as who planned it, who may have lost the right to it; notes why where that is refused. */
async function underAccount(
  { tx, accountId, action, of }: Asked,
  carryOut: (planner: Actor) => Promise<{ changed: string[]; recorded: object }>,
  note: (code: string) => Promise<unknown>,
) {
  try {
    const planner = await actorOf(tx, accountId);
    if (!may(planner, action)) throw new Refusal({ field: "", code: "notAllowed" });
    const { changed, recorded } = await carryOut(planner);
    return { value: null, changed, recorded, ...(accountId && { accountId }) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const fault = error.reasons[0]?.code ?? "notNow";
    await note(fault);
    const recorded = { ...of, before: { fault: null }, after: { fault } };
    return { value: fault, changed: [], recorded };
  }
}

/** Who someone is now; nobody, where their account was closed. */
async function actorOf(tx: Transaction, id: string | null): Promise<Actor> {
  if (id === null) return { kind: "command-line" };
  const { role, closedAt } = await tx.account.findUniqueOrThrow({ where: { id } });
  return closedAt ? { kind: "anonymous" } : { kind: "account", id, role };
}
