import type { FormState } from "#components/desk/form.tsx";
import type { Desk } from "#components/desk/words.ts";
import { shortest } from "#lib/access/password.ts";
import type { Reason, Result } from "#lib/content/command.ts";

/** What was typed; nothing where what was sent is no form, which anyone may send. */
export const textIn = (form: FormData, name: string): string => {
  const value = form instanceof FormData ? form.get(name) : "";
  return typeof value === "string" ? value : "";
};

/** All that was sent under a name. */
export const allIn = (form: FormData, name: string): string[] =>
  (form instanceof FormData ? form.getAll(name) : []).filter((value) => typeof value === "string");

/** What a form shows after a command: what was done, or why not beside what was typed. Passwords are not sent back. */
export function stateAfter(result: Result<unknown>, form: FormData, t: Desk): FormState {
  if (result.ok) return { done: t("saved") };
  const errors: Record<string, string> = {};
  for (const reason of result.reasons) errors[reason.field] ??= sentence(reason, t);
  const typed = typedIn(form);
  const isShown = result.reasons.every(
    ({ field }) => form instanceof FormData && form.has(field) && !hidden.test(field),
  );
  return {
    errors,
    values: typed,
    message: isShown ? t("notSaved") : Object.values(errors).join(" "),
  };
}

const hidden = /^(id|token|seen)$/;

function typedIn(form: FormData): Record<string, string> {
  if (!(form instanceof FormData)) return {};
  const typed = [...form].filter(
    ([name, value]) => typeof value === "string" && !/password|current|token|^\$/i.test(name),
  );
  return Object.fromEntries(typed) as Record<string, string>;
}

const named = ["kicker", "title", "lead", "body", "alt", "note", "reason"] as const;
const isNamed = (field: string): field is (typeof named)[number] =>
  (named as readonly string[]).includes(field);

/** Why a draft was refused, in words, each with what it is about. */
export function sentencesOf(reasons: readonly Reason[], t: Desk): string[] {
  const said = reasons.map((reason) => {
    const [field = ""] = reason.field.split(".");
    return (isNamed(field) ? `${t(`writing.fields.${field}`)}: ` : "") + sentence(reason, t);
  });
  return [...new Set(said)];
}

/** Why something was refused, in words. */
export function sentence({ code, field, detail = "" }: Reason, t: Desk): string {
  if (field === "email" && code === "invalid") return t("reasons.email");
  if (field === "current" && code === "invalid") return t("reasons.current");
  return t(`reasons.${code}`, { shortest: String(shortest), detail });
}
