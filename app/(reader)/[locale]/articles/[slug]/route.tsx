import { ArticleView } from "#components/reader/article.tsx";
import { Gone } from "#components/reader/gone.tsx";
import { JsonLd } from "#components/reader/json-ld.tsx";
import { articlePath } from "#lib/content/addresses.ts";
import { findArticle, relatedArticles } from "#lib/content/articles/queries.ts";
import { articleData } from "#lib/content/json-ld.ts";
import { type Language, localText, requiredText } from "#lib/content/language.ts";
import { isAnythingRead } from "#lib/content/views/queries.ts";
import { translations } from "#lib/i18n/translations.ts";
import { elsewhere } from "../../../elsewhere.tsx";
import { readerPage } from "../../../reader-page.tsx";

export const GET = readerPage<{ slug: string }>(async ({ language, slug }) => {
  const article = await findArticle(slug, language);
  if (!article) return elsewhere("articles", "ARTICLE", slug);
  const pathIn = (language: Language) => articlePath(slug, language);
  if (article.status === "REMOVED") {
    return {
      status: 410,
      title: translations("error")("goneTitle"),
      pathIn,
      content: <Gone note={localText(article, "statusNote", language)} />,
    };
  }
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
});
