"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { findNamed, type Named, type NamedKind, newAddressOf } from "./named.ts";
import type { PickerWords } from "./picker-words.ts";

export type Picked = { id: string; name: string };

type FieldProps = {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  kind: NamedKind;
  picked: readonly Picked[];
  onPicked: (picked: readonly Picked[]) => void;
  /** How many can be chosen; as many as one likes unless said. */
  most?: number;
  words: PickerWords;
  /** What is sent of each, where a form sends it. */
  sent?: (one: Picked) => ReactNode;
};

/** Chooses some of what bears a name, in an order, by typing some of it. */
export function PickField({
  label,
  hint,
  error,
  kind,
  picked,
  onPicked,
  most = Number.POSITIVE_INFINITY,
  words,
  sent,
}: FieldProps) {
  const id = useId();
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
  const offered = found?.filter((one) => !picked.some((other) => other.id === one.id)) ?? [];

  function pick({ id, name }: Picked) {
    onPicked([...picked, { id, name }]);
    setTyped("");
    setFound(null);
    input.current?.focus();
  }
  function move(index: number, by: number) {
    const moved = [...picked];
    moved.splice(index + by, 0, ...moved.splice(index, 1));
    onPicked(moved);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = offered[at];
    if (step && offered.length > 0) setAt((at + step + offered.length) % offered.length);
    else if (event.key === "Enter" && chosen) pick(chosen);
    else if (event.key === "Escape" && typed !== "") setTyped("");
    else if (event.key !== "Enter") return;
    // Enter chooses here: it sends no form.
    event.preventDefault();
  }
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="field picker">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="error">
          {error}
        </p>
      )}
      {picked.length > 0 && (
        <ol>
          {picked.map((one, index) => (
            <li key={one.id}>
              {sent?.(one)}
              <span>{one.name}</span>
              {index > 0 && (
                <Small label={`${words.up}: ${one.name}`} press={() => move(index, -1)}>
                  ↑
                </Small>
              )}
              {index < picked.length - 1 && (
                <Small label={`${words.down}: ${one.name}`} press={() => move(index, 1)}>
                  ↓
                </Small>
              )}
              <Small
                label={`${words.remove}: ${one.name}`}
                press={() => {
                  onPicked(picked.filter((other) => other !== one));
                  input.current?.focus();
                }}
              >
                ×
              </Small>
            </li>
          ))}
        </ol>
      )}
      <input
        ref={input}
        id={id}
        hidden={picked.length >= most}
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={offered.length > 0}
        aria-controls={`${id}-found`}
        aria-activedescendant={offered[at] && `${id}-${at}`}
        aria-describedby={described || undefined}
        aria-invalid={error !== undefined || undefined}
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
        hidden={offered.length === 0}
      >
        {offered.map((one, index) => (
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
        {found && offered.length === 0 && (
          <>
            {words.none}{" "}
            {newAddressOf(kind, typed) && (
              <a href={newAddressOf(kind, typed)} target="_blank" rel="noopener">
                {words.make}
              </a>
            )}
          </>
        )}
      </p>
    </div>
  );
}

type SmallProps = { label: string; press: () => void; children: ReactNode };

const Small = ({ label, press, children }: SmallProps) => (
  <button type="button" className="small" aria-label={label} onClick={press}>
    {children}
  </button>
);

type Props = Pick<FieldProps, "label" | "hint" | "kind" | "most" | "words"> & {
  /** Under which name each id is sent, in order. */
  name: string;
  chosen: readonly Picked[];
};

/** A {@link PickField} of a form that is sent as it stands. */
export function Picker({ name, chosen, ...rest }: Props) {
  const [picked, setPicked] = useState(chosen);
  return (
    <PickField
      {...rest}
      picked={picked}
      onPicked={setPicked}
      sent={({ id }) => <input type="hidden" name={name} value={id} />}
    />
  );
}
