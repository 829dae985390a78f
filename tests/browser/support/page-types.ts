/** One page of every kind, of the sample content. */
export type PageType = { name: string; path: string; language: "vi" | "en"; status: number };

const vietnamese = {
  home: "/",
  "latest articles": "/bai-viet",
  section: "/chuyen-muc/hoi-thao",
  article: "/bai-viet/lang-son-126-tham-luan-ve-thon-to-dan-pho",
  "article with a table": "/bai-viet/sau-sap-xep-2025-cac-to-chuc-trong-ban-tin-gio-o-dau",
  events: "/su-kien",
  "events of a year": "/su-kien?nam=2024",
  event: "/su-kien/hoi-thao-thon-to-dan-pho-lang-son-2024",
  speakers: "/dien-gia",
  "speakers under a letter": "/dien-gia?chu=%C4%90",
  speaker: "/dien-gia/le-van-loi",
  organizations: "/to-chuc",
  "organizations by level": "/to-chuc?xem=cap",
  organization: "/to-chuc/tinh-uy-lang-son",
  "organization that ended": "/to-chuc/ban-dan-van-trung-uong",
  documents: "/van-ban",
  document: "/van-ban/nghi-quyet-25-nq-tw",
  "most read": "/doc-nhieu",
  topics: "/chu-de",
  topic: "/chu-de/cong-tac-dan-van",
  archive: "/luu-tru",
  "archive of a month": "/luu-tru/2026/09",
  "archive of a day": "/luu-tru/2026/09/15",
  search: "/tim-kiem",
  "search with results": "/tim-kiem?q=le%20van%20loi",
  "search without result": "/tim-kiem?q=khongcogicahetdau",
  about: "/gioi-thieu",
  contact: "/lien-he",
  "not found": "/bai-viet/lang-son-126-tham-luann",
};

const english = {
  home: "/en",
  "latest articles": "/en/articles",
  section: "/en/sections/hoi-thao",
  "article translated": "/en/articles/lang-son-126-tham-luan-ve-thon-to-dan-pho",
  "article untranslated": "/en/articles/chinh-quyen-than-thien-o-lang-son",
  events: "/en/events",
  "events of a year": "/en/events?year=2024",
  event: "/en/events/hoi-thao-thon-to-dan-pho-lang-son-2024",
  speakers: "/en/speakers",
  "speakers under a letter": "/en/speakers?letter=%C4%90",
  speaker: "/en/speakers/le-van-loi",
  organizations: "/en/organizations",
  "organizations by level": "/en/organizations?view=cap",
  organization: "/en/organizations/tinh-uy-lang-son",
  "organization that ended": "/en/organizations/ban-dan-van-trung-uong",
  documents: "/en/documents",
  document: "/en/documents/nghi-quyet-25-nq-tw",
  "most read": "/en/most-read",
  topics: "/en/topics",
  topic: "/en/topics/cong-tac-dan-van",
  archive: "/en/archive",
  "archive of a month": "/en/archive/2026/09",
  "archive of a day": "/en/archive/2026/09/15",
  search: "/en/search",
  "search with results": "/en/search?q=le%20van%20loi",
  "search without result": "/en/search?q=nothingofthekind",
  about: "/en/about",
  contact: "/en/contact",
  "not found": "/en/articles/lang-son-126-tham-luann",
};

const typesOf = (language: "vi" | "en", paths: Record<string, string>): PageType[] =>
  Object.entries(paths).map(([name, path]) => ({
    name: `${name} (${language})`,
    path,
    language,
    status: name === "not found" ? 404 : 200,
  }));

export const vietnameseTypes = typesOf("vi", vietnamese);
export const englishTypes = typesOf("en", english);
export const pageTypes = [...vietnameseTypes, ...englishTypes];

/** Every layout once: the Vietnamese pages, and the English ones that differ in more than words. */
export const layouts = [
  ...vietnameseTypes,
  ...englishTypes.filter(({ name }) => /^(home|article|event|organization that)/.test(name)),
];

export const articlePath = vietnamese.article;
