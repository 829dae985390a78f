import { database } from "#lib/db/client.ts";
import { monthRange } from "#lib/text/date-time.ts";
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
import { archiveMonths } from "../articles/archive.ts";
import { listed } from "../articles/queries.ts";
import { anything, dependsOn, list, reading } from "../dependencies.ts";
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

/** Search engines take 50,000 addresses at once: with room to spare for pages in two languages. */
const perPart = 10_000;

type Rows = { skip: number; take: number };
type Kind = { count: () => Promise<number>; read: (rows: Rows) => Promise<SiteAddress[]> };

const inOrder = { orderBy: { id: "asc" } } as const;
const slug = { slug: true } as const;
const named = { slug: true, nameEn: true } as const;
const withArticles = { articles: { some: { article: listed } } };

const translated =
  (path: (slug: string, language: Language) => string) =>
  (row: { slug: string; nameEn: string | null }): SiteAddress =>
    row.nameEn
      ? both((language) => path(row.slug, language))
      : { paths: { vi: path(row.slug, "vi") } };
const inBoth =
  (path: (slug: string, language: Language) => string) =>
  (row: { slug: string }): SiteAddress =>
    both((language) => path(row.slug, language));

const kind = <Row>(
  count: () => Promise<number>,
  read: (rows: Rows) => Promise<Row[]>,
  address: (row: Row) => SiteAddress,
): Kind => ({ count, read: async (rows) => (await read(rows)).map(address) });

/** What there may be thousands of, articles aside: in parts by number. */
const kinds = new Map([
  [
    "events",
    kind(
      () => database().event.count(),
      (rows) => database().event.findMany({ ...inOrder, ...rows, select: named }),
      translated(eventPath),
    ),
  ],
  [
    "speakers",
    kind(
      () => database().person.count(),
      (rows) => database().person.findMany({ ...inOrder, ...rows, select: slug }),
      inBoth(personPath),
    ),
  ],
  [
    "organizations",
    kind(
      () => database().organization.count(),
      (rows) => database().organization.findMany({ ...inOrder, ...rows, select: named }),
      translated(organizationPath),
    ),
  ],
  [
    "documents",
    kind(
      () => database().document.count(),
      (rows) => database().document.findMany({ ...inOrder, ...rows, select: slug }),
      inBoth(documentPath),
    ),
  ],
  [
    "topics",
    kind(
      () => database().topic.count({ where: withArticles }),
      (rows) =>
        database().topic.findMany({ ...inOrder, ...rows, where: withArticles, select: slug }),
      inBoth(topicPath),
    ),
  ],
]);

/**
 * The parts of the sitemap, as they stand in their addresses (sitemaps.org): the lists, articles by the
 * month in which they appeared, so that an old part stays as it is, and the rest by number.
 */
export async function sitemapParts(): Promise<string[]> {
  dependsOn(anything);
  const [months, ...counts] = await Promise.all([
    archiveMonths(),
    ...[...kinds.values()].map(({ count }) => count()),
  ]);
  return [
    "lists",
    ...months.map((month) => `articles-${month}`),
    ...[...kinds.keys()].flatMap((name, at) =>
      Array.from(
        { length: Math.ceil((counts[at] as number) / perPart) },
        (_, before) => `${name}-${before + 1}`,
      ),
    ),
  ];
}

/**
 * The pages that stand in a part of the sitemap.
 * @returns null where there is no such part.
 */
export async function addressesIn(part: string): Promise<SiteAddress[] | null> {
  const [name = "", month, number] =
    /^([a-z]+)(?:-(\d{4}-(?:0[1-9]|1[0-2]))|-([1-9]\d{0,3}))?$/.exec(part)?.slice(1) ?? [];
  if (part === "lists") return listAddresses();
  if (name === "articles" && month) return articleAddresses(month);
  const found = kinds.get(name);
  if (!found || !number) return null;
  dependsOn(anything);
  const rows = { skip: (Number(number) - 1) * perPart, take: perPart };
  const addresses = await found.read(rows);
  return addresses.length > 0 ? addresses : null;
}

async function listAddresses(): Promise<SiteAddress[]> {
  const sections = await reading(database().section.findMany({ select: slug }), list("sections"));
  return [
    ...lists.map((route) => both((language) => pagePath(route, language))),
    ...sections.map(inBoth(sectionPath)),
  ];
}

async function articleAddresses(month: string): Promise<SiteAddress[] | null> {
  const { from, to } = monthRange(month);
  const rows = database().article.findMany({
    relationLoadStrategy: "join",
    where: { ...listed, publishedAt: { gte: from, lt: to } },
    orderBy: [{ publishedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      slug: true,
      editions: { where: { state: "LIVE" }, select: { language: true, publishedAt: true } },
    },
  });
  const articles = await reading(rows, list("articles", month));
  if (articles.length === 0) return null;
  return articles.map((article) => ({
    paths: Object.fromEntries(
      article.editions.map(({ language }) => [language, articlePath(article.slug, language)]),
    ),
    modifiedAt: article.editions
      .flatMap(({ publishedAt }) => publishedAt ?? [])
      .toSorted((a, b) => b.getTime() - a.getTime())[0],
  }));
}
