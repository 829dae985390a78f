import { globSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pagePath, parameters, type Route, routePages, routes } from "#lib/content/addresses.ts";
import { type Language, languages } from "#lib/content/language.ts";
import { type Resolved, resolveAddress } from "#lib/delivery/resolve.ts";
import { slugify } from "#lib/text/slug.ts";
import { wild, words } from "./text/arbitraries.ts";

const slug = words.map(slugify).filter((text) => text !== "");
const language = fc.constantFrom<Language>(...languages);
const route = fc.constantFrom(...(Object.keys(routes) as Route[]));

/** Addresses as readers, robots and attackers send them. */
const address = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }).map((text) => `/${text}`),
  fc.string({ maxLength: 60 }),
  fc
    .tuple(
      fc.constantFrom("", "/en", "/vi", "/en/", "//", "/EN", "/%65n"),
      fc.constantFrom("", ...Object.values(routes).flatMap(({ vi, en }) => [vi, en]), "Bài viết"),
      fc.array(fc.oneof(slug, wild, fc.constantFrom("..", ".", "", "%2F", "%2e%2e", "%00"))),
      fc.array(
        fc.tuple(
          fc.constantFrom(...Object.values(parameters).flatMap(({ vi, en }) => [vi, en]), "utm"),
          fc.oneof(wild, fc.integer().map(String), fc.constantFrom("1", "2", "01", "-0", "٣", "")),
        ),
        { maxLength: 3 },
      ),
      fc.boolean(),
    )
    .map(([prefix, word, rest, query, encoded]) => {
      const segments = encoded ? rest.map((part) => encodeURIComponent(part.toWellFormed())) : rest;
      const pairs = query.map(
        ([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`,
      );
      const path = `${prefix}/${[word, ...segments].join("/")}`;
      return pairs.length > 0 ? `${path}?${pairs.join("&")}` : path;
    }),
);

describe("any address", () => {
  it("is resolved without an exception", () => {
    fc.assert(
      fc.property(address, (url) => {
        const { kind } = resolveAddress(url);
        expect(["page", "machine", "redirect", "missing", "file"]).toContain(kind);
      }),
      { numRuns: 3_000 },
    );
  });

  it("is sent on at most once, to an address of this site", () => {
    fc.assert(
      fc.property(address, (url) => {
        const resolved = resolveAddress(url);
        if (resolved.kind !== "redirect") return;
        expect(resolved.to).toMatch(/^\/(?!\/)[\x21-\x7e]*$/);
        expect(["page", "missing"]).toContain(resolveAddress(resolved.to).kind);
      }),
      { numRuns: 3_000 },
    );
  });

  it("that leads to a page leads to one inside the reading site", () => {
    fc.assert(
      fc.property(address, (url) => {
        const resolved = resolveAddress(url);
        if (resolved.kind === "page")
          expect(resolved.path).toMatch(/^\/(vi|en)(\/[a-z0-9-]+)*(\?|$)/);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe("an address that the site itself makes", () => {
  it("is a page of its language, with its slugs, and has no other address", () => {
    const depth = (to: Route | "home") =>
      fc.constantFrom(...Object.keys(routePages[to]).map(Number));
    const slugs = (length: number) => fc.array(slug, { minLength: length, maxLength: length });
    const made = fc
      .oneof(route, fc.constant("home" as const))
      .chain((to) =>
        fc.record({ to: fc.constant(to), lang: language, rest: depth(to).chain(slugs) }),
      );
    fc.assert(
      fc.property(made, ({ to, lang, rest }) => {
        const inside = [lang, ...(to === "home" ? [] : [to]), ...rest];
        expect(resolveAddress(pagePath(to, lang, rest))).toEqual({
          kind: "page",
          language: lang,
          path: `/${inside.join("/")}`,
        });
      }),
    );
  });

  it("has a page under app for each depth of its route", () => {
    const folders = globSync("**/route.tsx", { cwd: "app/(reader)/[locale]" });
    const depths = Object.entries(routePages).flatMap(([to, pages]) =>
      Object.keys(pages).map((depth) => `${to} ${depth}`),
    );
    const found = folders.flatMap((file) => {
      const [to = "home", ...rest] = path
        .dirname(file)
        .split(path.sep)
        .filter((part) => part !== ".");
      return ["missing", "broken"].includes(to) ? [] : [`${to} ${rest.length}`];
    });
    expect(found.sort()).toEqual(depths.sort());
  });

  it("keeps its parameters in either language", () => {
    fc.assert(
      fc.property(language, fc.integer({ min: 2, max: 99_999 }), words, (lang, page, query) => {
        const resolved = resolveAddress(pagePath("search", lang, [], { query, page }));
        expect(resolved.kind).toBe("page");
        const { searchParams } = new URL((resolved as { path: string }).path, "http://a");
        expect(Object.fromEntries(searchParams)).toEqual({ query, page: String(page) });
      }),
    );
  });

  it("exists for every parameter that a route listens to", () => {
    const values = { page: "2", query: "dân vận", year: "2024", letter: "Đ", view: "cap" };
    const listening = Object.entries(routePages).flatMap(([name, pages]) =>
      Object.entries(pages).map(([depth, listened]) => ({ name, depth: Number(depth), listened })),
    );
    for (const { name, depth, listened } of listening) {
      for (const parameter of listened) {
        const to = pagePath(name as Route, "en", Array(depth).fill("a"), {
          [parameter]: values[parameter],
        });
        expect(resolveAddress(to)).toMatchObject({
          kind: "page",
          path: expect.stringContaining(`${parameter}=${encodeURIComponent(values[parameter])}`),
        });
      }
    }
  });
});

describe("what a page does not listen to makes no other page of it", () => {
  it.each([
    ["/bai-viet/mot-bai?trang=7", "/vi/articles/mot-bai"],
    ["/su-kien/mot-hoi-thao?nam=2024", "/vi/events/mot-hoi-thao"],
    ["/chu-de?trang=3", "/vi/topics"],
    ["/luu-tru?trang=3", "/vi/archive"],
    ["/to-chuc?xem=gi-do", "/vi/organizations"],
    ["/dien-gia/le-van-loi?chu=A", "/vi/speakers/le-van-loi"],
    ["/dien-gia?chu=%C4%91", `/vi/speakers?letter=${encodeURIComponent("Đ")}`],
    ["/?utm_source=a&trang=2", "/vi"],
  ])("%s", (from, path) => {
    expect(resolveAddress(from)).toMatchObject({ kind: "page", path });
  });

  it.each(["/dien-gia?chu=1", "/dien-gia?chu=AB", "/_next/articles/a", "/_next/static/../a.js"])(
    "%s is nothing",
    (from) => {
      expect(resolveAddress(from).kind).toBe("missing");
    },
  );
});

describe("other addresses of a page are sent on to the one", () => {
  it.each([
    ["/articles/mot-bai", "/bai-viet/mot-bai"],
    ["/en/bai-viet/mot-bai", "/en/articles/mot-bai"],
    ["/vi/bai-viet/mot-bai", "/bai-viet/mot-bai"],
    ["/vi", "/"],
    ["/bai-viet/mot-bai/", "/bai-viet/mot-bai"],
    ["//bai-viet//mot-bai", "/bai-viet/mot-bai"],
    ["/Bai-Viet/Mot-Bai", "/bai-viet/mot-bai"],
    [`/bai-viet/${encodeURIComponent("đoàn-khảo-sát")}`, "/bai-viet/doan-khao-sat"],
    [
      `/bai-viet/${encodeURIComponent("đoàn-khảo-sát".normalize("NFD"))}`,
      "/bai-viet/doan-khao-sat",
    ],
    ["/su-kien?trang=1", "/su-kien?trang=1"],
  ])("%s → %s", (from, to) => {
    const resolved = resolveAddress(from);
    const page: Resolved = { kind: "page", language: "vi", path: "/vi/events" };
    expect(resolved).toEqual(from === to ? page : { kind: "redirect", to });
  });
});

describe("bad input is missing, in the language it was asked in", () => {
  it.each([
    ["/fr/bai-viet/a", "vi"],
    ["/khong-co", "vi"],
    ["/en/nothing-here", "en"],
    ["/bai-viet/%E0%A4%A", "vi"],
    ["/en/articles/%C3%28", "en"],
    ["/bai-viet/a%00b", "vi"],
    ["/bai-viet/..%5c..%5cetc", "vi"],
    ["/bai-viet/…", "vi"],
    ["/bai-viet/a/b", "vi"],
    ["/en/search/a", "en"],
    ["/luu-tru/2024", "vi"],
    ["/luu-tru/2024/03/19/1", "vi"],
    ["/bai-viet?trang=0", "vi"],
    ["/bai-viet?trang=-1", "vi"],
    ["/bai-viet?trang=1000000000", "vi"],
    ["/bai-viet?trang=1e3", "vi"],
    ["/bai-viet?trang=hai", "vi"],
    ["/en/articles?page=%00", "en"],
    ["/en/events?year=20244", "en"],
    [`/bai-viet/${"a".repeat(10_000)}`, "vi"],
    [`/en/search?q=${"a".repeat(10_000)}`, "en"],
    ["http://elsewhere.example/", "vi"],
    ["*", "vi"],
    ["", "vi"],
  ])("%s", (url, lang) => {
    expect(resolveAddress(url)).toMatchObject({ kind: "missing", language: lang });
  });
});

describe("a query", () => {
  it("is cut without leaving half a character, which no address can hold", () => {
    const query = encodeURIComponent(`${"a".repeat(199)}𝄞𝄞`);
    expect(resolveAddress(`/tim-kiem?q=${query}`)).toMatchObject({
      kind: "page",
      path: `/vi/search?query=${"a".repeat(199)}`,
    });
  });
});

describe("what is no page of the reading site is told apart", () => {
  it.each([
    ["/_next/static/chunks/a.js", "file"],
    ["/fonts/newsreader-400.woff2", "file"],
    ["/favicon.ico", "file"],
    ["/reader.js?v=abc", "file"],
    ["/feed.xml", "machine"],
    ["/en/feed.xml", "machine"],
    ["/robots.txt", "machine"],
    ["/sitemap.xml", "machine"],
    ["/sitemap-articles-2026-11.xml", "machine"],
    ["/sitemap-lists.xml", "machine"],
    ["/lich.ics", "machine"],
    ["/en/calendar.ics", "machine"],
    ["/su-kien/hoi-thao/lich.ics", "machine"],
    ["/en/events/hoi-thao/calendar.ics", "machine"],
    ["/en/speakers/le-van-loi/feed.xml", "machine"],
    ["/en/dien-gia/le-van-loi/feed.xml", "missing"],
    ["/su-kien/hoi-thao/feed.xml", "missing"],
    ["/_nextish", "missing"],
    ["/feed.xmlx", "missing"],
    ["/fr/feed.xml", "missing"],
    ["/media", "missing"],
  ])("%s is a %s", (url, kind) => {
    expect(resolveAddress(url).kind).toBe(kind);
  });
});
