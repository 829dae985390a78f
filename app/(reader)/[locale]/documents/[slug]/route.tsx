import { DocumentView } from "#components/reader/document.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import { articlesOnDocument, findDocument } from "#lib/content/documents/queries.ts";
import { type Language, localText, requiredText } from "#lib/content/language.ts";
import { translations } from "#lib/i18n/translations.ts";
import { elsewhere, notThere } from "../../../elsewhere.tsx";
import { readerPage } from "../../../reader-page.tsx";

export const GET = readerPage<{ slug: string }>(async ({ language, slug, number }) => {
  const document = await findDocument(slug);
  if (!document) return elsewhere("documents", "DOCUMENT", slug);
  const articles = await articlesOnDocument(document.id, language, number);
  if (articles.items.length === 0 && number > 1) return notThere(slug);
  const pathIn = (language: Language, page = number) =>
    pagePath("documents", language, [slug], { page });
  const t = translations("document");
  const type = requiredText(document, "type", language).text;
  const name = document.number ? t("number", { type, number: document.number }) : type;
  const about = localText(document, "title", language) ?? localText(document, "summary", language);
  return {
    title: name,
    description: about?.text ?? name,
    pathIn,
    content: (
      <DocumentView document={document} articles={articles} pathOf={(to) => pathIn(language, to)} />
    ),
  };
});
