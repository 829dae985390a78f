import {
  machineFiles,
  machineFilesOf,
  type Parameter,
  parameters,
  type Route,
  routePages,
  routes,
} from "#lib/content/addresses.ts";
import type { Language } from "#lib/content/language.ts";
import { alphabet } from "#lib/content/people/letters.ts";
import { slugify } from "#lib/text/slug.ts";

export type Resolved =
  /** A page of the reading site, at the address Next.js knows it by. */
  | { kind: "page"; language: Language; path: string }
  | { kind: "redirect"; to: string }
  /** Nothing: `path` is what was asked for. */
  | { kind: "missing"; language: Language; path: string }
  /** Made like a page, for machines: a feed, a sitemap. */
  | { kind: "machine"; language: Language; path: string }
  /** What would be a file of ours or the framework's, if there is one. */
  | { kind: "file"; language: Language; path: string };

const maxAddress = 2_048;
const machine = /^\/(sitemap\.xml|robots\.txt)$/;
const sitemapPart = /^\/sitemap-([a-z]+(?:-[0-9-]{1,7})?)\.xml$/;
const besidePage = /^(\/en)?(?:\/([a-z-]+)\/([a-z0-9-]+))?\/([a-z]+\.(?:xml|ics))$/;
const file =
  /^\/(_next\/static\/(?!.*\.\.)[\w./~-]+|(fonts\/)?[\w-]+\.(js|css|svg|png|ico|woff2))$/;

/**
 * What a request for an address means. Never throws: what makes no sense is missing.
 * @param url the request's target as it came, path and query, percent-encoded.
 */
export function resolveAddress(url: string): Resolved {
  const mark = url.indexOf("?");
  const rawPath = mark < 0 ? url : url.slice(0, mark);
  if (url.length > maxAddress || !rawPath.startsWith("/")) {
    return { kind: "missing", language: languageOf(rawPath), path: rawPath.slice(0, 200) };
  }
  if (machine.test(rawPath)) return { kind: "machine", language: "vi", path: rawPath };
  const [, part] = sitemapPart.exec(rawPath) ?? [];
  if (part) return { kind: "machine", language: "vi", path: `/machine/sitemap/${part}` };
  const beside = machineAddress(rawPath);
  if (beside) return beside;
  if (file.test(rawPath)) return { kind: "file", language: "vi", path: rawPath };

  const path = decode(rawPath);
  if (path === null) return { kind: "missing", language: languageOf(rawPath), path: rawPath };

  const query = new URLSearchParams(mark < 0 ? "" : url.slice(mark + 1));
  const segments = path.split("/").filter((segment) => segment !== "");
  // /vi/… is how the framework knows Vietnamese pages; readers have no prefix.
  const language: Language = segments[0] === "en" ? "en" : "vi";
  const words = segments[0] === "en" || segments[0] === "vi" ? segments.slice(1) : segments;
  const prefix = language === "en" ? "/en" : "";
  const missing: Resolved = { kind: "missing", language, path };

  const [first, ...rest] = words;
  const route = first === undefined ? "home" : routeOf(slugify(first));
  const listened = route && routePages[route][rest.length];
  if (!route || !listened) return missing;

  const slugs = rest.map(slugify);
  if (slugs.some((slug) => slug === "")) return missing;
  const known = knownQuery(listened, query);
  if (known === null) return missing;

  const word = route === "home" ? [] : [routes[route][language]];
  const wanted = `${prefix}/${[...word, ...slugs].join("/")}`.replace(/(.)\/$/, "$1");
  const wantedQuery = queryString(known, (name) => parameters[name][language]);
  if (wanted !== rawPath || (first && slugify(first) !== first)) {
    return { kind: "redirect", to: wanted + wantedQuery };
  }
  const inside = `/${[language, ...(route === "home" ? [] : [route]), ...slugs].join("/")}`;
  return { kind: "page", language, path: inside + queryString(known, (name) => name) };
}

/** The feed or calendar of a page, at the address Next.js knows it by. */
function machineAddress(path: string): Resolved | null {
  const [, prefix, word, slug, name] = besidePage.exec(path) ?? [];
  const language: Language = prefix ? "en" : "vi";
  for (const file of ["feed", "calendar"] as const) {
    if (machineFiles[file][language] !== name) continue;
    const route = machineFilesOf[file].find((one) =>
      one === "home" ? word === undefined : routes[one][language] === word,
    );
    if (!route) continue;
    const of = route === "home" ? "" : `/${route}/${slug}`;
    return { kind: "machine", language, path: `/machine/${language}/${file}${of}` };
  }
  return null;
}

const languageOf = (path: string): Language => (/^\/en(\/|$)/.test(path) ? "en" : "vi");

function decode(path: string): string | null {
  try {
    const text = decodeURIComponent(path).normalize("NFC");
    // Control characters and a NUL, which PostgreSQL does not take, stand in no address of ours.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return /[\u0000-\u001f\u007f\\]/.test(text) ? null : text;
  } catch {
    return null;
  }
}

function routeOf(word: string): Route | null {
  for (const [name, words] of Object.entries(routes)) {
    if (word === words.vi || word === words.en) return name as Route;
  }
  return null;
}

/** The parameters that a page listens to, under either language's name; null where one makes no sense. */
function knownQuery(
  listened: readonly Parameter[],
  query: URLSearchParams,
): Map<Parameter, string> | null {
  const known = new Map<Parameter, string>();
  for (const name of listened) {
    let value = (query.get(parameters[name].vi) ?? query.get(parameters[name].en))?.normalize(
      "NFC",
    );
    if (value === undefined || value === "") continue;
    if (name === "page") {
      if (!/^[1-9][0-9]{0,5}$/.test(value)) return null;
      if (value === "1") continue;
    }
    if (name === "view" && value !== "cap") continue;
    if (name === "letter") {
      value = value.toUpperCase();
      if (!alphabet.includes(value)) return null;
    }
    if (name === "year" && !/^([12][0-9]{3}|0)$/.test(value)) return null;
    // Half a character at the end could not be written into an address again.
    known.set(name, value.slice(0, 200).replace(/[\ud800-\udbff]$/, ""));
  }
  return known;
}

function queryString(known: Map<Parameter, string>, nameOf: (name: Parameter) => string): string {
  const pairs = [...known].map(([name, value]) => `${nameOf(name)}=${encodeURIComponent(value)}`);
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}
