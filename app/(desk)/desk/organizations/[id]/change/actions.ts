"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/desk/form.tsx";
import { changeOrganization } from "#lib/content/organizations/change-commands.ts";
import { allIn, stateAfter, textIn } from "../../../form-state.ts";
import { enterDesk } from "../../../signed-in.ts";
import { changeIn } from "./asked.ts";

/** Does what was looked at. */
export async function change(id: string, _: FormState, form: FormData): Promise<FormState> {
  const { actor, t } = await enterDesk(`/desk/organizations/${id}/change`);
  const asked = changeIn(
    (name) => textIn(form, name),
    (name) => allIn(form, name),
  );
  const result = await changeOrganization(actor, { id, seen: textIn(form, "seen"), ...asked });
  if (!result.ok) return stateAfter(result, form, t);
  redirect(`/desk/organizations/${id}`);
}
