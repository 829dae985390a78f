"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/desk/form.tsx";
import type { Moment } from "#components/desk/writing/moment-form.tsx";
import type { Move } from "#components/desk/writing/steps.tsx";
import { publishDraft } from "#lib/content/articles/commands.ts";
import { startArticle } from "#lib/content/articles/draft-commands.ts";
import { scheduleDraft, unscheduleDraft } from "#lib/content/articles/plan-commands.ts";
import {
  approveDraft,
  reopenDraft,
  returnDraft,
  secondEdition,
  submitDraft,
} from "#lib/content/articles/step-commands.ts";
import type { Language } from "#lib/content/language.ts";
import { formatMoment, localMinute } from "#lib/text/date-time.ts";
import { sentencesOf, stateAfter, textIn } from "../form-state.ts";
import { enterDesk } from "../signed-in.ts";

const here = "/desk/articles";

export async function start(_: FormState, form: FormData): Promise<FormState> {
  const { actor, t } = await enterDesk(`${here}/new`);
  const language = textIn(form, "language") as Language;
  const title = textIn(form, "title");
  const result = await startArticle(actor, {
    title,
    sectionId: textIn(form, "sectionId"),
    language,
  });
  if (!result.ok) return stateAfter(result, form, t);
  redirect(`${here}/${result.value}/${language}`);
}

/**
 * Takes a draft a step further, or back.
 * @param draft with the edition that readers see, where it waits for a second person's approval.
 */
export async function moveDraft(
  { flagged, ...draft }: { articleId: string; language: Language; flagged: string | null },
  move: Move,
  revision: number,
  note: string,
): Promise<FormState> {
  const { actor, t } = await enterDesk(here);
  const seen = { ...draft, revision };
  const commands = {
    submit: () => submitDraft(actor, seen),
    return: () => returnDraft(actor, { ...seen, note }),
    approve: () => approveDraft(actor, seen),
    reopen: () => reopenDraft(actor, seen),
    publish: () => publishDraft(actor, seen),
    publishAlone: () => publishDraft(actor, { ...seen, reason: note }),
    unschedule: () => unscheduleDraft(actor, seen),
    second: () => secondEdition(actor, { editionId: flagged ?? "" }),
  };
  if (!Object.hasOwn(commands, move)) return null;
  const result = await commands[move]();
  if (result.ok) return { done: t(`writing.steps.done.${move}`) };
  return { message: sentencesOf(result.reasons, t).join(" ") };
}

/** Sets the time at which a draft is published by itself, or another. */
export async function schedule(
  draft: { articleId: string; language: Language },
  revision: number,
  moment: Moment,
): Promise<FormState> {
  const { actor, t, language } = await enterDesk(here);
  const { day, time, reason } = textsIn(moment);
  const at = localMinute(day, time);
  const result = await scheduleDraft(actor, { ...draft, revision, at, reason });
  if (result.ok) return { done: t("writing.plan.done", { time: formatMoment(at, language) }) };
  return { message: sentencesOf(result.reasons, t).join(" ") };
}

/** What a browser sends may be anything. */
function textsIn(moment: unknown): Moment {
  const { day, time, reason } = (moment ?? {}) as Record<string, unknown>;
  return { day: String(day), time: String(time), reason: typeof reason === "string" ? reason : "" };
}
