import type { Thing } from "#lib/content/audit/things.ts";
import type { Language } from "#lib/content/language.ts";
import { translations } from "#lib/i18n/translations.ts";
import { clockTime, formatMinute } from "#lib/text/date-time.ts";
import type { Desk } from "../words.ts";

/** What values are written with. */
export type Writing = { t: Desk; language: Language; things: ReadonlyMap<string, Thing> };

type Name = Parameters<Desk>[0];

/** A field's name, as its form calls it. */
export function labelOf(name: string, t: Desk): string {
  if (name.endsWith("En")) return t("record.inEnglish", { label: labelOf(name.slice(0, -2), t) });
  if (t.has(`audit.fields.${name}` as Name)) return t(`audit.fields.${name}` as Name);
  if (t.has(`record.fields.${name}` as Name)) return t(`record.fields.${name}` as Name);
  if (t.has(`media.fields.${name}` as Name)) return t(`media.fields.${name}` as Name);
  return name;
}

/** A recorded value as people read it: empty where there is nothing, a line for each of several. */
export function written(value: unknown, name: string, writing: Writing): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((one) => written(one, name, writing)).join("\n");
  if (typeof value === "object") return together(value, writing);
  if (typeof value === "boolean") return writing.t(`audit.is.${value ? "true" : "false"}`);
  if (typeof value === "number") return name.endsWith("Minute") ? clockTime(value) : String(value);
  const text = String(value);
  if (isMoment.test(text)) return formatMinute(new Date(text), writing.language);
  return writing.things.get(text)?.name ?? wordFor(text, name, writing) ?? text;
}

const together = (fields: object, writing: Writing): string =>
  Object.entries(fields)
    .filter(([name]) => name !== "id")
    .map(([name, value]) => [labelOf(name, writing.t), written(value, name, writing)] as const)
    .filter(([, text]) => text !== "")
    .map(([label, text]) => `${label}: ${text}`)
    .join("; ");

const isMoment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

type Words = { (key: string): string; has: (key: string) => boolean };

/** Under which texts of the desk a field's choices stand; where they are the readers', they have its name. */
const groups: Record<string, readonly string[]> = {
  role: ["roles", "record.organizerRole"],
  stage: ["writing.stages"],
  step: ["writing.history"],
  kind: ["record.organizationKind", "record.placeKind"],
};

/** What the interface calls one of a fixed choice; null where it is none. */
function wordFor(code: string, name: string, { t, language }: Writing): string | null {
  if (/language$/i.test(name)) return t(`preview.languages.${code}` as Name);
  if (!/^[A-Z]+(_[A-Z]+)*$/.test(code)) return null;
  if (t.has(`audit.values.${code}` as Name)) return t(`audit.values.${code}` as Name);
  const among = (words: unknown, ...within: readonly string[]) => {
    const known = words as Words;
    const key = within.map((group) => `${group}.${code}`).find((one) => known.has(one));
    return key ? known(key) : null;
  };
  return (
    among(t, ...(groups[name] ?? [])) ??
    among(translations("event", language), name) ??
    among(translations("organization", language), name, "nameKind")
  );
}
