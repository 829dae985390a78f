import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ErrorPage } from "#components/reader/error-page.tsx";
import { Frame } from "#components/reader/frame.tsx";
import { pagePath } from "#lib/content/addresses.ts";

/** What a reader sees when a page could not be made; it needs nothing from the store. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("error");
  return { title: t("brokenTitle"), robots: { index: false } };
}

export default async function BrokenPage() {
  const t = await getTranslations("error");
  return (
    <Frame sections={[]} pathIn={(language) => pagePath("home", language)}>
      <ErrorPage status={500} title={t("brokenTitle")}>
        <p className="text-lg">{t("broken")}</p>
      </ErrorPage>
    </Frame>
  );
}
