import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageTitle } from "#components/reader/headings.tsx";
import { Pager } from "#components/reader/pager.tsx";
import { RegisterLine } from "#components/reader/register-line.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import { documentsPage } from "#lib/content/documents/queries.ts";
import { headOf } from "#lib/content/head.ts";
import type { Language } from "#lib/content/language.ts";
import { NotThere } from "../elsewhere.tsx";
import { type PageProps, pageNumber, Shell } from "../shell.tsx";

const pathIn = (page: number) => (language: Language) =>
  pagePath("documents", language, [], { page });

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const { locale: language } = await params;
  const t = await getTranslations("document");
  return headOf({
    title: t("list"),
    description: t("listDescription"),
    language,
    pathIn: pathIn(pageNumber(await searchParams)),
  });
}

export default async function DocumentsPage({ params, searchParams }: PageProps) {
  const { locale: language } = await params;
  const number = pageNumber(await searchParams);
  const t = await getTranslations("document");
  const page = await documentsPage(number);
  if (page.items.length === 0 && number > 1) return <NotThere asked="" language={language} />;
  return (
    <Shell pathIn={pathIn(number)}>
      <PageTitle title={t("list")}>{t("listDescription")}</PageTitle>
      <ul className="divide-y divide-rule border-t border-rule">
        {page.items.map((document) => (
          <RegisterLine key={document.slug} document={document} />
        ))}
      </ul>
      <Pager page={page} pathOf={(to) => pathIn(to)(language)} />
    </Shell>
  );
}
