import { stat } from "node:fs/promises";
import path from "node:path";
import { Feed } from "feed";
import { settings } from "#lib/settings.ts";
import { articlePath, type machineFilesOf, pagePath } from "../addresses.ts";
import { type ArticleList, allArticles, articlesOf, latestArticles } from "../articles/queries.ts";
import { dependsOn, list } from "../dependencies.ts";
import { absolute, shareImage } from "../json-ld.ts";
import { type Language, requiredText } from "../language.ts";
import { contentTypes, derivativeName } from "../media/derivatives.ts";
import { mediaFolder } from "../media/files.ts";
import type { PictureRow } from "../media/queries.ts";
import { findOrganization } from "../organizations/queries.ts";
import { findPerson } from "../people/queries.ts";
import { findSections } from "../sections/queries.ts";
import { findTopic } from "../topics/queries.ts";

/** The picture that goes with an entry; RSS wants its size in bytes. */
async function enclosureOf(picture: PictureRow) {
  const file = path.join(
    mediaFolder(picture.checksum),
    derivativeName(picture, "share", 1200, "jpg"),
  );
  const { size } = await stat(file);
  return { url: shareImage(picture), length: size, type: contentTypes.jpg };
}

/** Whose articles a feed holds; the portal's own where there is no `of`. */
export type FeedOf = { title: string; path: string; articles: ArticleList };

/**
 * What the feed beside a page is about.
 * @returns null where there is no such thing.
 */
export async function findFeed(
  route: FeedRoute,
  slug: string,
  language: Language,
): Promise<FeedOf | null> {
  const path = pagePath(route, language, [slug]);
  if (route === "speakers") {
    const person = await findPerson(slug);
    return person && { title: person.name, path, articles: articlesOf(person.id) };
  }
  const found = await finders[route](slug);
  if (!found) return null;
  const { row, articles } = found;
  return { title: requiredText(row, "name", language).text, path, articles };
}

export type FeedRoute = Exclude<(typeof machineFilesOf.feed)[number], "home">;

const finders = {
  sections: async (slug: string) => {
    const row = (await findSections()).find((section) => section.slug === slug);
    return row && { row, articles: articlesOf(row.id) };
  },
  topics: async (slug: string) => {
    const row = await findTopic(slug);
    return row && { row, articles: articlesOf(row.id) };
  },
  organizations: async (slug: string) => {
    const row = await findOrganization(slug);
    return row && { row, articles: articlesOf(row.id) };
  },
};

/** The newest articles as RSS 2.0; in English those that are translated. */
export async function feedXml(
  language: Language,
  description: string,
  of?: FeedOf,
): Promise<string> {
  const translated = { editions: { some: { language, state: "LIVE" as const } } };
  dependsOn(list("translations"));
  const articles = await latestArticles(language, 30, {
    ...(of?.articles ?? allArticles),
    ...(language === "en" && { where: translated }),
  });
  const { siteName } = settings();
  const page = of?.path ?? pagePath("home", language);
  const feed = new Feed({
    title: of ? `${of.title} – ${siteName}` : siteName,
    description,
    id: absolute(page),
    link: absolute(page),
    language,
    updated: articles[0]?.publishedAt ?? new Date(0),
    copyright: siteName,
    feedLinks: { rss: absolute(`${page === "/" ? "" : page}/feed.xml`) },
  });
  for (const { slug, publishedAt, section, edition } of articles) {
    const url = absolute(articlePath(slug, language));
    feed.addItem({
      id: url,
      link: url,
      title: edition.title,
      description: edition.lead,
      date: publishedAt,
      category: [{ name: requiredText(section, "name", language).text }],
      enclosure: edition.leadMedia ? await enclosureOf(edition.leadMedia) : undefined,
    });
  }
  return feed.rss2();
}
