import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Imprint } from "#components/reader/foot.tsx";
import { aside, PageTitle } from "#components/reader/headings.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import { headOf } from "#lib/content/head.ts";
import type { Language } from "#lib/content/language.ts";
import { settings } from "#lib/settings.ts";
import { type PageProps, Shell } from "../shell.tsx";

const pathIn = (language: Language) => pagePath("contact", language);

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale: language } = await params;
  const t = await getTranslations("contact");
  return headOf({ title: t("title"), description: t("lead"), language, pathIn });
}

export default async function ContactPage() {
  const t = await getTranslations("contact");
  const known = Object.values(settings().footer).some(Boolean);
  return (
    <Shell pathIn={pathIn}>
      <PageTitle title={t("title")}>{t("lead")}</PageTitle>
      <section className={aside}>
        <h2 className="text-xl">{settings().siteName}</h2>
        <div className="max-w-[40rem] text-read">{known ? <Imprint /> : <p>{t("none")}</p>}</div>
      </section>
    </Shell>
  );
}
