import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Breadcrumb } from "#components/reader/breadcrumb.tsx";
import { Follow } from "#components/reader/follow.tsx";
import { PageTitle } from "#components/reader/headings.tsx";
import { Pager } from "#components/reader/pager.tsx";
import { StoryList } from "#components/reader/story-list.tsx";
import { Local } from "#components/ui/local.tsx";
import { machinePath, pagePath } from "#lib/content/addresses.ts";
import { articlePage, articlesOf } from "#lib/content/articles/queries.ts";
import { headOf } from "#lib/content/head.ts";
import { type Language, localText, requiredText } from "#lib/content/language.ts";
import { findTopic } from "#lib/content/topics/queries.ts";
import { Elsewhere, missingHead, NotThere } from "../../elsewhere.tsx";
import { type PageProps, pageNumber, Shell } from "../../shell.tsx";

type Props = PageProps<{ slug: string }>;

const pathIn = (slug: string, page: number) => (language: Language) =>
  pagePath("topics", language, [slug], { page });

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale: language, slug } = await params;
  const topic = await findTopic(slug);
  if (!topic) return missingHead();
  const t = await getTranslations("topic");
  const title = requiredText(topic, "name", language).text;
  return headOf({
    title,
    description:
      localText(topic, "description", language)?.text ?? `${title}. ${t("listDescription")}`,
    language,
    pathIn: pathIn(slug, pageNumber(await searchParams)),
    feed: machinePath("feed", language, "topics", slug),
  });
}

export default async function TopicPage({ params, searchParams }: Props) {
  const { locale: language, slug } = await params;
  const number = pageNumber(await searchParams);
  const topic = await findTopic(slug);
  if (!topic) return <Elsewhere route="topics" kind="TOPIC" slug={slug} language={language} />;
  const t = await getTranslations("topic");
  const page = await articlePage(language, number, articlesOf(topic.id));
  if (page.items.length === 0 && number > 1) return <NotThere asked={slug} language={language} />;
  const name = requiredText(topic, "name", language);
  return (
    <Shell pathIn={pathIn(slug, number)}>
      <Breadcrumb
        crumbs={[{ name: { text: t("list"), lang: language }, path: pagePath("topics", language) }]}
      />
      <PageTitle title={<Local of={name} />}>
        <Local of={localText(topic, "description", language)} />
      </PageTitle>
      <StoryList articles={page.items} level={2} />
      <Pager page={page} pathOf={(to) => pathIn(slug, to)(language)} />
      <Follow route="topics" slug={slug} files={["feed"]} />
    </Shell>
  );
}
