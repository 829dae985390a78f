import type { Metadata } from "next";
import { settings } from "#lib/settings.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import { machinePath } from "./addresses.ts";
import { absolute, shareImage } from "./json-ld.ts";
import { type Language, languages } from "./language.ts";
import type { PictureRow } from "./media/queries.ts";

type Head = {
  title: string;
  description: string;
  language: Language;
  /** The page's address in a language. */
  pathIn: (language: Language) => string;
  /** Languages in which the page has its own text; both unless said. */
  translated?: readonly Language[];
  picture?: PictureRow | null;
  article?: { publishedAt: Date; modifiedAt: Date; section: string };
  /** The address of the page's own feed. */
  feed?: string;
  /** Pages that search engines should follow but not list. */
  unlisted?: boolean;
};

/** What stands in <head>: names, addresses in both languages where both are real, a picture. */
export function headOf(head: Head): Metadata {
  const { language, pathIn, translated = languages } = head;
  const own = translated.includes(language) ? language : (translated[0] ?? "vi");
  const canonical = absolute(pathIn(own));
  const alternates =
    translated.length > 1
      ? Object.fromEntries(translated.map((one) => [one, absolute(pathIn(one))]))
      : undefined;
  const description = excerpt(head.description, 200);
  const { siteName } = settings();
  const feeds = [
    ...(head.feed ? [{ url: absolute(head.feed), title: `${head.title} – ${siteName}` }] : []),
    { url: absolute(machinePath("feed", language)), title: siteName },
  ];
  return {
    title: head.title === siteName ? head.title : `${head.title} – ${siteName}`,
    description,
    robots: head.unlisted ? { index: false, follow: true } : undefined,
    alternates: {
      canonical,
      languages: alternates,
      types: { "application/rss+xml": feeds },
    },
    openGraph: {
      title: head.title,
      description,
      url: canonical,
      siteName,
      locale: language === "en" ? "en_GB" : "vi_VN",
      images: [{ url: shareImage(head.picture ?? null), width: 1200, height: 630 }],
      ...(head.article
        ? {
            type: "article",
            publishedTime: head.article.publishedAt.toISOString(),
            modifiedTime: head.article.modifiedAt.toISOString(),
            section: head.article.section,
          }
        : { type: "website" }),
    },
    twitter: { card: "summary_large_image" },
  };
}
