import { Local } from "#components/ui/local.tsx";
import { machinePath, pagePath, type Route, sectionPath } from "#lib/content/addresses.ts";
import { requiredText } from "#lib/content/language.ts";
import type { SectionName } from "#lib/content/sections/queries.ts";
import { currentLanguage, translations } from "#lib/i18n/translations.ts";
import { settings } from "#lib/settings.ts";

const directories = [
  "articles",
  "most-read",
  "events",
  "speakers",
  "organizations",
  "documents",
  "topics",
  "archive",
  "search",
] as const satisfies Route[];

/** Everything there is, and who answers for it. */
export function Foot({ sections }: { sections: SectionName[] }) {
  const t = translations();
  const locale = currentLanguage();
  return (
    <footer id="muc-luc" className="later site mt-12 bg-leaf">
      <div className="band" />
      <div className="mx-auto grid max-w-[76rem] grid-cols-[repeat(auto-fit,minmax(8rem,1fr))] gap-x-4 gap-y-8 px-4 py-8 font-sans text-sm sm:grid-cols-2 md:px-6 lg:grid-cols-[1fr_1fr_2fr]">
        <nav aria-label={t("site.menuLabel")} className="contents">
          {sections.length > 0 && (
            <div>
              <h2 className="mb-2 font-semibold">{t("site.sections")}</h2>
              <ul>
                {sections.map(({ slug, ...section }) => (
                  <li key={slug}>
                    <a className="entry inline-block py-1.5" href={sectionPath(slug, locale)}>
                      <Local of={requiredText(section, "name", locale)} />
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          )}
          <div>
            <h2 className="mb-2 font-semibold">{t("site.directories")}</h2>
            <ul>
              {directories.map((route) => (
                <li key={route}>
                  <a className="entry inline-block py-1.5" href={pagePath(route, locale)}>
                    {route === "search" ? t("site.search") : t(`nav.${route}`)}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        </nav>
        <div className="col-span-full lg:col-span-1">
          <h2 className="font-serif text-xl font-semibold text-son" lang="vi">
            {settings().siteName}
          </h2>
          <p className="mb-4 text-soft">{t("site.tagline")}</p>
          <Imprint />
          <p className="mt-4 flex flex-wrap gap-x-6">
            <a className="entry inline-flex min-h-11 items-center" href={pagePath("about", locale)}>
              {t("nav.about")}
            </a>
            <a
              className="entry inline-flex min-h-11 items-center"
              href={pagePath("contact", locale)}
            >
              {t("nav.contact")}
            </a>
            <a
              className="entry inline-flex min-h-11 items-center"
              href={machinePath("feed", locale)}
            >
              {t("site.feed")}
            </a>
            <a className="entry inline-flex min-h-11 items-center" href="#noi-dung">
              {t("site.topOfPage")}
            </a>
          </p>
        </div>
      </div>
    </footer>
  );
}

const particulars = [
  "governingBody",
  "operator",
  "licence",
  "personInCharge",
  "address",
  "telephone",
  "email",
  "reuse",
] as const;

/** The particulars that the operator has set; nothing where there are none. */
export function Imprint() {
  const t = translations("footer");
  const { footer } = settings();
  const given = particulars.flatMap((name) => {
    const value = footer[name];
    return value ? [{ name, value }] : [];
  });
  if (given.length === 0) return null;
  return (
    <dl className="grid gap-1">
      {given.map(({ name, value }) => (
        <div key={name}>
          <dt className="inline text-soft">{t(name)}: </dt>
          <dd className="inline">
            {name === "email" ? (
              <a href={`mailto:${value}`}>{value}</a>
            ) : name === "telephone" ? (
              <a href={`tel:${value.replace(/[^+\d]/g, "")}`}>{value}</a>
            ) : (
              <span lang="vi">{value}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
