"use client";

import { useEffect, useState } from "react";

type Found = { id: string; name: string; detail: string; why: string };

type Props = {
  /** Where things of its kind are on the desk. */
  place: string;
  name: string;
  /** What is said before who and what there is. */
  warning: string;
};

/** Who or what there is already under a name like the one that is typed, before another one is made. */
export function AlikeNotice({ place, name, warning }: Props) {
  const [found, setFound] = useState<Found[]>([]);
  useEffect(() => {
    const asking = new AbortController();
    const timer = setTimeout(async () => {
      const address = `${place}/alike?name=${encodeURIComponent(name)}`;
      const response = name.trim() === "" ? null : await fetch(address, asking).catch(() => null);
      const all = response?.ok ? await response.json().catch(() => []) : [];
      if (!asking.signal.aborted) setFound(all);
    }, 300);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [place, name]);
  if (found.length === 0) return null;
  return (
    <div className="notice alike">
      <p>{warning}</p>
      <ul>
        {found.map(({ id, name, detail, why }) => (
          <li key={id}>
            <a href={`${place}/${id}`} target="_blank" rel="noopener">
              {name}
            </a>{" "}
            <span className="meta">{[why, detail].filter(Boolean).join(" · ")}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
