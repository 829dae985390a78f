import { beforeAll, describe, expect, it } from "vitest";
import {
  attribute,
  type Element,
  elementsIn,
  find,
  languageOf,
  parseHtml,
  textOf,
  textsIn,
} from "./support/document.ts";
import { englishTypes, pageTypes, vietnameseTypes } from "./support/page-types.ts";
import { sample } from "./support/sample.ts";
import { ask, pathOf, siteUrl } from "./support/site.ts";

const vietnameseLetter = /[À-ỹĐđ]/;
/** A word in small letters, one of them with a mark: no proper name. */
const vietnameseWord = /(?<!\p{L})(?=\p{Ll}*[à-ỹ])\p{Ll}+(?!\p{L})/u;
const englishWord =
  /\b(the|of|and|in|on|by|with|for|from|at|to|is|are|was|not|this|as|no|an?|[a-z]{3,}(?:ing|ed|tion|ment|ity|ies))\b/i;
const names = new Set(sample.people.map(({ name }) => name));

/**
 * Proper names stand in English sentences as they are. A text is Vietnamese where it is somebody's
 * whole name, or holds a Vietnamese word that is no name and nothing that is English.
 */
const isVietnamese = (text: string) =>
  names.has(text) || (vietnameseWord.test(text) && !englishWord.test(text));

/** English without a doubt: words of its grammar, and no letter that Vietnamese alone has. */
const isEnglish = (text: string) =>
  /\b(the|of|and|with|from|this|reports?|events|speakers|search|page)\b/i.test(text) &&
  !vietnameseLetter.test(text);

/** Texts for assistive technology, which are in the language of their element. */
function* labelsIn(root: Element): Generator<{ text: string; parent: Element }> {
  for (const parent of elementsIn(root)) {
    for (const name of ["alt", "aria-label", "title", "placeholder"]) {
      const text = attribute(parent, name);
      if (text && parent.tagName !== "link") yield { text, parent };
    }
  }
}

async function bodyOf(path: string): Promise<Element> {
  const root = parseHtml((await ask(path)).text);
  const [body] = find(root, "body");
  if (!body) throw new Error(`${path} has no body`);
  return body;
}

const readIn = (body: Element) => [...textsIn(body), ...labelsIn(body)];
const shown = ({ text, parent }: { text: string; parent: Element }) =>
  `<${parent.tagName}> ${text}`;

describe("the language of a page", () => {
  it.each(pageTypes)("$name is that of its address", async ({ path, language }) => {
    const root = parseHtml((await ask(path)).text);
    expect(attribute(find(root, "html")[0], "lang")).toBe(language);
  });
});

describe("what is Vietnamese on an English page says so", () => {
  it.each(englishTypes)("$name", async ({ path }) => {
    const unmarked = readIn(await bodyOf(path)).filter(
      ({ text, parent }) => isVietnamese(text) && languageOf(parent) !== "vi",
    );
    expect(unmarked.map(shown)).toEqual([]);
  });
});

describe("nothing English on an English page is said to be Vietnamese", () => {
  it.each(englishTypes)("$name", async ({ path }) => {
    const wrong = readIn(await bodyOf(path)).filter(
      ({ text, parent }) => isEnglish(text) && languageOf(parent) !== "en",
    );
    expect(wrong.map(shown)).toEqual([]);
  });
});

describe("what is English on a Vietnamese page says so", () => {
  it.each(vietnameseTypes)("$name", async ({ path }) => {
    const body = await bodyOf(path);
    const texts = [...textsIn(body)].filter(({ text }) => isEnglish(text) || text === "English");
    // No label of ours in Vietnamese does without a mark; the buttons "A" have no label.
    const labels = [...labelsIn(body)].filter(({ text }) => !vietnameseLetter.test(text));
    const unmarked = [...texts, ...labels].filter(({ parent }) => languageOf(parent) !== "en");
    expect(unmarked.map(shown)).toEqual([]);
  });
});

describe("the way to the other language", () => {
  const routes = pageTypes.filter(({ status }) => status === 200);

  it.each(routes)("$name leads to the same page", async ({ path, language }) => {
    const other = language === "vi" ? "en" : "vi";
    const [link, ...more] = find(await bodyOf(path), "a", { hreflang: other });
    expect(more).toEqual([]);
    expect(languageOf(link)).toBe(other);
    const counterpart = await pathOf(attribute(link, "href") ?? "", path);
    const there = await ask(counterpart ?? "");
    expect(there.status).toBe(200);
    const [back] = find(await bodyOf(counterpart ?? ""), "a", { hreflang: language });
    expect(await pathOf(attribute(back, "href") ?? "")).toBe(path);
  });
});

describe("articles without a translation, read from the English pages", () => {
  const untranslated = sample.articles.filter((slug) => !sample.translatedArticles.includes(slug));
  let site: string;
  beforeAll(async () => {
    site = await siteUrl();
  });

  it.each(untranslated)("%s", async (slug) => {
    const { text, status } = await ask(`/en/articles/${slug}`);
    expect(status).toBe(200);
    const root = parseHtml(text);
    const original = `${site}/bai-viet/${slug}`;
    expect(attribute(find(root, "link", { rel: "canonical" })[0], "href")).toBe(original);
    const [heading] = find(root, "h1");
    expect(languageOf(heading)).toBe("vi");
    expect(textOf(heading)).toMatch(vietnameseLetter);
    const notices = [...textsIn(find(root, "main")[0] as Element)].filter(({ text }) =>
      /only in Vietnamese|Vietnamese only/i.test(text),
    );
    expect(notices.map(({ parent }) => languageOf(parent))).toEqual(["en"]);
  });
});
