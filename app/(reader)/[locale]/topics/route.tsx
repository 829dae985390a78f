import { PageTitle } from "#components/reader/headings.tsx";
import { Local } from "#components/ui/local.tsx";
import { pagePath, topicPath } from "#lib/content/addresses.ts";
import { requiredText } from "#lib/content/language.ts";
import { findTopics } from "#lib/content/topics/queries.ts";
import { translations } from "#lib/i18n/translations.ts";
import { readerPage } from "../../reader-page.tsx";

export const GET = readerPage(async ({ language }) => {
  const t = translations("topic");
  const topics = await findTopics(language);
  return {
    title: t("list"),
    description: t("listDescription"),
    pathIn: (language) => pagePath("topics", language),
    content: (
      <>
        <PageTitle title={t("list")}>{t("listDescription")}</PageTitle>
        <ul className="gap-x-8 sm:columns-2 lg:columns-3">
          {topics.map((topic) => (
            <li key={topic.slug} className="break-inside-avoid border-t border-rule py-2.5">
              <a href={topicPath(topic.slug, language)} className="text-lg">
                <Local of={requiredText(topic, "name", language)} />
              </a>{" "}
              <span className="meta">{t("count", { count: topic._count.articles })}</span>
            </li>
          ))}
        </ul>
      </>
    ),
  };
});
