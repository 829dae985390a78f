import { clockTime } from "#lib/text/date-time.ts";
import type { NamedKind } from "../named.ts";
import type { Picked } from "../picker.tsx";

/** A field of a form, as the server describes it; its name is that of the command's input. */
export type FieldSpec = {
  name: string;
  label: string;
  hint?: string;
  /** Refused without it. */
  required?: boolean;
} & (
  | { kind: "line" | "text" | "number" | "minute" | "lines" }
  /** An address that is made from what stands in other fields until somebody writes another. */
  | { kind: "slug"; from: readonly string[] }
  | { kind: "choice"; options: readonly [value: string, label: string][] }
  | { kind: "pick" | "picks"; of: NamedKind; resets?: string }
  | { kind: "rows"; add: string; fields: readonly FieldSpec[] }
);

/** What stands in a form: texts, what was picked, rows; what the form does not show goes back as it came. */
export type Value = string | number | null | readonly Picked[] | readonly Values[] | unknown;
export type Values = { [name: string]: Value };

/** A name for each row, so that it stays itself where rows change places. */
export const rowKey = "#";
const keyed = (row: Values): Values => ({ ...row, [rowKey]: Math.random().toString(36) });

export const emptyRow = (fields: readonly FieldSpec[]): Values => valuesOf(fields, {}, {});

/**
 * What a command takes, as a form shows it.
 * @param names of what is picked, by their ids.
 */
export function valuesOf(
  fields: readonly FieldSpec[],
  input: Values,
  names: Readonly<Record<string, string>>,
): Values {
  const values: Values = keyed(input);
  for (const field of fields) {
    const value = input[field.name];
    const picked = (id: unknown) => ({ id: String(id), name: names[String(id)] ?? String(id) });
    if (field.kind === "pick") values[field.name] = value ? [picked(value)] : [];
    else if (field.kind === "picks") values[field.name] = ((value ?? []) as string[]).map(picked);
    else if (field.kind === "rows") {
      values[field.name] = ((value ?? []) as Values[]).map((row) =>
        valuesOf(field.fields, row, names),
      );
    } else if (field.kind === "lines") values[field.name] = ((value ?? []) as string[]).join("\n");
    else if (field.kind === "choice") {
      values[field.name] = value ?? (field.required ? field.options[0]?.[0] : "");
    } else if (field.kind === "minute") {
      values[field.name] = typeof value === "number" ? clockTime(value) : "";
    } else values[field.name] = value ?? "";
  }
  return values;
}

/** What a form shows, as a command takes it. */
export function inputOf(fields: readonly FieldSpec[], values: Values): Values {
  const { [rowKey]: _, ...input } = values;
  for (const field of fields) {
    const value = values[field.name];
    const text = typeof value === "string" ? value.trim() : value;
    if (field.kind === "pick") {
      input[field.name] = (value as Picked[])[0]?.id ?? (field.required ? undefined : null);
    } else if (field.kind === "picks") {
      input[field.name] = (value as Picked[]).map(({ id }) => id);
    } else if (field.kind === "rows") {
      input[field.name] = (value as Values[]).map((row) => inputOf(field.fields, row));
    } else if (field.kind === "lines") {
      input[field.name] = String(value).split(/\s+/).filter(Boolean);
    } else if (field.kind === "number") {
      input[field.name] = text === "" ? null : Number(text);
    } else if (field.kind === "minute") {
      const [hours = 0, minutes = 0] = String(text).split(":").map(Number);
      input[field.name] = text === "" ? null : hours * 60 + minutes;
    } else if (text === "" && !field.required) input[field.name] = null;
  }
  return input;
}

/** Every id that a command takes, by the kind of what it names: for the names that a form shows. */
export function idsIn(fields: readonly FieldSpec[], input: Values): Map<NamedKind, string[]> {
  const ids = new Map<NamedKind, string[]>();
  const note = (of: NamedKind, more: readonly string[]) =>
    ids.set(of, [...(ids.get(of) ?? []), ...more]);
  for (const field of fields) {
    const value = input[field.name];
    if (field.kind === "pick" && value) note(field.of, [value as string]);
    if (field.kind === "picks") note(field.of, (value ?? []) as string[]);
    if (field.kind === "rows") {
      for (const row of (value ?? []) as Values[]) {
        for (const [of, more] of idsIn(field.fields, row)) note(of, more);
      }
    }
  }
  return ids;
}
