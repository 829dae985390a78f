import Link from "next/link";
import { plansOf } from "#components/desk/plan.ts";
import { findWaiting } from "#lib/content/articles/draft-queries.ts";
import { localText } from "#lib/content/language.ts";
import { formatMinute } from "#lib/text/date-time.ts";
import { enterDesk } from "./signed-in.ts";

const lists = [
  "overdue",
  "toApprove",
  "toPublish",
  "flagged",
  "toFinish",
  "scheduled",
  "recent",
] as const;

export default async function StartPage() {
  const { t, name, actor, language } = await enterDesk("/desk");
  const waiting = await findWaiting(actor);
  const shown = lists.filter((one) => waiting[one].length > 0);
  return (
    <>
      <div className="headed">
        <h1>{t("start.welcome", { name })}</h1>
        <Link href="/desk/articles/new" className="button" prefetch={false}>
          {t("articles.new")}
        </Link>
      </div>
      <p className="lead">{t(`roles.${actor.role}Help`)}</p>
      {shown.length === 0 && <p className="mt-4">{t("start.nothing")}</p>}
      {shown.map((one) => (
        <section key={one} aria-labelledby={one}>
          <h2 id={one}>{t(`start.${one}`)}</h2>
          <ul className="rows">
            {waiting[one].map(
              ({
                id,
                title,
                language: written,
                article,
                savedAt,
                savedBy,
                publishedAt,
                ...more
              }) => (
                <li key={id}>
                  <div>
                    <p className="font-semibold">
                      <Link
                        href={`/desk/articles/${article.id}/${written}`}
                        prefetch={false}
                        lang={written}
                      >
                        {title || t("articles.untitled")}
                      </Link>
                    </p>
                    <p className="meta">
                      {localText(article.section, "name", language)?.text}
                      {written === "en" && ` · ${t("articles.english")}`}
                      {savedBy && ` · ${savedBy.name}`}
                    </p>
                  </div>
                  <p className="meta">
                    {one === "recent" &&
                      `${t("start.views", { count: article.viewTotal?.views ?? 0 })} · `}
                    {one === "overdue" || one === "scheduled"
                      ? plansOf({ article, publishedAt, ...more }, language, t).join(" ")
                      : (publishedAt ?? savedAt) &&
                        formatMinute((publishedAt ?? savedAt) as Date, language)}
                  </p>
                </li>
              ),
            )}
          </ul>
        </section>
      ))}
      <p className="mt-8">
        <Link href="/desk/account" prefetch={false}>
          {t("start.account")}
        </Link>
      </p>
    </>
  );
}
