"use client";

import { useEffect, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { slugify } from "#lib/text/slug.ts";
import { type Picked, PickField } from "../picker.tsx";
import type { PickerWords } from "../picker-words.ts";
import { AlikeNotice } from "./alike-notice.tsx";
import { emptyRow, type FieldSpec, inputOf, rowKey, type Value, type Values } from "./fields.ts";

export type Outcome =
  /** @property id of what was written, @property values how it is now. */
  | { done: string; id: string; seen: string; values: Values }
  /** @property errors what is wrong, by the way to the field: "appointments.0.source". */
  | { message: string; errors: Record<string, string> };

export type RecordWords = PickerWords & {
  save: string;
  /** What became of it is not known. */
  unsaved: string;
};

type Props = {
  /** Where things of its kind are on the desk. */
  place: string;
  /** Null for something new. */
  id: string | null;
  fields: readonly FieldSpec[];
  values: Values;
  seen: string | null;
  words: RecordWords;
  /** What warns of who or what there is already under such a name, where a new one may be the same. */
  alike?: string | undefined;
  save: (id: string | null, input: string, seen: string | null) => Promise<Outcome>;
};

/** What is known of a person, an event or another thing, to be written anew. */
export function RecordForm({ place, fields, words, alike, save, ...begun }: Props) {
  const [values, setValues] = useState(begun.values);
  const [known, setKnown] = useState({ id: begun.id, seen: begun.seen });
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isSaving, setSaving] = useState(false);
  // What is typed before there is anyone to note it would be lost.
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const saved = useRef(begun.values);
  const form = useRef<HTMLFormElement>(null);
  const isChanged = values !== saved.current;
  useEffect(() => {
    if (!isChanged) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [isChanged]);
  useEffect(() => {
    if (outcome && "errors" in outcome) {
      form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    }
  }, [outcome]);

  async function send() {
    setSaving(true);
    const sent = JSON.stringify(inputOf(fields, values));
    const result = await save(known.id, sent, known.seen).catch(() => ({
      message: words.unsaved,
      errors: {},
    }));
    setSaving(false);
    setOutcome(result);
    if (!("done" in result)) return;
    const { id, seen, values: now } = result;
    // What was typed meanwhile stays, and is still to be saved.
    saved.current = now;
    setValues((current) => (current === values ? now : current));
    setKnown({ id, seen });
    // Without a page that comes in place of this one, and of what is typed in it.
    history.replaceState(null, "", `${place}/${id}`);
  }
  return (
    <form
      ref={form}
      className="record"
      aria-busy={isSaving}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSaving) void send();
      }}
    >
      <fieldset className="record-fields" disabled={!isReady}>
        <Fields
          fields={fields}
          values={values}
          errors={outcome && "errors" in outcome ? outcome.errors : {}}
          path=""
          words={words}
          change={setValues}
        />
      </fieldset>
      <div className="record-end" aria-live="polite">
        {alike && known.id === null && (
          <AlikeNotice place={place} name={String(values.name ?? "")} warning={alike} />
        )}
        {outcome && "message" in outcome && <p className="notice refused">{outcome.message}</p>}
        {outcome && "done" in outcome && !isChanged && (
          <p className="notice done">{outcome.done}</p>
        )}
        <button type="submit">{words.save}</button>
      </div>
    </form>
  );
}

type FieldsProps = {
  fields: readonly FieldSpec[];
  values: Values;
  errors: Readonly<Record<string, string>>;
  /** To these fields, with a dot at its end. */
  path: string;
  words: RecordWords;
  change: (values: Values) => void;
};

function Fields({ fields, values, errors, path, words, change }: FieldsProps) {
  const set = (field: FieldSpec, value: Value) => {
    const after = { ...values, [field.name]: value };
    if ("resets" in field && field.resets) after[field.resets] = null;
    for (const other of fields) {
      if (other.kind !== "slug" || !other.from.includes(field.name)) continue;
      const made = (of: Values) => slugify(other.from.map((name) => of[name] ?? "").join(" "));
      const now = values[other.name];
      if (now === "" || now === made(values)) after[other.name] = made(after);
    }
    change(after);
  };
  return fields.map((field) => {
    const at = path + field.name;
    const shared = { errors, words, path: at };
    const value = values[field.name];
    if (field.kind === "rows") {
      const rows = value as readonly Values[];
      return (
        <Rows key={at} field={field} rows={rows} {...shared} change={(now) => set(field, now)} />
      );
    }
    if (field.kind === "pick" || field.kind === "picks") {
      return (
        <PickField
          key={at}
          label={field.label}
          hint={field.hint}
          error={errors[at]}
          kind={field.of}
          words={words}
          most={field.kind === "pick" ? 1 : 50}
          picked={value as readonly Picked[]}
          onPicked={(now) => set(field, now)}
        />
      );
    }
    const text = String(value ?? "");
    return (
      <Single
        key={at}
        field={field}
        value={text}
        error={errors[at]}
        change={(now) => set(field, now)}
      />
    );
  });
}

type SingleProps = {
  field: FieldSpec;
  value: string;
  error: string | undefined;
  change: (value: string) => void;
};

function Single({ field, value, error, change }: SingleProps) {
  const id = useId();
  const described = [field.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const input = {
    id,
    value,
    "aria-invalid": error !== undefined || undefined,
    "aria-describedby": described || undefined,
    "aria-required": field.required || undefined,
    lang: field.name.endsWith("En") ? "en" : undefined,
    onChange: (event: { target: { value: string } }) => change(event.target.value),
  };
  return (
    <div className={`field ${field.kind}`}>
      <label htmlFor={id}>{field.label}</label>
      {field.hint && (
        <p id={`${id}-hint`} className="hint">
          {field.hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="error">
          {error}
        </p>
      )}
      {field.kind === "choice" ? (
        <select {...input}>
          {!field.required && <option value="" />}
          {field.options.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      ) : field.kind === "text" || field.kind === "lines" ? (
        <textarea {...input} rows={3} />
      ) : (
        <input
          {...input}
          autoComplete="off"
          type={field.kind === "minute" ? "time" : field.kind === "number" ? "number" : "text"}
          spellCheck={field.kind === "slug" ? false : undefined}
        />
      )}
    </div>
  );
}

type RowsProps = Omit<FieldsProps, "fields" | "values" | "change"> & {
  field: Extract<FieldSpec, { kind: "rows" }>;
  rows: readonly Values[];
  change: (rows: readonly Values[]) => void;
};

/** Several of the same, in an order. */
function Rows({ field, rows, errors, path, words, change }: RowsProps) {
  const list = useRef<HTMLOListElement>(null);
  const error = errors[path];
  function move(index: number, by: number) {
    const moved = [...rows];
    moved.splice(index + by, 0, ...moved.splice(index, 1));
    change(moved);
  }
  function add() {
    // What is typed next is for the new row.
    flushSync(() => change([...rows, emptyRow(field.fields)]));
    list.current?.lastElementChild?.querySelector<HTMLElement>("input, select")?.focus();
  }
  return (
    <fieldset className="rows-field">
      <legend>{field.label}</legend>
      {field.hint && <p className="hint">{field.hint}</p>}
      {error && <p className="error">{error}</p>}
      <ol ref={list}>
        {rows.map((row, index) => {
          const which = `${field.label} ${index + 1}`;
          return (
            <li key={String(row[rowKey])}>
              <div className="row-fields">
                <Fields
                  fields={field.fields}
                  values={row}
                  errors={errors}
                  path={`${path}.${index}.`}
                  words={words}
                  change={(now) => change(rows.map((old) => (old === row ? now : old)))}
                />
              </div>
              <p className="row-tools">
                {index > 0 && (
                  <button type="button" className="small" onClick={() => move(index, -1)}>
                    <span aria-hidden="true">↑</span>
                    <span className="sr-only">{`${words.up}: ${which}`}</span>
                  </button>
                )}
                {index < rows.length - 1 && (
                  <button type="button" className="small" onClick={() => move(index, 1)}>
                    <span aria-hidden="true">↓</span>
                    <span className="sr-only">{`${words.down}: ${which}`}</span>
                  </button>
                )}
                <button
                  type="button"
                  className="small"
                  aria-label={`${words.remove}: ${which}`}
                  onClick={() => change(rows.filter((old) => old !== row))}
                >
                  {words.remove}
                </button>
              </p>
            </li>
          );
        })}
      </ol>
      <button type="button" className="second" onClick={add}>
        {field.add}
      </button>
    </fieldset>
  );
}
