import type { Metadata } from "next";
import { JsonLd } from "#components/reader/json-ld.tsx";
import { OrganizationView } from "#components/reader/organization.tsx";
import { machinePath, pagePath } from "#lib/content/addresses.ts";
import { headOf } from "#lib/content/head.ts";
import { organizationData } from "#lib/content/json-ld.ts";
import { type Language, localText, requiredText } from "#lib/content/language.ts";
import { articlesOnOrganization, findOrganization } from "#lib/content/organizations/queries.ts";
import { Elsewhere, missingHead, NotThere } from "../../elsewhere.tsx";
import { type PageProps, pageNumber, Shell } from "../../shell.tsx";

type Props = PageProps<{ slug: string }>;

const pathIn = (slug: string, page: number) => (language: Language) =>
  pagePath("organizations", language, [slug], { page });

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale: language, slug } = await params;
  const organization = await findOrganization(slug, language);
  if (!organization) return missingHead();
  const name = requiredText(organization, "name", language).text;
  return headOf({
    title: name,
    description: localText(organization, "purpose", language)?.text ?? name,
    language,
    pathIn: pathIn(slug, pageNumber(await searchParams)),
    feed: machinePath("feed", language, "organizations", slug),
    translated: organization.nameEn ? ["vi", "en"] : ["vi"],
  });
}

export default async function OrganizationPage({ params, searchParams }: Props) {
  const { locale: language, slug } = await params;
  const number = pageNumber(await searchParams);
  const organization = await findOrganization(slug, language);
  if (!organization) {
    return <Elsewhere route="organizations" kind="ORGANIZATION" slug={slug} language={language} />;
  }
  const articles = await articlesOnOrganization(organization.id, language, number);
  if (articles.items.length === 0 && number > 1)
    return <NotThere asked={slug} language={language} />;
  return (
    <Shell pathIn={pathIn(slug, number)}>
      <JsonLd data={organizationData(organization, language)} />
      <OrganizationView
        organization={organization}
        articles={articles}
        pathOf={(to) => pathIn(slug, to)(language)}
      />
    </Shell>
  );
}
