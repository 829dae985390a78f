import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Field, Form } from "#components/desk/form.tsx";
import { wordsIn } from "#components/desk/words.ts";
import { languageOfBrowser, placeOnDesk, whoIsSignedIn } from "../signed-in.ts";
import { enter } from "./actions.ts";

type Props = { searchParams: Promise<{ to?: string; done?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsIn(await languageOfBrowser())("signIn.title") };
}

export default async function SignInPage({ searchParams }: Props) {
  const { to, done } = await searchParams;
  const place = placeOnDesk(to);
  if (await whoIsSignedIn()) redirect(place);
  const t = wordsIn(await languageOfBrowser());
  return (
    <div className="sheet">
      <h1>{t("signIn.title")}</h1>
      {done === "password" && <p className="notice done">{t("signIn.passwordChanged")}</p>}
      <Form action={enter} submit={t("signIn.submit")}>
        <input type="hidden" name="to" value={place} />
        <Field name="email" label={t("email")} type="email" autoComplete="username" required />
        <Field
          name="password"
          label={t("password")}
          type="password"
          autoComplete="current-password"
          required
        />
      </Form>
      <p className="meta mt-6">{t("signIn.forgotten")}</p>
    </div>
  );
}
