"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useWords } from "../writing/words-provider.tsx";
import { Intake } from "./intake.tsx";
import type { MediaItem } from "./item.ts";

type Taken = { item: MediaItem; isKnown: boolean };

/** Takes files in on the page that lists them, and leads to where each is described. */
export function AddMedia() {
  const t = useWords();
  const router = useRouter();
  const [taken, setTaken] = useState<readonly Taken[]>([]);
  return (
    <Intake
      t={t}
      onTaken={(item, isKnown) => {
        setTaken((all) => [{ item, isKnown }, ...all.filter((one) => one.item.id !== item.id)]);
        router.refresh();
      }}
    >
      <ul aria-live="polite">
        {taken.map(({ item, isKnown }) => (
          <li key={item.id}>
            <a href={`/desk/media/${item.id}`}>{item.described.name}</a>{" "}
            <span className="meta">{t(isKnown ? "media.known" : "media.taken")}</span>
          </li>
        ))}
      </ul>
    </Intake>
  );
}
