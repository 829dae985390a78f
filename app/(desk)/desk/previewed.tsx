import { articlePage } from "#app/(reader)/article-page.tsx";
import { respondWith } from "#app/(reader)/reader-page.tsx";
import { findPreview } from "#lib/content/articles/preview.ts";
import type { Language } from "#lib/content/language.ts";
import { findSections } from "#lib/content/sections/queries.ts";
import { inLanguage } from "#lib/i18n/translations.ts";

/**
 * Answers with an article as readers would see it, to be shown within a page of the desk.
 * @param pathIn where it is previewed in a language.
 */
export async function respondWithPreview(
  articleId: string,
  language: Language,
  pathIn: (language: Language) => string,
): Promise<Response> {
  const article = await findPreview(articleId, language);
  if (!article) return new Response(null, { status: 404 });
  return inLanguage(language, async () => {
    const [page, sections] = await Promise.all([
      articlePage(article, language, pathIn),
      findSections(),
    ]);
    return respondWith({ ...page, unlisted: true, framed: true }, sections);
  });
}
