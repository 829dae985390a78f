import type { ReactNode } from "react";
import { Local } from "#components/ui/local.tsx";
import { Star } from "#components/ui/star.tsx";
import { pagePath, type Route, sectionPath } from "#lib/content/addresses.ts";
import { type Language, requiredText } from "#lib/content/language.ts";
import type { SectionName } from "#lib/content/sections/queries.ts";
import { currentLanguage, translations } from "#lib/i18n/translations.ts";
import { settings } from "#lib/settings.ts";
import { Foot } from "./foot.tsx";
import { PrintedFrom } from "./printed-from.tsx";
import { ReadingTools } from "./reading-tools.tsx";

type Props = {
  sections: SectionName[];
  /** The page's address in a language; the home page's where there is none. */
  pathIn: (language: Language) => string;
  children: ReactNode;
};

const directories = [
  "events",
  "speakers",
  "organizations",
  "documents",
  "topics",
] as const satisfies Route[];

const way = "entry inline-flex min-h-11 min-w-11 items-center whitespace-nowrap";

const entry =
  "inline-block py-2.5 text-ink no-underline hover:underline aria-[current]:shadow-[inset_0_-3px_var(--son)]";

const pen = { fill: "none", stroke: "currentColor", strokeWidth: 2 };

/** What stands around every page: the masthead, the ways in, and the imprint. */
export function Frame({ sections, pathIn, children }: Props) {
  const t = translations();
  const locale = currentLanguage();
  const name = settings().siteName;
  const here = pathIn(locale).split("?")[0] ?? "";
  const currentAt = (path: string) =>
    here === path ? "page" : here.startsWith(`${path}/`) ? "true" : undefined;
  return (
    <>
      <a
        href="#noi-dung"
        className="skip sr-only bg-ink font-sans text-paper focus:not-sr-only focus:absolute focus:start-2 focus:top-2 focus:z-10 focus:px-4 focus:py-3"
      >
        {t("site.skip")}
      </a>
      <header className="site">
        <div className="band" />
        <div className="mx-auto max-w-[76rem] px-4 md:px-6">
          <div className="flex flex-wrap items-center justify-between gap-x-4 border-b border-rule font-sans text-sm">
            <ReadingTools />
            <a
              href={pathIn(locale === "vi" ? "en" : "vi")}
              lang={locale === "vi" ? "en" : "vi"}
              hrefLang={locale === "vi" ? "en" : "vi"}
              aria-label={t("site.otherLanguageLabel")}
              className={`${way} ms-auto`}
            >
              {t("site.otherLanguage")}
            </a>
          </div>
          <div className="flex flex-wrap items-center justify-between gap-x-4 py-1.5 md:flex-nowrap md:py-4">
            <div className="flex flex-wrap items-baseline gap-x-5">
              <p className="text-[clamp(2rem,1.4rem+2.6vw,3.5rem)] leading-[1.3] font-semibold tracking-[-0.015em]">
                <a
                  href={pagePath("home", locale)}
                  className="flex min-h-11 items-center gap-x-[0.22em] text-son no-underline hover:underline"
                >
                  <Star />
                  <span lang="vi">{name}</span>
                </a>
              </p>
              <p className="hidden text-base text-soft sm:block">{t("site.tagline")}</p>
            </div>
            <p className="ms-auto flex items-center gap-x-2 font-sans text-sm sm:gap-x-5">
              <a href={pagePath("search", locale)} className={`${way} justify-center`}>
                <svg
                  viewBox="0 0 20 20"
                  width="20"
                  height="20"
                  aria-hidden="true"
                  className="sm:me-2"
                >
                  <path d="M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM12.5 12.5 18 18" {...pen} />
                </svg>
                <span className="max-sm:sr-only">{t("site.search")}</span>
              </a>
              <a href="#muc-luc" className={`${way} lg:hidden`}>
                {t("site.menu")}
              </a>
            </p>
          </div>
          <nav
            aria-label={t("site.sections")}
            className={`border-t-[3px] border-b border-double border-ink [border-bottom-style:solid] ${sections.length === 0 ? "max-lg:hidden" : ""}`}
          >
            <ul className="flex flex-wrap items-center gap-x-4 font-sans text-sm max-[23rem]:gap-x-2 max-[23rem]:text-xs sm:gap-x-6">
              {sections.map((section) => (
                <li key={section.slug}>
                  <a
                    href={sectionPath(section.slug, locale)}
                    aria-current={currentAt(sectionPath(section.slug, locale))}
                    className={`${entry} font-semibold whitespace-nowrap`}
                  >
                    <Local of={requiredText(section, "name", locale)} />
                  </a>
                </li>
              ))}
              {sections.length > 0 && (
                <li aria-hidden="true" className="hidden h-5 border-s border-rule lg:block" />
              )}
              {directories.map((route) => (
                <li key={route} className="hidden lg:block">
                  <a
                    href={pagePath(route, locale)}
                    aria-current={currentAt(pagePath(route, locale))}
                    className={entry}
                  >
                    {t(`nav.${route}`)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </header>
      <p className="print-only mb-6 border-b-[3px] border-double border-ink text-lg font-semibold">
        <span lang="vi">{name}</span>
      </p>
      <main
        id="noi-dung"
        tabIndex={-1}
        className="@container mx-auto max-w-[76rem] px-4 py-5 outline-none md:px-6 md:py-7"
      >
        {children}
        <PrintedFrom path={pathIn(locale)} />
      </main>
      <Foot sections={sections} />
    </>
  );
}
