"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { FormState } from "#components/desk/form.tsx";
import { wordsIn } from "#components/desk/words.ts";
import { signOut } from "#lib/access/sign-in.ts";
import { textIn } from "../form-state.ts";
import { languageOfBrowser, placeOnDesk } from "../signed-in.ts";
import { signInHere } from "./here.ts";

export async function enter(_: FormState, form: FormData): Promise<FormState> {
  const email = textIn(form, "email");
  const refused = await signInHere(email, textIn(form, "password"));
  if (!refused) redirect(placeOnDesk(textIn(form, "to")));
  const t = wordsIn(await languageOfBrowser());
  return { values: { email }, message: t(`signIn.${refused}`) };
}

export async function leaveDesk(): Promise<FormState> {
  await signOut(await headers());
  redirect("/desk/sign-in");
}
