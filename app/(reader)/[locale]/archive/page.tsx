import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ArchiveMonths } from "#components/reader/archive-months.tsx";
import { PageTitle } from "#components/reader/headings.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import { archiveMonths } from "#lib/content/articles/archive.ts";
import { headOf } from "#lib/content/head.ts";
import type { Language } from "#lib/content/language.ts";
import { type PageProps, Shell } from "../shell.tsx";

const pathIn = (language: Language) => pagePath("archive", language);

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale: language } = await params;
  const t = await getTranslations("archive");
  return headOf({ title: t("list"), description: t("listDescription"), language, pathIn });
}

export default async function ArchivePage() {
  const t = await getTranslations("archive");
  return (
    <Shell pathIn={pathIn}>
      <PageTitle title={t("list")}>{t("listDescription")}</PageTitle>
      <ArchiveMonths months={await archiveMonths()} />
    </Shell>
  );
}
