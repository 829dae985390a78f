"use client";

import { type FormEvent, useId, useState } from "react";
import type { Language } from "#lib/content/language.ts";
import type { Desk } from "../words.ts";
import type { Described, MediaItem } from "./item.ts";

/** What became of it: the file as it is now, or why not. */
export type DescribeOutcome = { item: MediaItem } | { message: string };

export type Describe = (id: string, seen: string, described: Described) => Promise<DescribeOutcome>;

type Field = "alt" | "caption" | "credit";

/** The fields in a language: those of the English form end so. */
export const inLanguage = (field: Field, language: Language) =>
  (language === "en" ? `${field}En` : field) as Field | `${Field}En`;

/** What a picture lacks for readers in a language. */
export const lacking = ({ kind, described }: MediaItem, language: Language): Field[] =>
  kind !== "PICTURE"
    ? []
    : (["alt", "credit"] as const).filter(
        (field) => !(described[inLanguage(field, language)] ?? described[field]),
      );

type Props = {
  item: MediaItem;
  language: Language;
  describe: Describe;
  done: (item: MediaItem) => void;
  t: Desk;
};

/** Says of a file, while one writes, what readers have to be told. */
export function Describing({ item, language, describe, done, t }: Props) {
  const id = useId();
  const [message, setMessage] = useState("");
  const [isSaving, setSaving] = useState(false);
  const fields: readonly Field[] =
    item.kind === "PICTURE" ? ["alt", "caption", "credit"] : ["caption", "credit"];
  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    event.stopPropagation();
    const form = new FormData(event.currentTarget);
    const written = Object.fromEntries(
      fields.map((field) => [inLanguage(field, language), String(form.get(field) ?? "") || null]),
    );
    setSaving(true);
    const outcome = await describe(item.id, item.seen, { ...item.described, ...written }).catch(
      () => ({ message: t("record.unsaved") }),
    );
    setSaving(false);
    if ("item" in outcome) done(outcome.item);
    else setMessage(outcome.message);
  }
  return (
    <form className="describing" onSubmit={save} aria-busy={isSaving}>
      {item.kind === "PICTURE" && <img src={item.large} alt={item.described.alt ?? ""} />}
      <div>
        {message && (
          <p role="alert" className="notice refused">
            {message}
          </p>
        )}
        {fields.map((field, index) => (
          <div className="field" key={field}>
            <label htmlFor={`${id}-${field}`}>{t(`media.fields.${field}`)}</label>
            <p className="hint" id={`${id}-${field}-hint`}>
              {t(`media.help.${field}`)}
            </p>
            <textarea
              id={`${id}-${field}`}
              name={field}
              rows={field === "credit" ? 1 : 2}
              lang={language}
              // biome-ignore lint/a11y/noAutofocus: opened for nothing but this
              autoFocus={index === 0}
              aria-describedby={`${id}-${field}-hint`}
              maxLength={field === "credit" ? 200 : 500}
              defaultValue={item.described[inLanguage(field, language)] ?? ""}
            />
          </div>
        ))}
        <button type="submit">{t("save")}</button>
      </div>
    </form>
  );
}
