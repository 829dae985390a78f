import { beforeAll, describe, expect, it } from "vitest";
import type { Language } from "#lib/content/language.ts";
import { type Crawled, crawl, type Link } from "./support/crawl.ts";
import { sample, samplePaths } from "./support/sample.ts";
import { type Answer, ask, forEachOf, pathOf, sitemap, siteUrl } from "./support/site.ts";

let pages: Map<string, Crawled>;
let others: Map<string, Answer>;
let links: Link[];
let site: string;

beforeAll(async () => {
  ({ pages, others, links } = await crawl(["/", "/en"]));
  site = await siteUrl();
}, 120_000);

/** Pages that stand for themselves; the others name the page that they repeat. */
const originals = () =>
  [...pages.values()].filter(({ path, canonical }) => canonical === site + path);

describe("a crawl from both front pages", () => {
  it("reaches every page of the sitemap", async () => {
    const listed = await sitemap();
    expect(listed.length).toBeGreaterThan(100);
    const paths = await Promise.all(listed.map((address) => pathOf(address)));
    expect(paths.filter((path) => path === null || !pages.has(path))).toEqual([]);
  });

  it.each(Object.entries(samplePaths))(
    "reaches every %s of the sample content",
    (_kind, pathsIn) => {
      for (const language of ["vi", "en"] satisfies Language[]) {
        const paths = pathsIn(language);
        expect(paths.length).toBeGreaterThan(0);
        expect(paths.filter((path) => !pages.has(path))).toEqual([]);
      }
    },
  );

  it("finds no link that is broken or takes a detour", () => {
    const wrong = links.filter(
      ({ to }) => (pages.get(to)?.answer ?? others.get(to))?.status !== 200,
    );
    expect(wrong).toEqual([]);
  });

  it("is given no cookie", () => {
    const answers = [...[...pages].map(([path, { answer }]) => [path, answer] as const), ...others];
    const given = answers.filter(([, { headers }]) => headers["set-cookie"]);
    expect(given.map(([path, { headers }]) => `${path}: ${headers["set-cookie"]}`)).toEqual([]);
  });

  it("finds at every link's fragment something that bears its name", () => {
    const wrong = links.filter(
      ({ to, fragment }) => fragment !== "" && !pages.get(to)?.ids.has(fragment),
    );
    expect(wrong).toEqual([]);
  });

  it("never leaves a page's language but by the way to the other one", () => {
    const wrong = links.filter(({ from, to }) => {
      const [here, there] = [pages.get(from), pages.get(to)];
      return here && there && here.language !== there.language && !isCounterpart(here, there);
    });
    expect(wrong).toEqual([]);
  });
});

/** Whether two addresses are the same page in the two languages. */
function isCounterpart(one: Crawled, other: Crawled): boolean {
  return (
    [...one.alternates.values()].includes(other.canonical) ||
    one.canonical === other.canonical ||
    links.some(({ from, to }) => from === other.path && to === one.path)
  );
}

describe("pictures", () => {
  it("answer with what their name says, for good, and with no cookie", async () => {
    const addresses = new Set([...pages.values()].flatMap((page) => page.pictures));
    expect(addresses.size).toBeGreaterThan(50);
    const wrong: string[] = [];
    await forEachOf(addresses, async (address) => {
      const path = await pathOf(address);
      const { status, headers, body } = await ask(path ?? "");
      const kind = kindOf(body);
      const isImmutable = /max-age=31536000.*immutable/.test(headers["cache-control"] ?? "");
      const isPicture = kind !== null && headers["content-type"] === kind;
      const isRight = status === 200 && isPicture && !headers["set-cookie"];
      // The picture for pages without one has a name that does not change with its bytes.
      const isStored = address.includes("/media/");
      if (!isRight || (isStored && !isImmutable)) {
        wrong.push(`${address}: ${status} ${headers["content-type"]} ${headers["cache-control"]}`);
      }
    });
    expect(wrong).toEqual([]);
  });
});

/** The type of a picture by its first bytes. */
function kindOf(body: Buffer): string | null {
  if (body.subarray(0, 3).toString("hex") === "ffd8ff") return "image/jpeg";
  if (body.subarray(1, 4).toString("latin1") === "PNG") return "image/png";
  if (body.subarray(8, 12).toString("latin1") === "WEBP") return "image/webp";
  if (body.subarray(4, 12).toString("latin1") === "ftypavif") return "image/avif";
  return null;
}

describe("the head of every page", () => {
  it("names the page itself or the original as canonical", () => {
    const wrong = [...pages.values()].filter(({ path, canonical, language }) => {
      if (canonical === site + path) return false;
      const original = pages.get(canonical.slice(site.length));
      return !canonical.startsWith(site) || original?.canonical !== canonical || language !== "en";
    });
    expect(wrong.map(({ path, canonical }) => `${path}: ${canonical}`)).toEqual([]);
  });

  it("names other languages always from both sides", () => {
    const wrong = [...pages.values()].flatMap((page) =>
      [...page.alternates].flatMap(([language, address]) => {
        const other = pages.get(address.slice(site.length));
        const isMutual = other?.alternates.get(page.language) === page.canonical;
        return other?.language === language && isMutual ? [] : [`${page.path} → ${address}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("names another language of an article exactly where there is a translation", () => {
    for (const slug of sample.articles) {
      const languages = [...(pages.get(`/bai-viet/${slug}`)?.alternates.keys() ?? [])];
      const expected = sample.translatedArticles.includes(slug) ? ["vi", "en"] : [];
      expect(languages, slug).toEqual(expected);
    }
  });

  it("has one heading of the first level, a title and a description", () => {
    const wrong = [...pages.values()].filter(
      ({ headings, title, description }) =>
        headings.length !== 1 || headings[0]?.trim() === "" || title === "" || description === "",
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it.each(["title", "description"] as const)("has a %s of its own", (field) => {
    const equal = [...Map.groupBy(originals(), (page) => `${page.language}: ${page[field]}`)]
      .filter(([, those]) => those.length > 1)
      .map(([text, those]) => `${text} = ${those.map(({ path }) => path).join(" ")}`);
    expect(equal).toEqual([]);
  });
});
