import { ArchiveMonths } from "#components/reader/archive-months.tsx";
import { PageTitle } from "#components/reader/headings.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import { archiveMonths } from "#lib/content/articles/archive.ts";
import { translations } from "#lib/i18n/translations.ts";
import { readerPage } from "../../reader-page.tsx";

export const GET = readerPage(async () => {
  const t = translations("archive");
  const months = await archiveMonths();
  return {
    title: t("list"),
    description: t("listDescription"),
    pathIn: (language) => pagePath("archive", language),
    content: (
      <>
        <PageTitle title={t("list")}>{t("listDescription")}</PageTitle>
        <ArchiveMonths months={months} />
      </>
    ),
  };
});
