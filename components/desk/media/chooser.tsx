"use client";

import { useEffect, useId, useRef, useState } from "react";
import type { Language } from "#lib/content/language.ts";
import type { MediaKind } from "#lib/db/generated/enums.ts";
import type { Desk } from "../words.ts";
import { type Describe, Describing, lacking } from "./describing.tsx";
import { type FoundMedia, findMediaNamed } from "./find.ts";
import { Intake } from "./intake.tsx";
import type { MediaItem } from "./item.ts";

export type Choosing = {
  kind: MediaKind;
  /** Files that are to be taken in at once. */
  files?: readonly File[];
  /** One that is only to be described. */
  item?: MediaItem;
  chosen: (item: MediaItem) => void;
};

type Props = Choosing & {
  /** Of what is written. */
  language: Language;
  /** Null for who may take nothing in and describe nothing. */
  describe: Describe | null;
  close: () => void;
  t: Desk;
};

/** A picture, recording or file out of what there is, or a new one; what readers need to know of it is asked for. */
export function Chooser({ kind, files, item, chosen, language, describe, close, t }: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState("");
  const [page, setPage] = useState(1);
  const [found, setFound] = useState<FoundMedia | null>(null);
  const [taken, setTaken] = useState<readonly MediaItem[]>([]);
  const [described, setDescribed] = useState<MediaItem | null>(item ?? null);
  const isDescribing = item !== undefined;
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    if (isDescribing) return;
    const asking = new AbortController();
    const timer = setTimeout(async () => {
      const now = await findMediaNamed(kind, query, page, asking.signal);
      if (asking.signal.aborted) return;
      setFound((before) =>
        page === 1 || !before ? now : { ...now, items: [...before.items, ...now.items] },
      );
    }, 120);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [kind, query, page, isDescribing]);
  function choose(one: MediaItem) {
    if (describe && lacking(one, language).length > 0) setDescribed(one);
    else finish(one);
  }
  function finish(one: MediaItem) {
    // First, so that what was left can have the focus again.
    dialog.current?.close();
    chosen(one);
  }
  const shown = [
    ...taken,
    ...(found?.items ?? []).filter(({ id }) => !taken.some((one) => one.id === id)),
  ];
  return (
    <dialog ref={dialog} className="chooser" aria-labelledby={`${id}-title`} onClose={close}>
      <div className="headed">
        <h2 id={`${id}-title`}>{t(described ? "media.describe" : `media.choose.${kind}`)}</h2>
        <button type="button" className="small" onClick={() => dialog.current?.close()}>
          {t("media.close")}
        </button>
      </div>
      {described && describe ? (
        <Describing item={described} language={language} describe={describe} done={finish} t={t} />
      ) : (
        <>
          {describe && (
            <Intake
              begunWith={files ?? []}
              onTaken={(one) => {
                if (one.kind !== kind) return;
                setTaken((all) => [one, ...all.filter((other) => other.id !== one.id)]);
                if (files?.length === 1) choose(one);
              }}
              t={t}
            />
          )}
          <div className="field">
            <label htmlFor={`${id}-find`}>{t("media.find")}</label>
            <input
              id={`${id}-find`}
              type="search"
              value={query}
              onChange={(event) => {
                setQuery(event.target.value);
                setPage(1);
              }}
            />
          </div>
          {found && shown.length === 0 && <p className="lead">{t("media.none")}</p>}
          <ul className="media-grid">
            {shown.map((one) => (
              <li key={one.id}>
                <button type="button" onClick={() => choose(one)}>
                  {one.kind === "PICTURE" && <img src={one.small} alt="" loading="lazy" />}
                  <span>{one.described.caption ?? one.described.name}</span>
                </button>
              </li>
            ))}
          </ul>
          {found?.hasNext && (
            <button type="button" className="second" onClick={() => setPage(page + 1)}>
              {t("media.more")}
            </button>
          )}
        </>
      )}
    </dialog>
  );
}
