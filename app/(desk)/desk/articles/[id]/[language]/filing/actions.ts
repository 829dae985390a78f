"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "#components/desk/form.tsx";
import { setEmbargo } from "#lib/content/articles/embargo.ts";
import { fileArticle } from "#lib/content/articles/filing.ts";
import type { Language } from "#lib/content/language.ts";
import type { SourceKind } from "#lib/db/generated/enums.ts";
import { allIn, stateAfter, textIn } from "../../../../form-state.ts";
import { besideDay, momentIn } from "../../../../moment.ts";
import { enterDesk } from "../../../../signed-in.ts";

type Draft = { articleId: string; language: Language };
const here = ({ articleId, language }: Draft) => `/desk/articles/${articleId}/${language}/filing`;

export async function file(draft: Draft, _: FormState, form: FormData): Promise<FormState> {
  const { actor, t } = await enterDesk(here(draft));
  const result = await fileArticle(actor, {
    articleId: draft.articleId,
    seen: textIn(form, "seen"),
    slug: textIn(form, "slug"),
    sectionId: textIn(form, "sectionId"),
    topicIds: allIn(form, "topicIds"),
    eventIds: allIn(form, "eventIds"),
    sources: sourcesIn(form),
  });
  if (result.ok) revalidatePath(here(draft));
  return stateAfter(result, form, t);
}

/** Keeps an article from being published before a moment; `lift` is sent where it need not be any more. */
export async function keepBack(draft: Draft, _: FormState, form: FormData): Promise<FormState> {
  const { actor, t } = await enterDesk(here(draft));
  const isLifted = textIn(form, "lift") !== "";
  const embargo = isLifted
    ? { until: null, by: null }
    : { until: momentIn(form), by: textIn(form, "by") };
  const { articleId } = draft;
  const result = await setEmbargo(actor, { articleId, seen: textIn(form, "seen"), ...embargo });
  if (!result.ok) return stateAfter(besideDay(result, "until"), form, t);
  revalidatePath(here(draft));
  if (isLifted) return { done: t("embargo.lifted") };
  return { done: t(result.value > 0 ? "embargo.doneInstead" : "embargo.done") };
}

/** The sources that have anything in them: an empty one is one that is not there. */
function sourcesIn(form: FormData) {
  const count = Math.min(Number(textIn(form, "sources")) || 0, 100);
  return Array.from({ length: count }, (_, index) => {
    const field = (name: string) => textIn(form, `sources.${index}.${name}`).trim() || null;
    return {
      kind: (field("kind") ?? "BASED_ON") as SourceKind,
      name: field("name") ?? "",
      nameEn: field("nameEn"),
      author: field("author"),
      url: field("url"),
      publishedOn: field("publishedOn"),
      publishedTime: field("publishedTime"),
      permission: field("permission"),
    };
  }).filter(({ kind, ...fields }) => Object.values(fields).some(Boolean));
}
