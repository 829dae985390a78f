import { machinePath } from "#lib/content/addresses.ts";
import { absolute, shareImage } from "#lib/content/json-ld.ts";
import { type Language, languages } from "#lib/content/language.ts";
import type { PictureRow } from "#lib/content/media/queries.ts";
import { currentLanguage } from "#lib/i18n/translations.ts";
import { settings } from "#lib/settings.ts";
import { excerpt } from "#lib/text/excerpt.ts";

/** What machines are told of a page that is there. */
export type HeadFacts = {
  title: string;
  description: string;
  /** The page's address in a language. */
  pathIn: (language: Language) => string;
  /** Languages in which the page has its own text; both unless said. */
  translated?: readonly Language[];
  picture?: PictureRow | null;
  article?: { publishedAt: Date; modifiedAt: Date; section: string };
  /** The address of the page's own feed. */
  feed?: string;
  /** A page that search engines should follow but not list. */
  unlisted?: boolean;
  /** A page that is shown within another: links lead out of it. */
  framed?: boolean;
};

/** Names, addresses in both languages where both are real, a picture. */
export function Head({ title, description, pathIn, ...rest }: HeadFacts) {
  const { translated = languages, picture = null, article, feed, unlisted, framed } = rest;
  const language = currentLanguage();
  const { siteName } = settings();
  const own = translated.includes(language) ? language : (translated[0] ?? "vi");
  const canonical = absolute(pathIn(own));
  const summary = excerpt(description, 200);
  const image = shareImage(picture);
  return (
    <>
      {framed && <base target="_top" />}
      <title>{title === siteName ? title : `${title} – ${siteName}`}</title>
      <meta name="description" content={summary} />
      {unlisted && <meta name="robots" content="noindex, follow" />}
      <link rel="canonical" href={canonical} />
      {translated.length > 1 &&
        translated.map((one) => (
          <link key={one} rel="alternate" hrefLang={one} href={absolute(pathIn(one))} />
        ))}
      {feed && <Feed path={feed} title={`${title} – ${siteName}`} />}
      <Feed path={machinePath("feed", language)} title={siteName} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={summary} />
      <meta property="og:url" content={canonical} />
      <meta property="og:site_name" content={siteName} />
      <meta property="og:locale" content={language === "en" ? "en_GB" : "vi_VN"} />
      <meta property="og:image" content={image} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:type" content={article ? "article" : "website"} />
      {article && (
        <>
          <meta property="article:published_time" content={article.publishedAt.toISOString()} />
          <meta property="article:modified_time" content={article.modifiedAt.toISOString()} />
          <meta property="article:section" content={article.section} />
        </>
      )}
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

const Feed = ({ path, title }: { path: string; title: string }) => (
  <link rel="alternate" type="application/rss+xml" href={absolute(path)} title={title} />
);

/** Of what stands in place of a page. */
export const HeadOfNone = ({ title }: { title: string }) => (
  <>
    <title>{title}</title>
    <meta name="robots" content="noindex" />
  </>
);
