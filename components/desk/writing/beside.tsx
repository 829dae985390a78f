"use client";

import { use, useId, useState } from "react";
import { inLanguage, lacking } from "../media/describing.tsx";
import { PickField } from "../picker.tsx";
import { pickerWords } from "../picker-words.ts";
import type { Desk } from "../words.ts";
import { MediaHere, useMedia } from "./media-here.ts";
import type { ReportText, SignedBy } from "./text.ts";

/** What belongs to a report and is not typed into it. */
export type BesideText = Pick<
  ReportText,
  "leadMediaId" | "leadCaption" | "recordingId" | "bylines"
>;

type Props = {
  text: BesideText;
  isEditable: boolean;
  change: (now: Partial<BesideText>) => void;
  t: Desk;
};

/** Who signs a report, and its recording. */
export function Beside({ text, isEditable, change, t }: Props) {
  const shared = { isEditable, change, t };
  return (
    <div className="beside-text">
      <Bylines bylines={text.bylines} {...shared} />
      <Recording id={text.recordingId} {...shared} />
    </div>
  );
}

type Of<T> = T & Omit<Props, "text">;

/** The picture that leads a report. */
export function Lead({ text, isEditable, change, t }: Props) {
  const { leadMediaId: id, leadCaption: caption } = text;
  const fieldId = useId();
  const { describe, choose, language } = use(MediaHere);
  const picture = useMedia(id);
  const isLacking = picture && lacking(picture, language).length > 0;
  const open = () =>
    choose({ kind: "PICTURE", chosen: (item) => change({ leadMediaId: item.id }) });
  return (
    <section className="lead-picture" aria-label={t("writing.lead.label")}>
      <h2>{t("writing.lead.label")}</h2>
      {picture && <img src={picture.large} alt={picture.described.alt ?? ""} />}
      {id !== null && (
        <>
          <label htmlFor={fieldId}>{t("writing.figure.caption")}</label>
          <input
            id={fieldId}
            lang={language}
            maxLength={500}
            readOnly={!isEditable}
            placeholder={picture?.described[inLanguage("caption", language)] ?? undefined}
            value={caption ?? ""}
            onChange={(event) => change({ leadCaption: event.target.value || null })}
          />
        </>
      )}
      {isLacking && <p className="error">{t("media.lacking")}</p>}
      <p className="row-tools">
        <button type="button" className="small" disabled={!isEditable} onClick={open}>
          {t(id === null ? "writing.lead.choose" : "writing.lead.change")}
        </button>
        {picture && describe && (
          <button type="button" className="small" onClick={() => describe(picture)}>
            {t("media.describe")}
          </button>
        )}
        {id !== null && (
          <button
            type="button"
            className="small"
            disabled={!isEditable}
            onClick={() => change({ leadMediaId: null, leadCaption: null })}
          >
            {t("writing.lead.remove")}
          </button>
        )}
      </p>
    </section>
  );
}

const roles = ["AUTHOR", "PHOTOGRAPHER", "TRANSLATOR"] as const satisfies SignedBy["role"][];

function Bylines({ bylines, isEditable, change, t }: Of<Pick<BesideText, "bylines">>) {
  const id = useId();
  const [name, setName] = useState("");
  const set = (now: SignedBy[]) => change({ bylines: now });
  const put = (index: number, now: Partial<SignedBy>) =>
    set(bylines.map((one, at) => (at === index ? { ...one, ...now } : one)));
  function move(index: number) {
    const moved = [...bylines];
    moved.splice(index - 1, 0, ...moved.splice(index, 1));
    set(moved);
  }
  function add(one: Pick<SignedBy, "personId" | "name" | "personName">) {
    set([...bylines, { role: "AUTHOR", ...one }]);
  }
  function addName() {
    if (name.trim() === "") return;
    add({ personId: null, name: name.trim() });
    setName("");
  }
  return (
    <section aria-label={t("writing.bylines.label")}>
      <h2>{t("writing.bylines.label")}</h2>
      <ol className="bylines">
        {bylines.map((one, index) => {
          const who = one.name ?? one.personName ?? "";
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: one may sign twice
            <li key={index}>
              <select
                aria-label={`${t("writing.bylines.role")}: ${who}`}
                disabled={!isEditable}
                value={one.role}
                onChange={(event) => put(index, { role: event.target.value as SignedBy["role"] })}
              >
                {roles.map((role) => (
                  <option key={role} value={role}>
                    {t(`writing.bylines.${role}`)}
                  </option>
                ))}
              </select>
              <span>{who}</span>
              {index > 0 && (
                <button
                  type="button"
                  className="small"
                  disabled={!isEditable}
                  aria-label={`${t("filing.up")}: ${who}`}
                  onClick={() => move(index)}
                >
                  ↑
                </button>
              )}
              <button
                type="button"
                className="small"
                disabled={!isEditable}
                aria-label={`${t("filing.remove")}: ${who}`}
                onClick={() => set(bylines.filter((_, at) => at !== index))}
              >
                ×
              </button>
            </li>
          );
        })}
      </ol>
      {isEditable && (
        <div className="bylines-add">
          <PickField
            label={t("writing.bylines.person")}
            kind="person"
            picked={[]}
            onPicked={([person]) =>
              person && add({ personId: person.id, name: null, personName: person.name })
            }
            words={pickerWords(t)}
          />
          <div className="field">
            <label htmlFor={id}>{t("writing.bylines.name")}</label>
            <input
              id={id}
              maxLength={120}
              value={name}
              onChange={(event) => setName(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
                event.preventDefault();
                addName();
              }}
            />
            <button type="button" className="small" onClick={addName}>
              {t("writing.bylines.add")}
            </button>
          </div>
        </div>
      )}
    </section>
  );
}

function Recording({ id, isEditable, change, t }: Of<{ id: string | null }>) {
  const { choose } = use(MediaHere);
  const recording = useMedia(id);
  return (
    <section aria-label={t("writing.recording.label")}>
      <h2>{t("writing.recording.label")}</h2>
      {recording && (
        <>
          <p>{recording.described.name}</p>
          {/* biome-ignore lint/a11y/useMediaCaption: what is heard is the report that it belongs to */}
          <audio controls preload="none" src={recording.small} />
        </>
      )}
      <p className="row-tools">
        <button
          type="button"
          className="small"
          disabled={!isEditable}
          onClick={() =>
            choose({ kind: "RECORDING", chosen: (item) => change({ recordingId: item.id }) })
          }
        >
          {t(id === null ? "writing.recording.choose" : "writing.recording.change")}
        </button>
        {id !== null && (
          <button
            type="button"
            className="small"
            disabled={!isEditable}
            onClick={() => change({ recordingId: null })}
          >
            {t("writing.recording.remove")}
          </button>
        )}
      </p>
    </section>
  );
}
