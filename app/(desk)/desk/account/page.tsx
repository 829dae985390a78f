import type { Metadata } from "next";
import { Choice, Field, Form } from "#components/desk/form.tsx";
import { NewPassword } from "#components/desk/new-password.tsx";
import { findOwnSessions } from "#lib/content/accounts/queries.ts";
import { formatMinute, isoWithZone } from "#lib/text/date-time.ts";
import { enterDesk } from "../signed-in.ts";
import { changeOwnPassword, endOwnSession, saveOwn } from "./actions.ts";
import { browserNamed } from "./browser.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await enterDesk("/desk/account")).t("account.title") };
}

export default async function AccountPage() {
  const { t, actor, name, email, language, sessionId } = await enterDesk("/desk/account");
  const sessions = await findOwnSessions(actor);
  return (
    <>
      <h1>{t("account.title")}</h1>
      <p className="lead">
        {email} · {t(`roles.${actor.role}`)}
      </p>
      <section aria-labelledby="toi">
        <h2 id="toi">{t("account.about")}</h2>
        <Form action={saveOwn} submit={t("save")} className="narrow">
          <Field
            name="name"
            label={t("yourName")}
            defaultValue={name}
            autoComplete="name"
            required
          />
          <Choice name="language" label={t("account.language")} defaultValue={language}>
            <option value="vi" lang="vi">
              Tiếng Việt
            </option>
            <option value="en" lang="en">
              English
            </option>
          </Choice>
        </Form>
      </section>
      <section aria-labelledby="mat-khau">
        <h2 id="mat-khau">{t("account.password")}</h2>
        <p className="hint mb-4">{t("account.passwordHelp")}</p>
        <Form action={changeOwnPassword} submit={t("account.changePassword")} className="narrow">
          <Field
            name="current"
            label={t("account.current")}
            type="password"
            autoComplete="current-password"
            required
          />
          <NewPassword t={t} />
        </Form>
      </section>
      <section aria-labelledby="phien">
        <h2 id="phien">{t("account.sessions")}</h2>
        <ul className="rows">
          {sessions.map((session) => (
            <li key={session.id}>
              <div>
                <p className="font-semibold">{browserNamed(session.userAgent)}</p>
                <p className="meta">
                  {session.ipAddress} ·{" "}
                  <time dateTime={isoWithZone(session.createdAt)}>
                    {formatMinute(session.createdAt, language)}
                  </time>
                </p>
              </div>
              {session.id === sessionId ? (
                <p className="meta">{t("account.thisOne")}</p>
              ) : (
                <Form action={endOwnSession} submit={t("account.end")} small>
                  <input type="hidden" name="id" value={session.id} />
                </Form>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
