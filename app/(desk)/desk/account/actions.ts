"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "#components/desk/form.tsx";
import { wordsIn } from "#components/desk/words.ts";
import { beginAttempt, endAttempt } from "#lib/access/attempts.ts";
import { changePassword, endSession, saveOwnAccount } from "#lib/content/accounts/commands.ts";
import type { Language } from "#lib/content/language.ts";
import { stateAfter, textIn } from "../form-state.ts";
import { enterDesk } from "../signed-in.ts";

const here = "/desk/account";

export async function saveOwn(_: FormState, form: FormData): Promise<FormState> {
  const { actor, t } = await enterDesk(here);
  const language = textIn(form, "language") as Language;
  const result = await saveOwnAccount(actor, { name: textIn(form, "name"), language });
  if (result.ok) revalidatePath("/desk", "layout");
  return stateAfter(result, form, result.ok ? wordsIn(language) : t);
}

/** Ends with signing in anew: who had the password before has no session either. */
export async function changeOwnPassword(_: FormState, form: FormData): Promise<FormState> {
  const { actor, email, sessionId, t } = await enterDesk(here);
  // A session that was left open is no place to guess at the password either.
  const attempt = { address: actor.from ?? "", account: email, device: sessionId };
  if (!(await beginAttempt(attempt))) return { message: t("signIn.tooMany") };
  const result = await changePassword(actor, {
    current: textIn(form, "current"),
    password: textIn(form, "password"),
  });
  if (result.ok || result.reasons.every(({ field }) => field !== "current")) {
    await endAttempt(attempt);
  }
  if (result.ok) redirect("/desk/sign-in?done=password");
  return stateAfter(result, form, t);
}

export async function endOwnSession(_: FormState, form: FormData): Promise<FormState> {
  const { actor, t } = await enterDesk(here);
  const result = await endSession(actor, { id: textIn(form, "id") });
  if (result.ok) revalidatePath(here);
  return stateAfter(result, form, t);
}
