import { database } from "#lib/db/client.ts";
import {
  articlePath,
  documentPath,
  eventPath,
  organizationPath,
  pagePath,
  personPath,
  sectionPath,
  topicPath,
} from "../addresses.ts";
import { listed } from "../articles/queries.ts";
import { anything, dependsOn } from "../dependencies.ts";
import { type Language, languages } from "../language.ts";

export type SiteAddress = {
  /** The page's address in each language in which it has its own text. */
  paths: Partial<Record<Language, string>>;
  modifiedAt?: Date;
};

const both = (path: (language: Language) => string): SiteAddress => ({
  paths: Object.fromEntries(languages.map((language) => [language, path(language)])),
});

const lists = [
  "home",
  "articles",
  "most-read",
  "events",
  "speakers",
  "organizations",
  "documents",
  "topics",
  "archive",
  "about",
  "contact",
] as const;

/** Every page that search engines should know, for sitemap.xml. */
export async function siteAddresses(): Promise<SiteAddress[]> {
  dependsOn(anything);
  const store = database();
  const slug = { slug: true } as const;
  const named = { slug: true, nameEn: true } as const;
  const [articles, sections, topics, events, people, organizations, documents] = await Promise.all([
    store.article.findMany({
      relationLoadStrategy: "join",
      where: listed,
      orderBy: { publishedAt: "desc" },
      select: {
        slug: true,
        editions: { where: { state: "LIVE" }, select: { language: true, publishedAt: true } },
      },
    }),
    store.section.findMany({ select: slug }),
    store.topic.findMany({ where: { articles: { some: { article: listed } } }, select: slug }),
    store.event.findMany({ select: named }),
    store.person.findMany({ select: slug }),
    store.organization.findMany({ select: named }),
    store.document.findMany({ select: slug }),
  ]);
  const translated = (
    path: (slug: string, language: Language) => string,
    row: { slug: string; nameEn: string | null },
  ) =>
    row.nameEn
      ? both((language) => path(row.slug, language))
      : { paths: { vi: path(row.slug, "vi") } };
  return [
    ...lists.map((route) => both((language) => pagePath(route, language))),
    ...sections.map((row) => both((language) => sectionPath(row.slug, language))),
    ...articles.map((article) => ({
      paths: Object.fromEntries(
        article.editions.map(({ language }) => [language, articlePath(article.slug, language)]),
      ),
      modifiedAt: article.editions
        .flatMap(({ publishedAt }) => publishedAt ?? [])
        .toSorted((a, b) => b.getTime() - a.getTime())[0],
    })),
    ...events.map((row) => translated(eventPath, row)),
    ...people.map((row) => both((language) => personPath(row.slug, language))),
    ...organizations.map((row) => translated(organizationPath, row)),
    ...documents.map((row) => both((language) => documentPath(row.slug, language))),
    ...topics.map((row) => both((language) => topicPath(row.slug, language))),
  ];
}
