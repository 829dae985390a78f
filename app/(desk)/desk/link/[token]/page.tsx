import type { Metadata } from "next";
import { Field, Form } from "#components/desk/form.tsx";
import { NewPassword } from "#components/desk/new-password.tsx";
import { wordsIn } from "#components/desk/words.ts";
import { findLink } from "#lib/content/accounts/queries.ts";
import { languageOfBrowser } from "../../signed-in.ts";
import { follow } from "./actions.ts";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsIn(await languageOfBrowser())("link.title") };
}

export default async function LinkPage({ params }: Props) {
  const { token } = await params;
  const t = wordsIn(await languageOfBrowser());
  const link = await findLink(token);
  if (!link) {
    return (
      <div className="sheet">
        <h1>{t("link.over")}</h1>
        <p>{t("link.overHelp")}</p>
      </div>
    );
  }
  const email = link.email ?? link.account?.email;
  return (
    <div className="sheet">
      <h1>{t(`link.${link.kind}`)}</h1>
      <p className="mb-6">{t(`link.${link.kind}Help`)}</p>
      <Form action={follow} submit={t(`link.${link.kind}Submit`)}>
        <input type="hidden" name="token" value={token} />
        {email ? (
          <Field
            name="email"
            label={t("email")}
            defaultValue={email}
            autoComplete="username"
            readOnly
          />
        ) : (
          <Field name="email" label={t("email")} type="email" autoComplete="username" required />
        )}
        {link.kind !== "RESET" && (
          <Field name="name" label={t("yourName")} autoComplete="name" required />
        )}
        <NewPassword t={t} />
      </Form>
    </div>
  );
}
