"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "#components/desk/form.tsx";
import { bringBack, takeDown } from "#lib/content/articles/commands.ts";
import { cancelTakeDown, planTakeDown } from "#lib/content/articles/plan-commands.ts";
import type { Language } from "#lib/content/language.ts";
import { stateAfter, textIn } from "../../../../form-state.ts";
import { besideDay, momentIn } from "../../../../moment.ts";
import { enterDesk } from "../../../../signed-in.ts";

type Draft = { articleId: string; language: Language };
const here = ({ articleId, language }: Draft) =>
  `/desk/articles/${articleId}/${language}/take-down`;

export async function take(draft: Draft, _: FormState, form: FormData): Promise<FormState> {
  const { actor, t } = await enterDesk(here(draft));
  const result = await takeDown(actor, { articleId: draft.articleId, ...howIn(form) });
  if (result.ok) revalidatePath(here(draft));
  return result.ok ? { done: t("takeDown.done") } : stateAfter(result, form, t);
}

const howIn = (form: FormData) => ({
  status: textIn(form, "status") as "WITHDRAWN" | "REMOVED",
  note: textIn(form, "note"),
  noteEn: textIn(form, "noteEn"),
});

export async function plan(draft: Draft, _: FormState, form: FormData): Promise<FormState> {
  const { actor, t } = await enterDesk(here(draft));
  const { articleId } = draft;
  const planned = { articleId, seen: textIn(form, "seen"), at: momentIn(form), ...howIn(form) };
  const result = await planTakeDown(actor, planned);
  if (result.ok) revalidatePath(here(draft));
  return result.ok
    ? { done: t("takeDown.plan.done") }
    : stateAfter(besideDay(result, "at"), form, t);
}

export async function cancel(draft: Draft, _: FormState, form: FormData): Promise<FormState> {
  const { actor, t } = await enterDesk(here(draft));
  const { articleId } = draft;
  const result = await cancelTakeDown(actor, { articleId, seen: textIn(form, "seen") });
  if (result.ok) revalidatePath(here(draft));
  return result.ok ? { done: t("takeDown.plan.cancelled") } : stateAfter(result, form, t);
}

export async function bring(draft: Draft, _: FormState, form: FormData): Promise<FormState> {
  const { actor, t } = await enterDesk(here(draft));
  const result = await bringBack(actor, {
    articleId: draft.articleId,
    reason: textIn(form, "reason"),
  });
  if (result.ok) revalidatePath(here(draft));
  return result.ok ? { done: t("takeDown.back") } : stateAfter(result, form, t);
}
