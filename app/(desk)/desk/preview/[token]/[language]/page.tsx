import type { Metadata } from "next";
import { Preview, viewIn } from "#components/desk/preview.tsx";
import { wordsIn } from "#components/desk/words.ts";
import { findPreviewLink } from "#lib/content/articles/preview.ts";
import { languages } from "#lib/content/language.ts";
import { formatMinute } from "#lib/text/date-time.ts";
import { languageOfBrowser } from "../../../signed-in.ts";

type Props = {
  params: Promise<{ token: string; language: string }>;
  searchParams: Promise<{ view?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsIn(await languageOfBrowser())("preview.title") };
}

/** For whoever was given the address. */
export default async function LinkedPreviewPage({ params, searchParams }: Props) {
  const [{ token, language }, { view }, own] = await Promise.all([
    params,
    searchParams,
    languageOfBrowser(),
  ]);
  const t = wordsIn(own);
  const known = languages.find((one) => one === language);
  const link = known && (await findPreviewLink(token));
  if (!link) {
    return (
      <div className="sheet">
        <h1>{t("preview.over")}</h1>
        <p>{t("preview.overHelp")}</p>
      </div>
    );
  }
  return (
    <>
      <h1>{t("preview.title")}</h1>
      <p className="meta mb-4">{t("preview.given", { time: formatMinute(link.expiresAt, own) })}</p>
      <Preview
        t={t}
        pathIn={(other) => `/desk/preview/${token}/${other}`}
        language={known}
        view={viewIn(view)}
      />
    </>
  );
}
