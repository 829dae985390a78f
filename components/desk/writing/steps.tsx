"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useId, useState } from "react";
import type { FormState } from "../form.tsx";
import { type Moment, MomentForm } from "./moment-form.tsx";
import { useWords } from "./words-provider.tsx";

export const moves = [
  "submit",
  "return",
  "approve",
  "reopen",
  "publish",
  "publishAlone",
  "unschedule",
  "second",
] as const;
export type Move = (typeof moves)[number];

/** What is done with a sentence to go with it. */
const withNote = ["return", "publishAlone"] as const satisfies Move[];
type WithNote = (typeof withNote)[number];
const isWithNote = (move: Move): move is WithNote => (withNote as Move[]).includes(move);

/** What readers see already waits for nobody who writes on. */
const isOfDraft = (move: Move): boolean => move !== "second";

export type StepsProps = {
  /** Where the draft stands, in words. */
  standing: string;
  /** What can be done with it now. */
  mayMove: readonly Move[];
  move: (move: Move, revision: number, note: string) => Promise<FormState>;
  /** With what one begins to set a time for publishing; null for who may not. */
  planning: (Moment & { isPlanned: boolean; isAlone: boolean; from: string }) | null;
  schedule: (revision: number, moment: Moment) => Promise<FormState>;
  /** What is to be looked at, and what was done, the last first. */
  history: ReactNode;
  /** Saves what is typed. @returns null where that cannot be done now. */
  saveNow: () => Promise<number | null>;
  isBusy: boolean;
};

/** How a draft goes on its way to readers. */
export function Steps(props: StepsProps) {
  const { standing, mayMove, move, planning, schedule, history, saveNow, isBusy } = props;
  const t = useWords();
  const router = useRouter();
  const [state, setState] = useState<FormState>(null);
  const [isMoving, setMoving] = useState(false);
  async function send(revision: number | null, send: (revision: number) => Promise<FormState>) {
    const now =
      revision === null
        ? { message: t("writing.steps.unsaved") }
        : await send(revision).catch(() => ({ message: t("writing.steps.unsaved") }));
    setState(now);
    setMoving(false);
    if (now?.done) router.refresh();
  }
  async function go(what: Move, note = "") {
    setMoving(true);
    const revision = isOfDraft(what) ? await saveNow() : 0;
    await send(revision, (revision) => move(what, revision, note));
  }
  async function plan(moment: Moment) {
    setMoving(true);
    await send(await saveNow(), (revision) => schedule(revision, moment));
  }
  const isOff = (what: Move) => isMoving || (isBusy && isOfDraft(what));
  const plain = mayMove.filter((what) => !isWithNote(what));
  return (
    <aside className="steps" aria-label={t("writing.steps.label")}>
      <p className="font-semibold">{standing}</p>
      <div aria-live="polite">
        {state?.message && <p className="notice refused">{state.message}</p>}
        {state?.done && <p className="notice done">{state.done}</p>}
      </div>
      {plain.length > 0 && (
        <div className="buttons">
          {plain.map((what, index) => (
            <button
              key={what}
              type="button"
              className={index === 0 && what !== "unschedule" ? "" : "second"}
              disabled={isOff(what)}
              onClick={() => void go(what)}
            >
              {t(`writing.steps.${what}`)}
            </button>
          ))}
        </div>
      )}
      {planning && (
        <MomentForm
          // A time that was set is where one begins the next time.
          key={`${planning.day} ${planning.time}`}
          {...planning}
          isOff={isMoving || isBusy}
          send={(moment) => void plan(moment)}
        />
      )}
      {mayMove.filter(isWithNote).map((what) => (
        <MoveWithNote
          key={what}
          what={what}
          isOff={isOff(what)}
          go={(note) => void go(what, note)}
        />
      ))}
      {history}
    </aside>
  );
}

type NoteProps = { what: WithNote; isOff: boolean; go: (note: string) => void };

function MoveWithNote({ what, isOff, go }: NoteProps) {
  const t = useWords();
  const id = useId();
  const [note, setNote] = useState("");
  return (
    <details className="with-note">
      <summary>{t(`writing.steps.${what}`)}</summary>
      <div className="field">
        <label htmlFor={id}>{t(`writing.steps.notes.${what}`)}</label>
        <textarea id={id} rows={3} value={note} onChange={(event) => setNote(event.target.value)} />
      </div>
      <button type="button" className="second" disabled={isOff} onClick={() => go(note)}>
        {t(`writing.steps.${what}`)}
      </button>
    </details>
  );
}
