"use client";

import type { Editor } from "@tiptap/core";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { Lock } from "#lib/content/articles/lock.ts";
import { keepUnsaved, keptUnsaved } from "./kept.ts";
import { Saver, type Status } from "./saver.ts";
import { openTab } from "./tab.ts";
import {
  askForLock,
  type LockDeed,
  readSaved,
  releaseLock,
  type SavedText,
  sendSave,
} from "./talk.ts";
import type { ReportText } from "./text.ts";

type Asked = {
  /** The draft's address on the desk. */
  draft: string;
  accountId: string;
  revision: number;
  isWritable: boolean;
  editor: Editor | null;
  /** What is typed at the moment, and how it is replaced. */
  text: RefObject<{ read: () => ReportText; write: (text: ReportText) => void } | null>;
  sentences: { tooLong: string; gone: string };
};

export type Writing = {
  status: Status;
  lock: Lock | null;
  /** What someone else saved meanwhile. */
  other: SavedText | null;
  typed: () => void;
  saveNow: () => Promise<number | null>;
  again: () => void;
  lockDeed: (deed: LockDeed) => void;
  handOver: () => void;
  choose: (whose: "mine" | "theirs") => void;
};

/** How often the portal is told that someone is still writing (lock.ts waits for four of them), or asked whether they are; in milliseconds. */
const every = { holding: 10_000, waiting: 3_000 };

/** Keeps a draft saved, and oneself alone in writing it, as long as a page shows it. */
export function useWriting({
  draft,
  accountId,
  revision,
  isWritable,
  editor,
  text,
  sentences,
}: Asked): Writing {
  const [status, setStatus] = useState<Status>({
    state: "saved",
    revision,
    reasons: [],
    isUnsaved: false,
  });
  const [lock, setLock] = useState<Lock | null>(null);
  const [other, setOther] = useState<SavedText | null>(null);
  const saver = useRef<Saver<ReportText> | null>(null);
  const holder = useRef("");
  const hasBegun = useRef(false);
  const hasHandedOver = useRef(false);
  const waiting = useRef<((status: Status) => void)[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another draft begins anew
  useEffect(() => {
    if (!editor || !isWritable) return;
    const tab = openTab(accountId, draft);
    const own = new Saver<ReportText>(revision, {
      read: () => (text.current as NonNullable<typeof text.current>).read(),
      send: (save) => sendSave(draft, holder.current, save, sentences),
      keep: (unsaved) => keepUnsaved(accountId, draft, unsaved),
      tell: (now) => {
        setStatus(now);
        if (now.state === "conflict") void readOther();
        for (const tell of waiting.current.splice(0)) tell(now);
      },
    });
    saver.current = own;
    setStatus(own.status);
    setLock(null);
    hasBegun.current = false;
    hasHandedOver.current = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      holder.current = await tab.holder;
      clearTimeout(timer);
      const isHeld = hasHandedOver.current ? true : await deed("hold");
      if (own === saver.current) timer = setTimeout(look, isHeld ? every.holding : every.waiting);
    };
    void look();
    const leave = () => own.keepNow();
    const online = () => {
      own.again();
      void look();
    };
    const close = () => {
      own.keepNow();
      if (own.status.isUnsaved) own.flush();
      else releaseLock(draft, holder.current);
    };
    const finish = async () => {
      own.keepNow();
      own.flush();
      while (own.status.state === "saving") await told();
      own.end();
      releaseLock(draft, holder.current);
      tab.close();
    };
    document.addEventListener("visibilitychange", leave);
    addEventListener("pagehide", close);
    addEventListener("online", online);
    return () => {
      clearTimeout(timer);
      saver.current = null;
      document.removeEventListener("visibilitychange", leave);
      removeEventListener("pagehide", close);
      removeEventListener("online", online);
      void finish();
    };
  }, [draft, editor, isWritable]);

  /** @returns whether one is signed in and has the lock, as far as is known. */
  async function deed(what: LockDeed): Promise<boolean> {
    const own = saver.current;
    const now = await askForLock(draft, holder.current, what);
    if (!own || own !== saver.current || !now) return true;
    if (now === "signedOut") {
      own.stopped("signedOut");
      return false;
    }
    setLock(now);
    if (!now.isHeld) own.stopped("taken");
    else if (!hasBegun.current || own.status.state === "taken") await begin(own);
    else if (own.status.state === "signedOut" || own.status.state === "away") own.again();
    else if (own.status.state === "conflict") void readOther();
    return now.isHeld;
  }

  async function readOther(): Promise<void> {
    const saved = await readSaved(draft);
    if (saved) setOther(saved);
  }

  /** With the lock: goes on with what this browser kept, or with what is saved by now. */
  async function begin(own: Saver<ReportText>): Promise<void> {
    hasBegun.current = true;
    const kept = keptUnsaved(accountId, draft);
    if (kept) {
      text.current?.write(kept.text);
      own.resume(kept);
      return;
    }
    const saved = await readSaved(draft);
    if (saved && saved.revision !== own.status.revision && !own.status.isUnsaved) {
      text.current?.write(saved.text);
      own.adopt(saved.revision);
    } else {
      own.again();
    }
  }

  /** Until something becomes of a save. */
  const told = () => new Promise<Status>((resolve) => waiting.current.push(resolve));

  /** Saves now. @returns the revision, or null where something stands in the way. */
  async function saveNow(): Promise<number | null> {
    const own = saver.current;
    if (!own) return revision;
    own.flush();
    while (own.status.state === "saving") await told();
    return own.status.state === "saved" ? own.status.revision : null;
  }

  async function handOver(): Promise<void> {
    const name = lock?.isHeld ? lock.askedBy : null;
    if ((await saveNow()) === null || !name) return;
    hasHandedOver.current = true;
    releaseLock(draft, holder.current);
    setLock({ isHeld: false, name, since: new Date(), isOwn: false, mayTake: false });
    saver.current?.stopped("taken");
  }

  function choose(whose: "mine" | "theirs"): void {
    if (!other) return;
    setOther(null);
    if (whose === "mine") {
      saver.current?.replace(other.revision);
    } else {
      text.current?.write(other.text);
      saver.current?.adopt(other.revision);
    }
  }

  return {
    status,
    lock,
    other,
    typed: () => saver.current?.typed(),
    again: () => {
      saver.current?.again();
      void deed("hold");
    },
    saveNow,
    lockDeed: (what) => {
      hasHandedOver.current = false;
      void deed(what);
    },
    handOver: () => void handOver(),
    choose,
  };
}
