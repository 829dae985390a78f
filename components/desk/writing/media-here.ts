"use client";

import { createContext, use, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Language } from "#lib/content/language.ts";
import type { Choosing } from "../media/chooser.tsx";
import { findMediaWith } from "../media/find.ts";
import type { MediaItem } from "../media/item.ts";

/** The pictures and recordings of what is written, as far as they are known. */
export type MediaHere = {
  /** Of what is written. */
  language: Language;
  known: Readonly<Record<string, MediaItem>>;
  /** Looks one up that a text from elsewhere names. */
  need: (id: string) => void;
  add: (item: MediaItem) => void;
  /** Opens what describes one; null for who may not. */
  describe: ((item: MediaItem) => void) | null;
  choose: (choosing: Choosing) => void;
};

export const MediaHere = createContext<MediaHere>({
  language: "vi",
  known: {},
  need: () => {},
  add: () => {},
  describe: null,
  choose: () => {},
});

export function useMediaHere(
  begun: readonly MediaItem[],
  language: Language,
  { describe, choose }: Pick<MediaHere, "describe" | "choose">,
): MediaHere {
  const [known, setKnown] = useState(() => byId(begun));
  const asked = useRef(new Set<string>());
  const add = useCallback(
    (item: MediaItem) => setKnown((all) => ({ ...all, [item.id]: item })),
    [],
  );
  const need = useCallback((id: string) => {
    if (asked.current.has(id)) return;
    asked.current.add(id);
    void findMediaWith([id]).then((items) => setKnown((all) => ({ ...all, ...byId(items) })));
  }, []);
  return useMemo(
    () => ({ language, known, need, add, describe, choose }),
    [language, known, need, add, describe, choose],
  );
}

const byId = (items: readonly MediaItem[]): Record<string, MediaItem> =>
  Object.fromEntries(items.map((item) => [item.id, item]));

/** One of them; looked up where a text from elsewhere names it. */
export function useMedia(id: string | null): MediaItem | undefined {
  const { known, need } = use(MediaHere);
  const item = id === null ? undefined : known[id];
  useEffect(() => {
    if (id !== null && !item) need(id);
  }, [id, item, need]);
  return item;
}
