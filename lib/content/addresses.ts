import type { AddressKind } from "#lib/db/generated/enums.ts";
import type { Language } from "./language.ts";

/**
 * Every public address of a page, in both languages: the one table from which links are made and
 * requests are resolved. A route's name is also its folder under app/(reader)/[locale].
 */
export const routes = {
  articles: { vi: "bai-viet", en: "articles" },
  sections: { vi: "chuyen-muc", en: "sections" },
  topics: { vi: "chu-de", en: "topics" },
  "most-read": { vi: "doc-nhieu", en: "most-read" },
  events: { vi: "su-kien", en: "events" },
  speakers: { vi: "dien-gia", en: "speakers" },
  organizations: { vi: "to-chuc", en: "organizations" },
  documents: { vi: "van-ban", en: "documents" },
  search: { vi: "tim-kiem", en: "search" },
  archive: { vi: "luu-tru", en: "archive" },
  about: { vi: "gioi-thieu", en: "about" },
  contact: { vi: "lien-he", en: "contact" },
} as const;

export type Route = keyof typeof routes;

/** Names of query parameters, in the words of the page's language. */
export const parameters = {
  page: { vi: "trang", en: "page" },
  query: { vi: "q", en: "q" },
  year: { vi: "nam", en: "year" },
  letter: { vi: "chu", en: "letter" },
  view: { vi: "xem", en: "view" },
} as const;

export type Parameter = keyof typeof parameters;

/**
 * The pages of a route by how many slugs or numbers stand behind its word, and the parameters that each
 * listens to. With any other number it is no page; other parameters change nothing.
 */
export const routePages: Record<Route | "home", Readonly<Record<number, readonly Parameter[]>>> = {
  home: { 0: [] },
  articles: { 0: ["page"], 1: [] },
  sections: { 1: ["page"] },
  topics: { 0: [], 1: ["page"] },
  "most-read": { 0: [] },
  events: { 0: ["page", "year"], 1: [] },
  speakers: { 0: ["page", "letter"], 1: ["page"] },
  organizations: { 0: ["page", "view"], 1: ["page"] },
  documents: { 0: ["page"], 1: ["page"] },
  search: { 0: ["query", "page"] },
  archive: { 0: [], 2: ["page"], 3: ["page"] },
  about: { 0: [] },
  contact: { 0: [] },
};

export type Query = Partial<Record<Parameter, string | number | undefined>>;

/**
 * The address of a page, beginning with "/".
 * @param rest slugs or numbers behind the route's word, in order.
 */
export function pagePath(
  route: Route | "home",
  language: Language,
  rest: readonly string[] = [],
  query: Query = {},
): string {
  const words = route === "home" ? [] : [routes[route][language], ...rest];
  const path = `/${[...(language === "en" ? ["en"] : []), ...words].join("/")}`;
  const pairs = Object.entries(query)
    .filter(
      ([name, value]) => value !== undefined && value !== "" && !(name === "page" && value === 1),
    )
    .map(
      ([name, value]) =>
        `${parameters[name as Parameter][language]}=${encodeURIComponent(String(value))}`,
    );
  return pairs.length > 0 ? `${path}?${pairs.join("&")}` : path;
}

/** What a feed reader or a calendar asks for beside a page, as the last word of an address. */
export const machineFiles = {
  feed: { vi: "feed.xml", en: "feed.xml" },
  calendar: { vi: "lich.ics", en: "calendar.ics" },
} as const;
export type MachineFile = keyof typeof machineFiles;

/** Which pages have which; the front page's speak of the whole portal. */
export const machineFilesOf = {
  feed: ["home", "sections", "topics", "speakers", "organizations"],
  calendar: ["home", "events", "speakers"],
} as const satisfies Record<MachineFile, readonly (Route | "home")[]>;

/** The address of a page's feed or calendar. */
export function machinePath(
  file: MachineFile,
  language: Language,
  route: Route | "home" = "home",
  slug?: string,
): string {
  const page = pagePath(route, language, slug ? [slug] : []);
  return `${page === "/" ? "" : page}/${machineFiles[file][language]}`;
}

const kindsOfRoutes = {
  articles: "ARTICLE",
  sections: "SECTION",
  topics: "TOPIC",
  events: "EVENT",
  speakers: "PERSON",
  organizations: "ORGANIZATION",
  documents: "DOCUMENT",
} as const satisfies Partial<Record<Route, AddressKind>>;

/** What an address of ours speaks of; null where it is none of a thing with a slug. */
export function addressKindOf(address: string): { kind: AddressKind; slug: string } | null {
  const [, english, word, slug] = /^\/(en\/)?([a-z-]+)\/([^/?#]+)\/?(?:[?#]|$)/.exec(address) ?? [];
  const language = english ? "en" : "vi";
  const routesWithSlugs = Object.keys(kindsOfRoutes) as (keyof typeof kindsOfRoutes)[];
  const route = routesWithSlugs.find((one) => routes[one][language] === word);
  return route && slug ? { kind: kindsOfRoutes[route], slug } : null;
}

export const articlePath = (slug: string, language: Language) =>
  pagePath("articles", language, [slug]);
export const sectionPath = (slug: string, language: Language) =>
  pagePath("sections", language, [slug]);
export const topicPath = (slug: string, language: Language) => pagePath("topics", language, [slug]);
export const eventPath = (slug: string, language: Language) => pagePath("events", language, [slug]);
export const personPath = (slug: string, language: Language) =>
  pagePath("speakers", language, [slug]);
export const organizationPath = (slug: string, language: Language) =>
  pagePath("organizations", language, [slug]);
export const documentPath = (slug: string, language: Language) =>
  pagePath("documents", language, [slug]);
