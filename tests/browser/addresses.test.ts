import { describe, expect, it } from "vitest";
import { pagePath, type Route, routePages, routes } from "#lib/content/addresses.ts";
import { languages } from "#lib/content/language.ts";
import { attribute, find, parseHtml, textOf } from "./support/document.ts";
import { articlePath, pageTypes } from "./support/page-types.ts";
import { type Answer, ask } from "./support/site.ts";

const slug = "lang-son-126-tham-luan-ve-thon-to-dan-pho";

/** A page for people, in the language that the address asks for. */
function expectHelpfulPage(answer: Answer, language: "vi" | "en") {
  expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
  const root = parseHtml(answer.text);
  expect(find(root, "html", { lang: language })).toHaveLength(1);
  expect(textOf(find(root, "h1")[0])).toBe(
    language === "en" ? "There is no such page" : "Không có trang này",
  );
  expect(find(root, "input", { type: "search" })).toHaveLength(1);
}

describe("addresses that make no sense are a 404 that helps", () => {
  const senseless: Record<string, string> = {
    "an unknown language": "/fr/articles",
    "an unknown word": "/tin-tuc",
    "a word too much": `${articlePath}/binh-luan`,
    "percent garbage": "/%E0%A4%A",
    "percent garbage in a slug": "/bai-viet/%E0%A4%A",
    "a byte that is no UTF-8": "/bai-viet/%FF%FE",
    "a NUL": "/bai-viet/a%00b",
    "a NUL alone": "/%00",
    "a line break": "/bai-viet/a%0D%0ASet-Cookie:%20a=b",
    "a way up": "/bai-viet/..%2F..%2Fetc%2Fpasswd",
    "a backslash": "/bai-viet/%5C..%5Cx",
    "a slug without letters": "/bai-viet/---",
    "a slug of ten thousand letters": `/bai-viet/${"a".repeat(10_240)}`,
    "a query of ten thousand letters": `/tim-kiem?q=${"a".repeat(10_240)}`,
    "page 0": "/bai-viet?trang=0",
    "page −1": "/bai-viet?trang=-1",
    "page 10^9": "/bai-viet?trang=1000000000",
    "a page past the last one": "/bai-viet?trang=1000",
    "page 1.5": "/bai-viet?trang=1.5",
    "page abc": "/bai-viet?trang=abc",
    "page 2e1": "/bai-viet?trang=2e1",
    "page 0 of a topic": "/chu-de/cong-tac-dan-van?trang=0",
    "year 20244": "/su-kien?nam=20244",
    "year abc": "/su-kien?nam=abc",
    "month 13": "/luu-tru/2026/13",
    "month abc": "/luu-tru/2026/abc",
    "the 31st of February": "/luu-tru/2026/02/31",
    "a month before there was anything": "/luu-tru/1999/01",
    "the framework's own folder": "/vi/missing",
    "a file that is not there": "/favicon.ico",
    "a picture that is not there": "/khong-co.png",
  };

  it.each(Object.entries(senseless))("%s", async (_what, path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(404);
    expectHelpfulPage(answer, "vi");
  });

  it.each([
    ["a slug that nothing has", "/en/articles/nothing-of-the-kind"],
    ["page 0", "/en/articles?page=0"],
    ["page −1", "/en/topics/cong-tac-dan-van?page=-1"],
    ["percent garbage", "/en/%E0%A4%A"],
    ["ten thousand letters", `/en/articles/${"a".repeat(10_240)}`],
  ])("%s, in English", async (_what, path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(404);
    expectHelpfulPage(answer, "en");
  });
});

describe("addresses that mean a page lead to it", () => {
  const nfd = encodeURIComponent("Lạng Sơn 126 tham luận về thôn, tổ dân phố".normalize("NFD"));
  const led: Record<string, [string, string]> = {
    "a title with marks, in NFD": [`/bai-viet/${nfd}`, `/bai-viet/${slug}`],
    "the word with marks, in NFC": [
      `/${encodeURIComponent("bài-viết".normalize("NFC"))}/${slug}`,
      `/bai-viet/${slug}`,
    ],
    "a slash at the end": [`/bai-viet/${slug}/`, `/bai-viet/${slug}`],
    "two slashes at the start": [`//bai-viet/${slug}`, `/bai-viet/${slug}`],
    "two slashes within": [`/bai-viet//${slug}`, `/bai-viet/${slug}`],
    "nothing but slashes": ["//", "/"],
    "the front page with a slash": ["/en/", "/en"],
    capitals: [`/BAI-VIET/${slug.toUpperCase()}`, `/bai-viet/${slug}`],
    "the prefix /vi": [`/vi/bai-viet/${slug}`, `/bai-viet/${slug}`],
    "the prefix /vi alone": ["/vi", "/"],
    "the English word without its prefix": [`/articles/${slug}`, `/bai-viet/${slug}`],
    "the Vietnamese word under /en": [`/en/bai-viet/${slug}`, `/en/articles/${slug}`],
    "a former slug": ["/bai-viet/lang-son-126-tham-luan", `/bai-viet/${slug}`],
    "a former slug, in English": ["/en/articles/lang-son-126-tham-luan", `/en/articles/${slug}`],
  };

  it.each(Object.entries(led))("%s", async (_what, [from, to]) => {
    let answer = await ask(from);
    // Tidying an address and following a former slug may be two steps, never more.
    for (let steps = 0; answer.status === 308 && steps < 2; steps++) {
      const location = String(answer.headers.location);
      expect(location).toMatch(/^\/(?!\/)/);
      if (location === to) break;
      answer = await ask(location);
    }
    expect([answer.status, answer.headers.location]).toEqual([308, to]);
    expect((await ask(to)).status).toBe(200);
  });

  it.each([
    ["an unknown parameter", "/bai-viet?fbclid=abc", "/bai-viet"],
    ["an unknown parameter beside a known one", "/su-kien?fbclid=a&nam=2024", "/su-kien?nam=2024"],
    ["the number of the first page", "/bai-viet?trang=1", "/bai-viet"],
    ["a parameter without a value", "/bai-viet?trang=", "/bai-viet"],
    ["a parameter of another page", "/bai-viet?nam=abc", "/bai-viet"],
  ])("%s changes nothing", async (_what, path, plain) => {
    const [given, wanted] = (await Promise.all([ask(path), ask(plain)])).map(({ status, text }) => {
      const root = parseHtml(text);
      const canonical = attribute(find(root, "link", { rel: "canonical" })[0], "href");
      return { status, canonical, main: textOf(find(root, "main")[0]) };
    });
    expect(wanted?.status).toBe(200);
    expect(given).toEqual(wanted);
  });
});

describe("a page that is not there says so in its head", () => {
  const withSlug = (Object.keys(routes) as Route[]).filter(
    (route) => routePages[route][1] !== undefined,
  );

  it.each(withSlug.flatMap((route) => languages.map((language) => ({ route, language }))))(
    "$route in $language",
    async ({ route, language }) => {
      const { status, text } = await ask(pagePath(route, language, ["khong-co-gi-nhu-the"]));
      expect(status).toBe(404);
      const wanted = language === "vi" ? "Không có trang này" : "There is no such page";
      expect(textOf(find(parseHtml(text), "title")[0])).toBe(wanted);
    },
  );
});

describe("a mistyped slug is met with the nearest titles", () => {
  it.each([
    ["an article", `/bai-viet/${slug.replace("tham-luan", "tam-luan")}`, `/bai-viet/${slug}`],
    ["an article, in English", `/en/articles/${slug}n`, `/en/articles/${slug}`],
    ["a speaker", "/dien-gia/le-van-lo", "/dien-gia/le-van-loi"],
    ["an organization", "/to-chuc/tinh-uy-lang-sonn", "/to-chuc/tinh-uy-lang-son"],
    [
      "a document, in English",
      "/en/documents/nghi-quyet-25-nq-t",
      "/en/documents/nghi-quyet-25-nq-tw",
    ],
  ])("%s", async (_what, path, meant) => {
    const answer = await ask(path);
    expect(answer.status).toBe(404);
    const [main] = find(parseHtml(answer.text), "main");
    expect(main && find(main, "a", { href: meant })).toHaveLength(1);
  });
});

describe("methods", () => {
  it.each(pageTypes.slice(0, 12))("HEAD answers like GET for $name", async ({ path }) => {
    const [get, head] = await Promise.all([ask(path), ask(path, { method: "HEAD" })]);
    expect(head.body.byteLength).toBe(0);
    expect(head.status).toBe(get.status);
    const told = ["content-type", "content-length", "cache-control", "vary", "location"];
    for (const name of told) expect(head.headers[name], name).toBe(get.headers[name]);
  });

  it.each(["POST", "PUT", "DELETE", "PATCH"])("%s is not allowed", async (method) => {
    // By a POST an article tells that it is being read.
    const article = method === "POST" ? "/bai-viet" : articlePath;
    for (const path of ["/", article, "/tim-kiem?q=a", "/sitemap.xml", "/reader.js"]) {
      const { status, headers } = await ask(path, { method });
      expect(status, path).toBe(405);
      expect(headers.allow, path).toBe("GET, HEAD");
    }
  });
});
