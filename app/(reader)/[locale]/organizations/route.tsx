import { PageTitle } from "#components/reader/headings.tsx";
import { OrganizationLevels, OrganizationTree } from "#components/reader/organization-lists.tsx";
import { Pager } from "#components/reader/pager.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import type { Language } from "#lib/content/language.ts";
import { organizationsByLevel, organizationTree } from "#lib/content/organizations/queries.ts";
import { translations } from "#lib/i18n/translations.ts";
import { notThere } from "../../elsewhere.tsx";
import { readerPage } from "../../reader-page.tsx";

/** The arrangement besides the tree, as it stands in the address. */
const byLevel = "cap";

const pathOf = (view: string | undefined, page: number) => (language: Language) =>
  pagePath("organizations", language, [], { view, page });

export const GET = readerPage(async ({ language, number, search }) => {
  const t = translations("organization");
  const view = search.view === byLevel ? byLevel : undefined;
  const levels = view ? await organizationsByLevel(language, number) : null;
  const tree = view ? null : await organizationTree(language, number);
  const page = levels ?? tree;
  if (!page || (page.items.length === 0 && number > 1)) return notThere();
  const title = view ? `${t("list")}: ${t("byLevel")}` : t("list");
  return {
    title,
    description: `${title}. ${t("listDescription")}`,
    pathIn: pathOf(view, number),
    content: (
      <>
        <PageTitle title={t("list")}>{t("listDescription")}</PageTitle>
        <nav aria-label={t("view")} className="mb-6 font-sans text-sm">
          <ul className="flex flex-wrap gap-x-5">
            {[undefined, byLevel].map((one) => (
              <li key={one ?? "tree"}>
                <a
                  href={pathOf(one, 1)(language)}
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
        <Pager page={page} pathOf={(to) => pathOf(view, to)(language)} />
      </>
    ),
  };
});
