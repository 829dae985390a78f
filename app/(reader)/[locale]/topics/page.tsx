import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageTitle } from "#components/reader/headings.tsx";
import { Local } from "#components/ui/local.tsx";
import { pagePath, topicPath } from "#lib/content/addresses.ts";
import { headOf } from "#lib/content/head.ts";
import { type Language, requiredText } from "#lib/content/language.ts";
import { findTopics } from "#lib/content/topics/queries.ts";
import { type PageProps, Shell } from "../shell.tsx";

const pathIn = (language: Language) => pagePath("topics", language);

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale: language } = await params;
  const t = await getTranslations("topic");
  return headOf({ title: t("list"), description: t("listDescription"), language, pathIn });
}

export default async function TopicsPage({ params }: PageProps) {
  const { locale: language } = await params;
  const t = await getTranslations("topic");
  const topics = await findTopics(language);
  return (
    <Shell pathIn={pathIn}>
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
    </Shell>
  );
}
