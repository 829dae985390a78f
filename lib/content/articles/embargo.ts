import { z } from "zod";
import { mayWrite } from "#lib/access/access.ts";
import type { Article } from "#lib/db/generated/client.ts";
import { localDay, localTime } from "#lib/text/date-time.ts";
import { defineCommand, Refusal } from "../command.ts";
import { databaseTime } from "../database-time.ts";
import { id, minute, optionalLine } from "../fields.ts";
import { refuseUnseen, seen, stateOf } from "../seen.ts";
import { lockArticle } from "./draft-commands.ts";
import { unschedule } from "./step-commands.ts";

type Embargo = Pick<Article, "embargoUntil" | "embargoBy">;

const embargoIn = ({ embargoUntil, embargoBy }: Embargo) => ({ embargoUntil, embargoBy });

/** What {@link setEmbargo} is told that somebody saw. */
export const embargoState = (article: Embargo): string => stateOf(embargoIn(article));

/**
 * Keeps an article from being published before a moment, in any language, by anyone; or no longer. What
 * was to be published before is so no more. Its value is how many editions that were.
 */
export const setEmbargo = defineCommand({
  name: "setEmbargo",
  action: "draft.write",
  schema: z.object({
    articleId: id,
    seen,
    /** Null to lift it. */
    until: minute.nullable(),
    by: optionalLine(200),
  }),
  async write(tx, { articleId, seen, until, by }, actor) {
    const article = await lockArticle(tx, articleId);
    if (!mayWrite(actor, article)) throw new Refusal({ field: "articleId", code: "notAllowed" });
    refuseUnseen(seen, embargoIn(article));
    if (until && !by) throw new Refusal({ field: "by", code: "required" });
    if (until && until <= (await databaseTime(tx))) {
      throw new Refusal({ field: "until", code: "past" });
    }
    const data = { embargoUntil: until, embargoBy: until && by };
    await tx.article.update({ where: { id: articleId }, data });
    const where = {
      articleId,
      state: "DRAFT",
      scheduledFor: { lt: until ?? new Date(0) },
    } as const;
    const earlier = until ? await tx.edition.findMany({ where }) : [];
    for (const draft of earlier) await unschedule(tx, actor, draft.id, by);
    const recorded = { articleId, before: embargoIn(article), after: data };
    return { value: earlier.length, changed: [], recorded };
  },
});

/**
 * @param at when readers would first see the article.
 * @throws Refusal where that was promised not to be.
 */
export function refuseEmbargoed({ embargoUntil }: Embargo, at: Date): void {
  if (!embargoUntil || embargoUntil <= at) return;
  const detail = `${localTime(embargoUntil)} ${localDay(embargoUntil)}`;
  throw new Refusal({ field: "embargo", code: "embargoed", detail });
}
