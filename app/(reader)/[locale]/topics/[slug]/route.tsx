import { Breadcrumb } from "#components/reader/breadcrumb.tsx";
import { Follow } from "#components/reader/follow.tsx";
import { PageTitle } from "#components/reader/headings.tsx";
import { Pager } from "#components/reader/pager.tsx";
import { StoryList } from "#components/reader/story-list.tsx";
import { Local } from "#components/ui/local.tsx";
import { machinePath, pagePath } from "#lib/content/addresses.ts";
import { articlePage, articlesOf } from "#lib/content/articles/queries.ts";
import { type Language, localText, requiredText } from "#lib/content/language.ts";
import { findTopic } from "#lib/content/topics/queries.ts";
import { translations } from "#lib/i18n/translations.ts";
import { elsewhere, notThere } from "../../../elsewhere.tsx";
import { readerPage } from "../../../reader-page.tsx";

export const GET = readerPage<{ slug: string }>(async ({ language, slug, number }) => {
  const topic = await findTopic(slug);
  if (!topic) return elsewhere("topics", "TOPIC", slug);
  const page = await articlePage(language, number, articlesOf(topic.id));
  if (page.items.length === 0 && number > 1) return notThere(slug);
  const t = translations("topic");
  const pathIn = (language: Language, page = number) =>
    pagePath("topics", language, [slug], { page });
  const name = requiredText(topic, "name", language);
  const description = localText(topic, "description", language);
  return {
    title: name.text,
    description: description?.text ?? `${name.text}. ${t("listDescription")}`,
    pathIn,
    feed: machinePath("feed", language, "topics", slug),
    content: (
      <>
        <Breadcrumb
          crumbs={[
            { name: { text: t("list"), lang: language }, path: pagePath("topics", language) },
          ]}
        />
        <PageTitle title={<Local of={name} />}>
          <Local of={description} />
        </PageTitle>
        <StoryList articles={page.items} level={2} />
        <Pager page={page} pathOf={(to) => pathIn(language, to)} />
        <Follow route="topics" slug={slug} files={["feed"]} />
      </>
    ),
  };
});
