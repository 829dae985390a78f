import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { aside, PageTitle } from "#components/reader/headings.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import { headOf } from "#lib/content/head.ts";
import type { Language } from "#lib/content/language.ts";
import { settings } from "#lib/settings.ts";
import { type PageProps, Shell } from "../shell.tsx";

const pathIn = (language: Language) => pagePath("about", language);

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale: language } = await params;
  const t = await getTranslations("about");
  return headOf({
    title: t("title"),
    description: t("lead", { site: settings().siteName }),
    language,
    pathIn,
  });
}

const parts = ["how", "change", "correct", "picture", "privacy"] as const;

export default async function AboutPage() {
  const t = await getTranslations("about");
  return (
    <Shell pathIn={pathIn}>
      <PageTitle title={t("title")}>{t("lead", { site: settings().siteName })}</PageTitle>
      {parts.map((part) => (
        <section key={part} className={aside}>
          <h2 className="text-xl">{t(`${part}Title`)}</h2>
          <p className="max-w-[40rem] text-read">{t(part)}</p>
        </section>
      ))}
    </Shell>
  );
}
