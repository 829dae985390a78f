import { ArticleView } from "#components/reader/article.tsx";
import { JsonLd } from "#components/reader/json-ld.tsx";
import { type Article, relatedArticles } from "#lib/content/articles/queries.ts";
import { articleData } from "#lib/content/json-ld.ts";
import { type Language, requiredText } from "#lib/content/language.ts";
import { isAnythingRead } from "#lib/content/views/queries.ts";
import type { ReaderPage } from "./reader-page.tsx";

/** @param pathIn the page's address in a language. */
export async function articlePage(
  article: Article,
  language: Language,
  pathIn: (language: Language) => string,
): Promise<ReaderPage> {
  const [related, hasMostRead] = await Promise.all([
    relatedArticles(article, language, 6),
    isAnythingRead(),
  ]);
  const { edition, publishedAt } = article;
  return {
    title: edition.title,
    description: edition.lead,
    pathIn,
    translated: article.languages,
    picture: edition.leadMedia,
    article: {
      publishedAt,
      modifiedAt: edition.publishedAt ?? publishedAt,
      section: requiredText(article.section, "name", language).text,
    },
    content: (
      <>
        <JsonLd data={articleData(article, language)} />
        <ArticleView article={article} related={related} hasMostRead={hasMostRead} />
      </>
    ),
  };
}
