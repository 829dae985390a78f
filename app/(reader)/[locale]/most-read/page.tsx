import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageTitle } from "#components/reader/headings.tsx";
import { MostReadLists } from "#components/reader/most-read.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import { headOf } from "#lib/content/head.ts";
import type { Language } from "#lib/content/language.ts";
import { mostRead } from "#lib/content/views/queries.ts";
import { type PageProps, Shell } from "../shell.tsx";

const pathIn = (language: Language) => pagePath("most-read", language);

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale: language } = await params;
  const t = await getTranslations("mostRead");
  return headOf({ title: t("title"), description: t("description"), language, pathIn });
}

export default async function MostReadPage({ params }: PageProps) {
  const { locale: language } = await params;
  const t = await getTranslations("mostRead");
  const lists = await mostRead(language, 10);
  return (
    <Shell pathIn={pathIn}>
      <PageTitle title={t("title")}>{t("description")}</PageTitle>
      {lists.length > 0 ? <MostReadLists lists={lists} /> : <p>{t("empty")}</p>}
    </Shell>
  );
}
