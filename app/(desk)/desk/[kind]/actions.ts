"use server";

import type { FieldSpec } from "#components/desk/record/fields.ts";
import type { Outcome } from "#components/desk/record/record-form.tsx";
import { type Desk, wordsIn } from "#components/desk/words.ts";
import type { Reason } from "#lib/content/command.ts";
import { readRecord } from "#lib/content/records.ts";
import { sentence } from "../form-state.ts";
import { languageOfBrowser, whoIsSignedIn } from "../signed-in.ts";
import { type Kind, type KindName, kindIn, kinds } from "./kinds.ts";
import { shownOf } from "./shown.ts";

/**
 * Writes what a form says. It is not left where that cannot be done: what was typed stays in it.
 * @param sent what the command takes, as JSON.
 */
export async function save(
  name: KindName,
  id: string | null,
  sent: string,
  seen: string | null,
): Promise<Outcome> {
  const who = await whoIsSignedIn();
  const t = wordsIn(who?.language ?? (await languageOfBrowser()));
  if (!who) return { message: t("record.signedOut"), errors: {} };
  // What is bound to an action comes back from the browser.
  if (!kindIn(name)) return { message: t("reasons.unknown"), errors: {} };
  const kind = kinds[name] as Kind;
  let typed: object;
  try {
    typed = Object(JSON.parse(sent));
  } catch {
    return { message: t("reasons.invalid"), errors: {} };
  }
  const input = { ...typed, id: id ?? undefined, seen: id ? (seen ?? "") : undefined };
  const result = await kind.save(who.actor, input as never);
  if (!result.ok) return whyNot(result.reasons, kind.fields(who.language), t);
  const read = await readRecord(who.actor, kind.named, result.value);
  const shown = await shownOf(kind, read, who.language);
  return { done: t("saved"), id: result.value, ...shown };
}

/** What is wrong stands beside its field; what has none, before the form. */
function whyNot(reasons: readonly Reason[], fields: readonly FieldSpec[], t: Desk): Outcome {
  const errors: Record<string, string> = {};
  for (const reason of reasons) errors[reason.field] ??= sentence(reason, t);
  const unseen = Object.keys(errors).filter((path) => !isShown(path.split("."), fields));
  return { message: [t("notSaved"), ...unseen.map((path) => errors[path])].join(" "), errors };
}

function isShown([name, , ...rest]: readonly string[], fields: readonly FieldSpec[]): boolean {
  const field = fields.find((one) => one.name === name);
  if (!field) return false;
  return field.kind === "rows" && rest.length > 0 ? isShown(rest, field.fields) : true;
}
