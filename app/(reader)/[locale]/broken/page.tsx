import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Frame } from "#components/reader/frame.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import type { PageProps } from "../shell.tsx";

/** What a reader sees when a page could not be made; it needs nothing from the store. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("error");
  return { title: t("brokenTitle"), robots: { index: false } };
}

export default async function BrokenPage({ params }: PageProps) {
  const { locale } = await params;
  const t = await getTranslations("error");
  return (
    <Frame sections={[]} otherPath={pagePath("home", locale === "en" ? "vi" : "en")}>
      <h1 className="text-3xl">{t("brokenTitle")}</h1>
      <p className="mt-3 max-w-[40rem] text-lg">{t("broken")}</p>
    </Frame>
  );
}
