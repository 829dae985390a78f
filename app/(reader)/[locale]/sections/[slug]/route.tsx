import { Follow } from "#components/reader/follow.tsx";
import { PageTitle } from "#components/reader/headings.tsx";
import { MostReadDepartment } from "#components/reader/most-read.tsx";
import { Pager } from "#components/reader/pager.tsx";
import { StoryList } from "#components/reader/story-list.tsx";
import { Local } from "#components/ui/local.tsx";
import { machinePath, pagePath } from "#lib/content/addresses.ts";
import { articlePage, articlesOf } from "#lib/content/articles/queries.ts";
import { type Language, localText, requiredText } from "#lib/content/language.ts";
import { findSection } from "#lib/content/sections/queries.ts";
import { mostRead } from "#lib/content/views/queries.ts";
import { translations } from "#lib/i18n/translations.ts";
import { elsewhere, notThere } from "../../../elsewhere.tsx";
import { readerPage } from "../../../reader-page.tsx";

export const GET = readerPage<{ slug: string }>(async ({ language, slug, number }) => {
  const section = await findSection(slug);
  if (!section) return elsewhere("sections", "SECTION", slug);
  const [page, popular] = await Promise.all([
    articlePage(language, number, articlesOf(section.id)),
    number === 1 ? mostRead(language, 5, section.id) : [],
  ]);
  if (page.items.length === 0 && number > 1) return notThere(slug);
  const pathIn = (language: Language, page = number) =>
    pagePath("sections", language, [slug], { page });
  const name = requiredText(section, "name", language);
  const description = localText(section, "description", language);
  return {
    title: name.text,
    description: description?.text ?? "",
    pathIn,
    feed: machinePath("feed", language, "sections", slug),
    content: (
      <>
        <PageTitle title={<Local of={name} />}>
          <Local of={description} />
        </PageTitle>
        {page.items.length === 0 && <p>{translations("section")("empty")}</p>}
        <StoryList articles={page.items} level={2} />
        <Pager page={page} pathOf={(to) => pathIn(language, to)} />
        <Follow route="sections" slug={slug} files={["feed"]} />
        <MostReadDepartment lists={popular} title={translations("mostRead")("inSection")} />
      </>
    ),
  };
});
