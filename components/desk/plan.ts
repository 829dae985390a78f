import type { Language } from "#lib/content/language.ts";
import type { ArticleStatus } from "#lib/db/generated/enums.ts";
import { formatMoment } from "#lib/text/date-time.ts";
import type { Desk } from "./words.ts";

const known = ["notAllowed", "required", "embargoed"] as const;

type Plan = { what: "publish" | ArticleStatus; at: Date; fault: string | null };

/** What will be done with a report at its time, or why it was not, in words. */
export function planSentence({ what, at, fault }: Plan, language: Language, t: Desk): string {
  const time = formatMoment(at, language);
  if (!isMissed({ at, fault })) {
    return t(`plan.${what === "publish" || what === "REMOVED" ? what : "WITHDRAWN"}`, { time });
  }
  const why = known.find((one) => one === fault) ?? "other";
  return t("plan.missed", { time, why: t(`plan.why.${why}`) });
}

/** Refused at its time, or not done although its time was over a minute ago. */
export const isMissed = ({ at, fault }: Pick<Plan, "at" | "fault">): boolean =>
  fault !== null || at.getTime() < Date.now() - 60_000;

type Planned = {
  publishedAt: Date | null;
  scheduledFor: Date | null;
  scheduleFault: string | null;
  article: {
    takeDownPlan: { status: ArticleStatus; at: Date; fault: string | null } | null;
  };
};

/** All that is planned with an edition, or was and is not done, in words. */
export function plansOf(edition: Planned, language: Language, t: Desk): string[] {
  const { publishedAt, scheduledFor, scheduleFault, article } = edition;
  const { takeDownPlan: plan } = article;
  const sentences: string[] = [];
  if (scheduledFor && !publishedAt) {
    const publish = { what: "publish", at: scheduledFor, fault: scheduleFault } as const;
    sentences.push(planSentence(publish, language, t));
  }
  if (plan && publishedAt)
    sentences.push(planSentence({ ...plan, what: plan.status }, language, t));
  return sentences;
}
