"use server";

import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import type { FormState } from "#components/desk/form.tsx";
import { saveDraft } from "#lib/content/articles/draft-commands.ts";
import { findEditionToRestore } from "#lib/content/articles/history-queries.ts";
import { releaseDraft } from "#lib/content/articles/lock.ts";
import type { Language } from "#lib/content/language.ts";
import { stateAfter, textIn } from "../../../../form-state.ts";
import { enterDesk } from "../../../../signed-in.ts";
import { isId } from "../../../asked.ts";

/** Makes what an edition said the draft, in place of the one there is. */
export async function restore(
  { articleId, language }: { articleId: string; language: Language },
  revision: number,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const here = `/desk/articles/${articleId}/${language}`;
  const { actor, t } = await enterDesk(`${here}/history`);
  const editionId = textIn(form, "id");
  const isAsked = isId(editionId) && isId(articleId);
  const found = isAsked ? await findEditionToRestore(articleId, editionId) : null;
  if (found?.language !== language) return { message: t("reasons.unknown") };
  const holder = randomUUID();
  const asked = { articleId, language, holder };
  const result = await saveDraft(actor, {
    ...asked,
    ...found.text,
    revision,
    saveId: randomUUID(),
  });
  await releaseDraft(actor, asked);
  if (!result.ok) return stateAfter(result, form, t);
  redirect(here);
}
