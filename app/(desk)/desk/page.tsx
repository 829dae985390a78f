import Link from "next/link";
import { may } from "#lib/access/access.ts";
import { enterDesk } from "./signed-in.ts";

export default async function StartPage() {
  const { t, name, actor } = await enterDesk("/desk");
  return (
    <>
      <h1>{t("start.welcome", { name })}</h1>
      <p className="lead">{t(`roles.${actor.role}Help`)}</p>
      <ul className="mt-6 grid gap-2">
        <li>
          <Link href="/desk/articles/new">{t("articles.new")}</Link>
        </li>
        <li>
          <Link href="/desk/articles">{t("articles.title")}</Link>
        </li>
        {may(actor, "account.manage") && (
          <li>
            <Link href="/desk/accounts">{t("start.accounts")}</Link>
          </li>
        )}
        <li>
          <Link href="/desk/account">{t("start.account")}</Link>
        </li>
      </ul>
    </>
  );
}
