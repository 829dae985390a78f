"use client";

import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { Desk } from "../words.ts";
import type { MediaItem } from "./item.ts";
import { sendFile } from "./send-file.ts";

type Props = {
  /** What is sent at once when this appears. */
  begunWith?: readonly File[];
  onTaken: (item: MediaItem, isKnown: boolean) => void;
  t: Desk;
  children?: ReactNode;
};

type OnItsWay = { key: string; name: string; share: number; message?: string };

/** Takes files in: dropped, pasted or chosen, many at once, one sent after the other. */
export function Intake({ begunWith = [], onTaken, t, children }: Props) {
  const id = useId();
  const [files, setFiles] = useState<readonly OnItsWay[]>([]);
  const [isOver, setOver] = useState(false);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const hasBegun = useRef(false);

  function take(list: readonly File[]) {
    for (const file of list) {
      const key = crypto.randomUUID();
      const change = (now: Partial<OnItsWay>) =>
        setFiles((all) => all.map((one) => (one.key === key ? { ...one, ...now } : one)));
      setFiles((all) => [...all, { key, name: file.name, share: 0 }]);
      line.current = line.current.then(async () => {
        const sent = await sendFile(file, (share) => change({ share }), {
          tooLarge: t("media.tooLarge"),
          signedOut: t("record.signedOut"),
          unsaved: t("record.unsaved"),
        });
        if ("message" in sent) return change({ message: sent.message });
        setFiles((all) => all.filter((one) => one.key !== key));
        onTaken(sent.item, sent.isKnown);
      });
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what it began with
  useEffect(() => {
    if (hasBegun.current) return;
    hasBegun.current = true;
    take(begunWith);
  }, []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: whoever drops nothing has the field
    <div
      className={isOver ? "intake over" : "intake"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take([...event.dataTransfer.files]);
      }}
      onPaste={(event) => {
        const pasted = [...event.clipboardData.files];
        if (pasted.length === 0) return;
        event.preventDefault();
        take(pasted);
      }}
    >
      <label htmlFor={id}>{t("media.add")}</label>
      <p className="hint">{t("media.addHelp")}</p>
      <input
        id={id}
        type="file"
        multiple
        onChange={(event) => {
          take([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <ul aria-live="polite">
        {files.map(({ key, name, share, message }) => (
          <li key={key}>
            {message ? (
              <p className="error">{`${name}: ${message}`}</p>
            ) : (
              <p className="meta">
                {name} <progress aria-label={name} value={share} />{" "}
                {share >= 1 && t("media.working")}
              </p>
            )}
          </li>
        ))}
      </ul>
      {children}
    </div>
  );
}
