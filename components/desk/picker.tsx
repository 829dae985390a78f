"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { findNamed, type Named, type NamedKind } from "./named.ts";

export type Picked = { id: string; name: string };

type Props = {
  /** Under which name each id is sent, in order. */
  name: string;
  label: string;
  hint?: string;
  kind: NamedKind;
  chosen: readonly Picked[];
  words: { none: string; up: string; down: string; remove: string };
  error?: string | undefined;
};

/** Chooses some of what bears a name, in an order, by typing some of it. */
export function Picker({ name, label, hint, kind, chosen, words }: Props) {
  const id = useId();
  const [picked, setPicked] = useState<readonly Picked[]>(chosen);
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<Named[] | null>(null);
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const asking = new AbortController();
    const timer = setTimeout(async () => {
      const all = typed.trim() === "" ? null : await findNamed(typed, [kind], asking.signal);
      if (asking.signal.aborted) return;
      setFound(all);
      setAt(0);
    }, 120);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [typed, kind]);
  const offered = found?.filter((one) => !picked.some((other) => other.id === one.id));

  function pick({ id, name }: Picked) {
    setPicked([...picked, { id, name }]);
    setTyped("");
    setFound(null);
    input.current?.focus();
  }
  function move(index: number, by: number) {
    const moved = [...picked];
    moved.splice(index + by, 0, ...moved.splice(index, 1));
    setPicked(moved);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = offered?.[at];
    if (step && offered?.length) setAt((at + step + offered.length) % offered.length);
    else if (event.key === "Enter" && chosen) pick(chosen);
    else if (event.key === "Escape" && typed !== "") setTyped("");
    else if (event.key !== "Enter") return;
    // Enter chooses here: it sends no form.
    event.preventDefault();
  }
  return (
    <div className="field picker">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      <ol>
        {picked.map((one, index) => (
          <li key={one.id}>
            <input type="hidden" name={name} value={one.id} />
            <span>{one.name}</span>
            {index > 0 && (
              <button
                type="button"
                className="small"
                aria-label={`${words.up}: ${one.name}`}
                onClick={() => move(index, -1)}
              >
                ↑
              </button>
            )}
            {index < picked.length - 1 && (
              <button
                type="button"
                className="small"
                aria-label={`${words.down}: ${one.name}`}
                onClick={() => move(index, 1)}
              >
                ↓
              </button>
            )}
            <button
              type="button"
              className="small"
              aria-label={`${words.remove}: ${one.name}`}
              onClick={() => {
                setPicked(picked.filter((other) => other !== one));
                input.current?.focus();
              }}
            >
              ×
            </button>
          </li>
        ))}
      </ol>
      <input
        ref={input}
        id={id}
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={Boolean(offered?.length)}
        aria-controls={`${id}-found`}
        aria-activedescendant={offered?.[at] && `${id}-${at}`}
        aria-describedby={hint && `${id}-hint`}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-found`}
        role="listbox"
        tabIndex={-1}
        aria-label={label}
        className="found"
        hidden={!offered?.length}
      >
        {offered?.map((one, index) => (
          <div
            key={one.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseDown={(event) => {
              // The field keeps the focus.
              event.preventDefault();
              pick(one);
            }}
          >
            <strong>{one.name}</strong> <span className="meta">{one.detail}</span>
          </div>
        ))}
      </div>
      <p className="meta" aria-live="polite">
        {offered?.length === 0 && words.none}
      </p>
    </div>
  );
}
