"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "#components/desk/form.tsx";
import type { DescribeOutcome } from "#components/desk/media/describing.tsx";
import { type Described, itemOf } from "#components/desk/media/item.ts";
import { wordsIn } from "#components/desk/words.ts";
import { describeMedia } from "#lib/content/media/commands.ts";
import { findMediaByIds } from "#lib/content/media/editing.ts";
import { sentence, stateAfter, textIn } from "../form-state.ts";
import { enterDesk, languageOfBrowser, whoIsSignedIn } from "../signed-in.ts";

/** Says of a file what it is, from a page being written: that is not left where it cannot be done. */
export async function describe(
  id: string,
  seen: string,
  described: Described,
): Promise<DescribeOutcome> {
  const who = await whoIsSignedIn();
  const t = wordsIn(who?.language ?? (await languageOfBrowser()));
  if (!who) return { message: t("record.signedOut") };
  const result = await describeMedia(who.actor, { ...Object(described), id, seen });
  if (!result.ok) {
    return { message: result.reasons.map((reason) => sentence(reason, t)).join(" ") };
  }
  const [row] = await findMediaByIds(who.actor, [result.value]);
  return row ? { item: itemOf(row) } : { message: t("reasons.unknown") };
}

export async function describeOn(id: string, _: FormState, form: FormData): Promise<FormState> {
  const here = `/desk/media/${id}`;
  const { actor, t } = await enterDesk(here);
  const text = (name: string) => textIn(form, name) || null;
  const share = (name: string) => Number(textIn(form, name) || 0.5);
  const result = await describeMedia(actor, {
    id,
    seen: textIn(form, "seen"),
    name: textIn(form, "name"),
    alt: text("alt"),
    altEn: text("altEn"),
    caption: text("caption"),
    captionEn: text("captionEn"),
    credit: text("credit"),
    creditEn: text("creditEn"),
    focalX: share("focalX"),
    focalY: share("focalY"),
  });
  if (result.ok) revalidatePath(here);
  return stateAfter(result, form, t);
}
