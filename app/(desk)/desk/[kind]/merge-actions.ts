"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "#components/desk/form.tsx";
import { keepApart, mergeDuplicates, undoMerge } from "#lib/content/duplicates/commands.ts";
import type { Kind } from "#lib/content/duplicates/links.ts";
import { stateAfter, textIn } from "../form-state.ts";
import { enterDesk } from "../signed-in.ts";
import { mergedKindIn } from "./merged-kind.ts";

type Which = { name: string; fromId: string; intoId: string };

/** Merges one into the other, and shows what became of it, from where it can be undone. */
export async function merge(
  { name, fromId, intoId }: Which,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { actor, t } = await enterDesk(`/desk/${name}/${fromId}/merge`);
  const result = await mergeDuplicates(actor, {
    // What is bound to an action comes back from the browser: the command refuses a kind that is none.
    kind: mergedKindIn(name) as Kind,
    fromId,
    intoId,
    fromSeen: textIn(form, "fromSeen"),
    intoSeen: textIn(form, "intoSeen"),
  });
  if (!result.ok) return stateAfter(result, form, t);
  redirect(`/desk/${name}/${intoId}?merged=${result.value}`);
}

export async function undo(
  { name, mergeId }: { name: string; mergeId: string },
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const here = `/desk/${name}/merges`;
  const { actor, t } = await enterDesk(here);
  const result = await undoMerge(actor, { mergeId });
  if (!result.ok) return stateAfter(result, form, t);
  revalidatePath(here);
  redirect(here);
}

export async function setApart(
  { name, ids }: { name: string; ids: [string, string] },
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const here = `/desk/${name}/duplicates`;
  const { actor, t } = await enterDesk(here);
  const result = await keepApart(actor, { kind: mergedKindIn(name) as Kind, ids });
  if (result.ok) revalidatePath(here);
  return stateAfter(result, form, t);
}
