import { Local } from "#components/ui/local.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import { breadcrumbData } from "#lib/content/json-ld.ts";
import type { LocalText } from "#lib/content/language.ts";
import { currentLanguage, translations } from "#lib/i18n/translations.ts";
import { JsonLd } from "./json-ld.tsx";

export type Crumb = { name: LocalText; path: string };

/** The way from the front page to this one, for readers and for machines. */
export function Breadcrumb({ crumbs }: { crumbs: Crumb[] }) {
  const t = translations("site");
  const locale = currentLanguage();
  const home: Crumb = { name: { text: t("home"), lang: locale }, path: pagePath("home", locale) };
  const all = [home, ...crumbs];
  return (
    <nav aria-label={t("breadcrumb")} className="crumbs meta mb-2">
      <ol className="flex flex-wrap gap-x-2">
        {all.map(({ name, path }, index) => (
          <li key={path}>
            {index > 0 && (
              <span aria-hidden="true" className="me-2">
                ›
              </span>
            )}
            <a href={path} className="entry inline-block py-1">
              <Local of={name} />
            </a>
          </li>
        ))}
      </ol>
      <JsonLd data={breadcrumbData(all)} />
    </nav>
  );
}
