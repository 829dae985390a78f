"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "#components/desk/form.tsx";
import { endPreviewLink, makePreviewLink, previewAddress } from "#lib/content/articles/preview.ts";
import type { Language } from "#lib/content/language.ts";
import { stateAfter, textIn } from "../../../../form-state.ts";
import { enterDesk } from "../../../../signed-in.ts";

type Draft = { articleId: string; language: Language };
const here = ({ articleId, language }: Draft) => `/desk/articles/${articleId}/${language}/preview`;

export async function makeLink(draft: Draft, _: FormState, form: FormData): Promise<FormState> {
  const { actor, t } = await enterDesk(here(draft));
  const result = await makePreviewLink(actor, { articleId: draft.articleId });
  if (!result.ok) return stateAfter(result, form, t);
  revalidatePath(here(draft));
  return { done: t("preview.made"), address: previewAddress(result.value, draft.language) };
}

export async function endLink(draft: Draft, _: FormState, form: FormData): Promise<FormState> {
  const { actor, t } = await enterDesk(here(draft));
  const result = await endPreviewLink(actor, { id: textIn(form, "id") });
  if (result.ok) revalidatePath(here(draft));
  return stateAfter(result, form, t);
}
