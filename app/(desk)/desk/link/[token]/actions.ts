"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { FormState } from "#components/desk/form.tsx";
import { wordsIn } from "#components/desk/words.ts";
import type { Actor } from "#lib/access/access.ts";
import { addressOf, deviceOf } from "#lib/access/sign-in.ts";
import { openAccount, resetPassword } from "#lib/content/accounts/commands.ts";
import { findLink } from "#lib/content/accounts/queries.ts";
import { normalizeEmail } from "#lib/text/normalize.ts";
import { stateAfter, textIn } from "../../form-state.ts";
import { signInHere } from "../../sign-in/here.ts";
import { languageOfBrowser } from "../../signed-in.ts";

/** Makes an account, or gives it a new password, and opens the desk with it. */
export async function follow(_: FormState, form: FormData): Promise<FormState> {
  const language = await languageOfBrowser();
  const [token, password] = [textIn(form, "token"), textIn(form, "password")];
  const link = await findLink(token);
  const t = wordsIn(language);
  if (!link) return { message: t("reasons.expired") };
  const email = link.email ?? link.account?.email ?? textIn(form, "email");
  const actor: Actor = { kind: "anonymous", from: addressOf(await headers()) };
  const result =
    link.kind === "RESET"
      ? await resetPassword(actor, { token, password })
      : await openAccount(actor, { token, password, email, name: textIn(form, "name"), language });
  if (!result.ok) return stateAfter(result, form, t);
  // Whoever had the address is no guesser, also while others guess at the account.
  await signInHere(email, password, deviceOf(normalizeEmail(email)));
  redirect("/desk");
}
