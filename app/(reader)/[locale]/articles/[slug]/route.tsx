import { Gone } from "#components/reader/gone.tsx";
import { articlePath } from "#lib/content/addresses.ts";
import { findArticle } from "#lib/content/articles/queries.ts";
import { type Language, localText } from "#lib/content/language.ts";
import { translations } from "#lib/i18n/translations.ts";
import { articlePage } from "../../../article-page.tsx";
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
  return articlePage(article, language, pathIn);
});
