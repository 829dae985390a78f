"use client";

import { useState } from "react";
import { signInAgain } from "./talk.ts";
import { useWords } from "./words-provider.tsx";

type Props = { email: string; done: () => void };

/** Signs in again without leaving what is being written. */
export function SignInAgain({ email, done }: Props) {
  const t = useWords();
  const [message, setMessage] = useState("");
  const [isSending, setSending] = useState(false);
  async function send(form: FormData) {
    setSending(true);
    const refused = await signInAgain(email, String(form.get("password")));
    setSending(false);
    if (refused === null) done();
    else setMessage(refused || t("writing.away"));
  }
  return (
    <section className="notice refused" aria-labelledby="dang-xuat">
      <p id="dang-xuat" className="mb-3 font-semibold">
        {t("writing.signedOut")}
      </p>
      <form
        className="narrow"
        aria-busy={isSending}
        onSubmit={(event) => {
          event.preventDefault();
          void send(new FormData(event.currentTarget));
        }}
      >
        {message && (
          <p role="alert" className="error">
            {message}
          </p>
        )}
        <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
        <div className="field">
          <label htmlFor="mat-khau">{t("password")}</label>
          <input
            id="mat-khau"
            name="password"
            type="password"
            autoComplete="current-password"
            required
          />
        </div>
        <button type="submit">{t("signIn.submit")}</button>
      </form>
    </section>
  );
}
