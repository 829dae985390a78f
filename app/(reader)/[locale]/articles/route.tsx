import { PageTitle } from "#components/reader/headings.tsx";
import { Pager } from "#components/reader/pager.tsx";
import { StoryList } from "#components/reader/story-list.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import { articlePage } from "#lib/content/articles/queries.ts";
import type { Language } from "#lib/content/language.ts";
import { translations } from "#lib/i18n/translations.ts";
import { notThere } from "../../elsewhere.tsx";
import { readerPage } from "../../reader-page.tsx";

export const GET = readerPage(async ({ language, number }) => {
  const t = translations("article");
  const page = await articlePage(language, number);
  if (page.items.length === 0 && number > 1) return notThere();
  const pathIn = (language: Language, page = number) =>
    pagePath("articles", language, [], { page });
  return {
    title: t("allArticles"),
    description: t("listDescription"),
    pathIn,
    content: (
      <>
        <PageTitle title={t("allArticles")}>{t("listDescription")}</PageTitle>
        <StoryList articles={page.items} level={2} />
        <Pager page={page} pathOf={(to) => pathIn(language, to)} />
      </>
    ),
  };
});
