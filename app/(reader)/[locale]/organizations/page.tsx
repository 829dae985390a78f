import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageTitle } from "#components/reader/headings.tsx";
import { OrganizationLevels, OrganizationTree } from "#components/reader/organization-lists.tsx";
import { Pager } from "#components/reader/pager.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import { headOf } from "#lib/content/head.ts";
import type { Language } from "#lib/content/language.ts";
import { organizationsByLevel, organizationTree } from "#lib/content/organizations/queries.ts";
import { NotThere } from "../elsewhere.tsx";
import { type PageProps, pageNumber, Shell } from "../shell.tsx";

/** The arrangement besides the tree, as it stands in the address. */
const byLevel = "cap";

const pathIn = (view: string | undefined, page: number) => (language: Language) =>
  pagePath("organizations", language, [], { view, page });

const viewIn = (search: { view?: string }) => (search.view === byLevel ? byLevel : undefined);

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const { locale: language } = await params;
  const search = await searchParams;
  const t = await getTranslations("organization");
  const view = viewIn(search);
  const title = view ? `${t("list")}: ${t("byLevel")}` : t("list");
  return headOf({
    title,
    description: `${title}. ${t("listDescription")}`,
    language,
    pathIn: pathIn(view, pageNumber(search)),
  });
}

export default async function OrganizationsPage({ params, searchParams }: PageProps) {
  const { locale: language } = await params;
  const search = await searchParams;
  const view = viewIn(search);
  const number = pageNumber(search);
  const t = await getTranslations("organization");
  const levels = view ? await organizationsByLevel(language, number) : null;
  const tree = view ? null : await organizationTree(language, number);
  const page = levels ?? tree;
  if (!page || (page.items.length === 0 && number > 1))
    return <NotThere asked="" language={language} />;
  return (
    <Shell pathIn={pathIn(view, number)}>
      <PageTitle title={t("list")}>{t("listDescription")}</PageTitle>
      <nav aria-label={t("view")} className="mb-6 font-sans text-sm">
        <ul className="flex flex-wrap gap-x-5">
          {[undefined, byLevel].map((one) => (
            <li key={one ?? "tree"}>
              <a
                href={pathIn(one, 1)(language)}
                aria-current={one === view ? "true" : undefined}
                className="inline-block py-2 aria-[current]:font-semibold aria-[current]:text-ink"
              >
                {one ? t("byLevel") : t("tree")}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {levels && <OrganizationLevels organizations={levels.items} />}
      {tree && <OrganizationTree branches={tree.items} />}
      <Pager page={page} pathOf={(to) => pathIn(view, to)(language)} />
    </Shell>
  );
}
