import { PageTitle } from "#components/reader/headings.tsx";
import { Pager } from "#components/reader/pager.tsx";
import { RegisterLine } from "#components/reader/register-line.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import { documentsPage } from "#lib/content/documents/queries.ts";
import type { Language } from "#lib/content/language.ts";
import { translations } from "#lib/i18n/translations.ts";
import { notThere } from "../../elsewhere.tsx";
import { readerPage } from "../../reader-page.tsx";

export const GET = readerPage(async ({ language, number }) => {
  const t = translations("document");
  const page = await documentsPage(number);
  if (page.items.length === 0 && number > 1) return notThere();
  const pathIn = (language: Language, page = number) =>
    pagePath("documents", language, [], { page });
  return {
    title: t("list"),
    description: t("listDescription"),
    pathIn,
    content: (
      <>
        <PageTitle title={t("list")}>{t("listDescription")}</PageTitle>
        <ul className="divide-y divide-rule border-t border-rule">
          {page.items.map((document) => (
            <RegisterLine key={document.slug} document={document} />
          ))}
        </ul>
        <Pager page={page} pathOf={(to) => pathIn(language, to)} />
      </>
    ),
  };
});
