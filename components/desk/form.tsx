"use client";

import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  use,
  useActionState,
  useEffect,
  useId,
  useRef,
} from "react";
import { CurrentForm } from "./current-form.ts";

/** What became of a form: null before it is sent. */
export type FormState = {
  /** What was done. */
  done?: string;
  /** Why it was not. */
  message?: string;
  /** What is wrong, by the names of fields. */
  errors?: Record<string, string>;
  /** What was typed, so that nothing has to be typed again. */
  values?: Record<string, string>;
  /** An address to hand on. */
  address?: string;
} | null;

export type FormAction = (before: FormState, form: FormData) => Promise<FormState>;

type FormProps = {
  action: FormAction;
  submit: string;
  /** Whether the button is one among many. */
  small?: boolean;
  className?: string;
  children?: ReactNode;
};

/** A form that works without a script too; what was refused stands beside where it was typed. */
export function Form({ action, submit, small = false, className = "", children }: FormProps) {
  const [state, send, isSending] = useActionState(action, null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state?.errors) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [state]);
  return (
    <CurrentForm value={state}>
      <form ref={form} action={send} noValidate className={className} aria-busy={isSending}>
        {state?.message && (
          <p role="alert" className="notice refused">
            {state.message}
          </p>
        )}
        {state?.done && (
          <p role="status" className="notice done">
            {state.done}
          </p>
        )}
        {state?.address && <input readOnly aria-label={state.done} value={state.address} />}
        {children}
        <button type="submit" className={small ? "small" : ""}>
          {submit}
        </button>
      </form>
    </CurrentForm>
  );
}

type Described = { name: string; label: string; hint?: string };

export function Field({
  name,
  label,
  hint,
  defaultValue,
  ...rest
}: Described & InputHTMLAttributes<HTMLInputElement>) {
  const { state, ids, described } = useField(name, hint);
  return (
    <Labelled {...{ label, hint, ids }} error={state?.errors?.[name]}>
      <input
        {...rest}
        {...described}
        name={name}
        defaultValue={state?.values?.[name] ?? defaultValue}
      />
    </Labelled>
  );
}

export function Choice({
  name,
  label,
  hint,
  defaultValue,
  children,
  ...rest
}: Described & SelectHTMLAttributes<HTMLSelectElement>) {
  const { state, ids, described } = useField(name, hint);
  const chosen = state?.values?.[name] ?? defaultValue;
  return (
    <Labelled {...{ label, hint, ids }} error={state?.errors?.[name]}>
      {/* After sending, React puts a list back to what was chosen when it was made. */}
      <select key={String(chosen)} {...rest} {...described} name={name} defaultValue={chosen}>
        {children}
      </select>
    </Labelled>
  );
}

function useField(name: string, hint: string | undefined) {
  const state = use(CurrentForm);
  const id = useId();
  const ids = { field: id, hint: `${id}-hint`, error: `${id}-error` };
  const isWrong = state?.errors?.[name] !== undefined;
  const describedBy = [hint && ids.hint, isWrong && ids.error].filter(Boolean).join(" ");
  const described = {
    id,
    "aria-invalid": isWrong || undefined,
    "aria-describedby": describedBy || undefined,
  };
  return { state, ids, described };
}

type LabelledProps = {
  label: string;
  hint: string | undefined;
  error: string | undefined;
  ids: { field: string; hint: string; error: string };
  children: ReactNode;
};

function Labelled({ label, hint, error, ids, children }: LabelledProps) {
  return (
    <div className="field">
      <label htmlFor={ids.field}>{label}</label>
      {hint && (
        <p id={ids.hint} className="hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={ids.error} className="error">
          {error}
        </p>
      )}
      {children}
    </div>
  );
}
