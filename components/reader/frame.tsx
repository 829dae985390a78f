import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Local } from "#components/ui/local.tsx";
import { pagePath, type Route, sectionPath } from "#lib/content/addresses.ts";
import { requiredText } from "#lib/content/language.ts";
import { settings } from "#lib/settings.ts";
import { Foot } from "./foot.tsx";
import { ReadingTools } from "./reading-tools.tsx";

export type SectionName = { slug: string; name: string; nameEn: string | null };

type Props = {
  sections: SectionName[];
  /** The same page in the other language; the home page where there is none. */
  otherPath: string;
  children: ReactNode;
};

const directories = [
  "events",
  "speakers",
  "organizations",
  "documents",
  "topics",
] as const satisfies Route[];

/** What stands around every page: the masthead, the ways in, and the imprint. */
export function Frame({ sections, otherPath, children }: Props) {
  const t = useTranslations();
  const locale = useLocale();
  const name = settings().siteName;
  return (
    <>
      <a
        href="#noi-dung"
        className="skip sr-only bg-ink px-4 py-3 font-sans text-paper focus:not-sr-only focus:absolute focus:z-10"
      >
        {t("site.skip")}
      </a>
      <header className="site">
        <div className="band" />
        <div className="mx-auto max-w-[76rem] px-4 md:px-6">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-rule py-1 font-sans text-sm">
            <ReadingTools />
            <p className="flex items-center gap-x-4">
              <a href="#muc-luc" className="py-2 lg:hidden">
                {t("site.menu")}
              </a>
              <a href={pagePath("search", locale)} className="py-2">
                {t("site.search")}
              </a>
              <a
                href={otherPath}
                lang={locale === "vi" ? "en" : "vi"}
                hrefLang={locale === "vi" ? "en" : "vi"}
                aria-label={t("site.otherLanguageLabel")}
                className="py-2"
              >
                {t("site.otherLanguage")}
              </a>
            </p>
          </div>
          <div className="flex flex-wrap items-baseline gap-x-5 py-4 md:py-6">
            <p className="text-[clamp(2.25rem,1.6rem+3vw,3.75rem)] leading-[1.3] font-semibold tracking-[-0.015em]">
              <a href={pagePath("home", locale)} className="text-son no-underline hover:underline">
                <span lang="vi">{name}</span>
              </a>
            </p>
            <p className="text-base text-soft italic">{t("site.tagline")}</p>
          </div>
          <nav aria-label={t("site.sections")} className="border-y border-ink">
            <ul className="flex flex-wrap items-center gap-x-6 font-sans text-sm">
              {sections.map((section) => (
                <li key={section.slug}>
                  <a
                    href={sectionPath(section.slug, locale)}
                    className="inline-block py-2.5 font-semibold text-ink no-underline hover:underline"
                  >
                    <Local of={requiredText(section, "name", locale)} />
                  </a>
                </li>
              ))}
              <li aria-hidden="true" className="hidden h-5 border-s border-rule lg:block" />
              {directories.map((route) => (
                <li key={route} className="hidden lg:block">
                  <a
                    href={pagePath(route, locale)}
                    className="inline-block py-2.5 text-ink no-underline hover:underline"
                  >
                    {t(`nav.${route}`)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </header>
      <main
        id="noi-dung"
        tabIndex={-1}
        className="mx-auto max-w-[76rem] px-4 py-6 outline-none md:px-6 md:py-8"
      >
        {children}
      </main>
      <Foot sections={sections} />
    </>
  );
}
