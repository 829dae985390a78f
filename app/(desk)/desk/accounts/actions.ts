"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "#components/desk/form.tsx";
import { saveAccount } from "#lib/content/accounts/commands.ts";
import { linkAddress } from "#lib/content/accounts/link.ts";
import {
  inviteAccount,
  makeResetLink,
  withdrawInvitation,
} from "#lib/content/accounts/link-commands.ts";
import type { Role } from "#lib/db/generated/enums.ts";
import { stateAfter, textIn } from "../form-state.ts";
import { enterDesk } from "../signed-in.ts";

const here = "/desk/accounts";
const states: Record<string, boolean> = { yes: true, no: false };

export async function invite(_: FormState, form: FormData): Promise<FormState> {
  const { actor, t } = await enterDesk(here);
  const email = textIn(form, "email");
  const result = await inviteAccount(actor, { email, role: textIn(form, "role") as Role });
  if (!result.ok) return stateAfter(result, form, t);
  revalidatePath(here);
  return { done: t("accounts.invited", { email }), address: linkAddress(result.value) };
}

export async function withdraw(_: FormState, form: FormData): Promise<FormState> {
  const { actor, t } = await enterDesk(here);
  const result = await withdrawInvitation(actor, { id: textIn(form, "id") });
  if (result.ok) revalidatePath(here);
  return stateAfter(result, form, t);
}

export async function change(_: FormState, form: FormData): Promise<FormState> {
  const { actor, t } = await enterDesk(here);
  const result = await saveAccount(actor, {
    id: textIn(form, "id"),
    role: textIn(form, "role") as Role,
    isOpen: states[textIn(form, "isOpen")] as boolean,
  });
  if (result.ok) revalidatePath(here);
  return stateAfter(result, form, t);
}

export async function makeReset(_: FormState, form: FormData): Promise<FormState> {
  const { actor, t } = await enterDesk(here);
  const result = await makeResetLink(actor, { accountId: textIn(form, "id") });
  if (!result.ok) return stateAfter(result, form, t);
  return { done: t("accounts.resetMade"), address: linkAddress(result.value) };
}
