"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/desk/form.tsx";
import type { Move } from "#components/desk/writing/steps.tsx";
import { publishDraft } from "#lib/content/articles/commands.ts";
import { startArticle } from "#lib/content/articles/draft-commands.ts";
import {
  approveDraft,
  reopenDraft,
  returnDraft,
  secondEdition,
  submitDraft,
} from "#lib/content/articles/step-commands.ts";
import type { Language } from "#lib/content/language.ts";
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
    second: () => secondEdition(actor, { editionId: flagged ?? "" }),
  };
  if (!Object.hasOwn(commands, move)) return null;
  const result = await commands[move]();
  if (result.ok) return { done: t(`writing.steps.done.${move}`) };
  return { message: sentencesOf(result.reasons, t).join(" ") };
}
