import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Choice, Field, Form } from "#components/desk/form.tsx";
import type { Desk } from "#components/desk/words.ts";
import { may, roles } from "#lib/access/access.ts";
import { findAccounts, findInvitations } from "#lib/content/accounts/queries.ts";
import { formatDay, formatMinute } from "#lib/text/date-time.ts";
import { enterDesk } from "../signed-in.ts";
import { change, invite, makeReset, withdraw } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await enterDesk("/desk/accounts")).t("accounts.title") };
}

export default async function AccountsPage() {
  const { t, actor, language } = await enterDesk("/desk/accounts");
  if (!may(actor, "account.manage")) notFound();
  const [accounts, invitations] = await Promise.all([findAccounts(actor), findInvitations(actor)]);
  return (
    <>
      <h1>{t("accounts.title")}</h1>
      <section aria-labelledby="moi">
        <h2 id="moi">{t("accounts.invite")}</h2>
        <p className="hint mb-4">{t("accounts.inviteHelp")}</p>
        <Form action={invite} submit={t("accounts.inviteSubmit")} className="narrow">
          <Field name="email" label={t("email")} type="email" autoComplete="off" required />
          <Choice name="role" label={t("accounts.role")} defaultValue="CONTRIBUTOR">
            <RoleOptions t={t} />
          </Choice>
        </Form>
        {invitations.length > 0 && (
          <ul className="rows mt-6">
            {invitations.map(({ id, email, role, expiresAt }) => (
              <li key={id}>
                <div>
                  <p className="font-semibold">{email}</p>
                  <p className="meta">
                    {role && t(`roles.${role}`)} ·{" "}
                    {t("accounts.until", { time: formatMinute(expiresAt, language) })}
                  </p>
                </div>
                <Form action={withdraw} submit={t("accounts.withdraw")} small>
                  <input type="hidden" name="id" value={id} />
                </Form>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="danh-sach">
        <h2 id="danh-sach">{t("accounts.list")}</h2>
        <ul className="rows">
          {accounts.map((account) => (
            <li key={account.id}>
              <div>
                <p className="font-semibold">{account.name}</p>
                <p className="meta">
                  {account.email} · {t(`roles.${account.role}`)}
                  {account.closedAt &&
                    ` · ${t("accounts.closedOn", { day: formatDay(account.closedAt, language) })}`}
                </p>
              </div>
              <div>
                <Form action={change} submit={t("save")} className="beside" small>
                  <input type="hidden" name="id" value={account.id} />
                  <Choice name="role" label={t("accounts.role")} defaultValue={account.role}>
                    <RoleOptions t={t} />
                  </Choice>
                  <Choice
                    name="isOpen"
                    label={t("accounts.state")}
                    defaultValue={account.closedAt ? "no" : "yes"}
                  >
                    <option value="yes">{t("accounts.open")}</option>
                    <option value="no">{t("accounts.closed")}</option>
                  </Choice>
                </Form>
                {!account.closedAt && (
                  <Form action={makeReset} submit={t("accounts.reset")} small>
                    <input type="hidden" name="id" value={account.id} />
                  </Form>
                )}
              </div>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

const RoleOptions = ({ t }: { t: Desk }) =>
  roles.map((role) => (
    <option key={role} value={role}>
      {t(`roles.${role}`)}
    </option>
  ));
