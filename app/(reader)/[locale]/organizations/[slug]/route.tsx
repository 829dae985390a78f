import { JsonLd } from "#components/reader/json-ld.tsx";
import { OrganizationView } from "#components/reader/organization.tsx";
import { machinePath, pagePath } from "#lib/content/addresses.ts";
import { organizationData } from "#lib/content/json-ld.ts";
import { type Language, localText, requiredText } from "#lib/content/language.ts";
import { articlesOnOrganization, findOrganization } from "#lib/content/organizations/queries.ts";
import { elsewhere, notThere } from "../../../elsewhere.tsx";
import { readerPage } from "../../../reader-page.tsx";

export const GET = readerPage<{ slug: string }>(async ({ language, slug, number }) => {
  const organization = await findOrganization(slug, language);
  if (!organization) return elsewhere("organizations", "ORGANIZATION", slug);
  const articles = await articlesOnOrganization(organization.id, language, number);
  if (articles.items.length === 0 && number > 1) return notThere(slug);
  const pathIn = (language: Language, page = number) =>
    pagePath("organizations", language, [slug], { page });
  const name = requiredText(organization, "name", language).text;
  return {
    title: name,
    description: localText(organization, "purpose", language)?.text ?? name,
    pathIn,
    feed: machinePath("feed", language, "organizations", slug),
    translated: organization.nameEn ? ["vi", "en"] : ["vi"],
    content: (
      <>
        <JsonLd data={organizationData(organization, language)} />
        <OrganizationView
          organization={organization}
          articles={articles}
          pathOf={(to) => pathIn(language, to)}
        />
      </>
    ),
  };
});
