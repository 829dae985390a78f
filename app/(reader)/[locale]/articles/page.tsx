import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageTitle } from "#components/reader/headings.tsx";
import { Pager } from "#components/reader/pager.tsx";
import { StoryList } from "#components/reader/story-list.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import { articlePage } from "#lib/content/articles/queries.ts";
import { headOf } from "#lib/content/head.ts";
import type { Language } from "#lib/content/language.ts";
import { NotThere } from "../elsewhere.tsx";
import { type PageProps, pageNumber, Shell } from "../shell.tsx";

const pathIn = (page: number) => (language: Language) =>
  pagePath("articles", language, [], { page });

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const { locale: language } = await params;
  const number = pageNumber(await searchParams);
  const t = await getTranslations("article");
  return headOf({
    title: t("allArticles"),
    description: t("listDescription"),
    language,
    pathIn: pathIn(number),
  });
}

export default async function ArticlesPage({ params, searchParams }: PageProps) {
  const { locale: language } = await params;
  const number = pageNumber(await searchParams);
  const t = await getTranslations("article");
  const page = await articlePage(language, number);
  if (page.items.length === 0 && number > 1) return <NotThere asked="" language={language} />;
  return (
    <Shell pathIn={pathIn(number)}>
      <PageTitle title={t("allArticles")}>{t("listDescription")}</PageTitle>
      <StoryList articles={page.items} level={2} />
      <Pager page={page} pathOf={(to) => pathIn(to)(language)} />
    </Shell>
  );
}
