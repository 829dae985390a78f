import { stat } from "node:fs/promises";
import path from "node:path";
import { Feed } from "feed";
import { settings } from "#lib/settings.ts";
import { articlePath, pagePath } from "../addresses.ts";
import { latestArticles } from "../articles/queries.ts";
import { absolute, shareImage } from "../json-ld.ts";
import { type Language, requiredText } from "../language.ts";
import { contentTypes, derivativeName } from "../media/derivatives.ts";
import { mediaFolder } from "../media/files.ts";
import type { PictureRow } from "../media/queries.ts";

/** The picture that goes with an entry; RSS wants its size in bytes. */
async function enclosureOf(picture: PictureRow) {
  const file = path.join(
    mediaFolder(picture.checksum),
    derivativeName(picture, "share", 1200, "jpg"),
  );
  const { size } = await stat(file);
  return { url: shareImage(picture), length: size, type: contentTypes.jpg };
}

/** The newest articles as RSS 2.0; in English those that are translated. */
export async function feedXml(language: Language, description: string): Promise<string> {
  const articles = await latestArticles(
    language,
    30,
    language === "en" ? { editions: { some: { language, state: "LIVE" } } } : {},
  );
  const { siteName } = settings();
  const feed = new Feed({
    title: siteName,
    description,
    id: absolute(pagePath("home", language)),
    link: absolute(pagePath("home", language)),
    language,
    updated: articles[0]?.publishedAt ?? new Date(0),
    copyright: siteName,
    feedLinks: { rss: absolute(language === "en" ? "/en/feed.xml" : "/feed.xml") },
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
