import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Follow } from "#components/reader/follow.tsx";
import { PageTitle } from "#components/reader/headings.tsx";
import { MostReadDepartment } from "#components/reader/most-read.tsx";
import { Pager } from "#components/reader/pager.tsx";
import { StoryList } from "#components/reader/story-list.tsx";
import { Local } from "#components/ui/local.tsx";
import { machinePath, pagePath } from "#lib/content/addresses.ts";
import { articlePage, articlesOf } from "#lib/content/articles/queries.ts";
import { headOf } from "#lib/content/head.ts";
import { type Language, localText, requiredText } from "#lib/content/language.ts";
import { findSections } from "#lib/content/sections/queries.ts";
import { mostRead } from "#lib/content/views/queries.ts";
import { Elsewhere, missingHead, NotThere } from "../../elsewhere.tsx";
import { type PageProps, pageNumber, Shell } from "../../shell.tsx";

type Props = PageProps<{ slug: string }>;

const pathIn = (slug: string, page: number) => (language: Language) =>
  pagePath("sections", language, [slug], { page });

async function read({ params, searchParams }: Props) {
  const { locale: language, slug } = await params;
  const number = pageNumber(await searchParams);
  const section = (await findSections()).find((one) => one.slug === slug);
  return { language, slug, number, section };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { language, slug, number, section } = await read(props);
  if (!section) return missingHead();
  return headOf({
    title: requiredText(section, "name", language).text,
    description: localText(section, "description", language)?.text ?? "",
    language,
    pathIn: pathIn(slug, number),
    feed: machinePath("feed", language, "sections", slug),
  });
}

export default async function SectionPage(props: Props) {
  const { language, slug, number, section } = await read(props);
  if (!section)
    return <Elsewhere route="sections" kind="SECTION" slug={slug} language={language} />;
  const t = await getTranslations("section");
  const [page, popular] = await Promise.all([
    articlePage(language, number, articlesOf(section.id)),
    number === 1 ? mostRead(language, 5, section.id) : [],
  ]);
  if (page.items.length === 0 && number > 1) return <NotThere asked={slug} language={language} />;
  return (
    <Shell pathIn={pathIn(slug, number)}>
      <PageTitle title={<Local of={requiredText(section, "name", language)} />}>
        <Local of={localText(section, "description", language)} />
      </PageTitle>
      {page.items.length === 0 && <p>{t("empty")}</p>}
      <StoryList articles={page.items} level={2} />
      <Pager page={page} pathOf={(to) => pathIn(slug, to)(language)} />
      <Follow route="sections" slug={slug} files={["feed"]} />
      <MostReadDepartment
        lists={popular}
        title={(await getTranslations("mostRead"))("inSection")}
      />
    </Shell>
  );
}
