import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentView } from "#components/reader/document.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import { articlesOnDocument, findDocument } from "#lib/content/documents/queries.ts";
import { headOf } from "#lib/content/head.ts";
import { type Language, localText, requiredText } from "#lib/content/language.ts";
import { Elsewhere, missingHead, NotThere } from "../../elsewhere.tsx";
import { type PageProps, pageNumber, Shell } from "../../shell.tsx";

type Props = PageProps<{ slug: string }>;

const pathIn = (slug: string, page: number) => (language: Language) =>
  pagePath("documents", language, [slug], { page });

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale: language, slug } = await params;
  const document = await findDocument(slug);
  if (!document) return missingHead();
  const t = await getTranslations("document");
  const type = requiredText(document, "type", language).text;
  const name = document.number ? t("number", { type, number: document.number }) : type;
  const about = localText(document, "title", language) ?? localText(document, "summary", language);
  return headOf({
    title: name,
    description: about?.text ?? name,
    language,
    pathIn: pathIn(slug, pageNumber(await searchParams)),
  });
}

export default async function DocumentPage({ params, searchParams }: Props) {
  const { locale: language, slug } = await params;
  const number = pageNumber(await searchParams);
  const document = await findDocument(slug);
  if (!document)
    return <Elsewhere route="documents" kind="DOCUMENT" slug={slug} language={language} />;
  const articles = await articlesOnDocument(document.id, language, number);
  if (articles.items.length === 0 && number > 1)
    return <NotThere asked={slug} language={language} />;
  return (
    <Shell pathIn={pathIn(slug, number)}>
      <DocumentView
        document={document}
        articles={articles}
        pathOf={(to) => pathIn(slug, to)(language)}
      />
    </Shell>
  );
}
