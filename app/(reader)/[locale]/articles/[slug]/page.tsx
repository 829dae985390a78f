import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ArticleView } from "#components/reader/article.tsx";
import { Gone } from "#components/reader/gone.tsx";
import { JsonLd } from "#components/reader/json-ld.tsx";
import { articlePath } from "#lib/content/addresses.ts";
import { findArticle, relatedArticles } from "#lib/content/articles/queries.ts";
import { headOf } from "#lib/content/head.ts";
import { articleData } from "#lib/content/json-ld.ts";
import { type Language, localText, requiredText } from "#lib/content/language.ts";
import { isAnythingRead } from "#lib/content/views/queries.ts";
import { answerWithStatus } from "#lib/delivery/render-context.ts";
import { Elsewhere, missingHead } from "../../elsewhere.tsx";
import { type PageProps, Shell } from "../../shell.tsx";

type Props = PageProps<{ slug: string }>;

const pathIn = (slug: string) => (language: Language) => articlePath(slug, language);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: language, slug } = await params;
  const article = await findArticle(slug, language);
  const t = await getTranslations("error");
  if (!article) return missingHead();
  if (article.status === "REMOVED") return { title: t("goneTitle"), robots: { index: false } };
  const { edition, publishedAt } = article;
  return headOf({
    title: edition.title,
    description: edition.lead,
    language,
    pathIn: pathIn(slug),
    translated: article.languages,
    picture: edition.leadMedia,
    article: {
      publishedAt,
      modifiedAt: edition.publishedAt ?? publishedAt,
      section: requiredText(article.section, "name", language).text,
    },
  });
}

export default async function ArticlePage({ params }: Props) {
  const { locale: language, slug } = await params;
  const article = await findArticle(slug, language);
  if (!article)
    return <Elsewhere route="articles" kind="ARTICLE" slug={slug} language={language} />;
  if (article.status === "REMOVED") {
    answerWithStatus(410);
    return (
      <Shell pathIn={pathIn(slug)}>
        <Gone note={localText(article, "statusNote", language)} />
      </Shell>
    );
  }
  const [related, hasMostRead] = await Promise.all([
    relatedArticles(article, language, 6),
    isAnythingRead(),
  ]);
  return (
    <Shell pathIn={pathIn(slug)}>
      <JsonLd data={articleData(article, language)} />
      <ArticleView article={article} related={related} hasMostRead={hasMostRead} />
    </Shell>
  );
}
