import { PageTitle } from "#components/reader/headings.tsx";
import { MostReadLists } from "#components/reader/most-read.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import { mostRead } from "#lib/content/views/queries.ts";
import { translations } from "#lib/i18n/translations.ts";
import { readerPage } from "../../reader-page.tsx";

export const GET = readerPage(async ({ language }) => {
  const t = translations("mostRead");
  const lists = await mostRead(language, 10);
  return {
    title: t("title"),
    description: t("description"),
    pathIn: (language) => pagePath("most-read", language),
    content: (
      <>
        <PageTitle title={t("title")}>{t("description")}</PageTitle>
        {lists.length > 0 ? <MostReadLists lists={lists} /> : <p>{t("empty")}</p>}
      </>
    ),
  };
});
