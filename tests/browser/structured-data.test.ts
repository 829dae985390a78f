import { beforeAll, describe, expect, it } from "vitest";
import { dataIn, parseHtml } from "./support/document.ts";
import { readers } from "./support/reader.ts";
import { sample } from "./support/sample.ts";
import { type Answer, ask, sitemap, siteUrl } from "./support/site.ts";

type Thing = Record<string, unknown>;

const slug = "lang-son-126-tham-luan-ve-thon-to-dan-pho";
const eventSlug = "hoi-thao-thon-to-dan-pho-lang-son-2024";
const personSlug = "le-van-loi";
const organizationSlug = "tinh-uy-lang-son";

let site: string;
beforeAll(async () => {
  site = await siteUrl();
});

/** The thing of a type that a page is about. */
async function thingOn(path: string, type: string): Promise<Thing> {
  const { text } = await ask(path);
  const things = dataIn(parseHtml(text)).filter((thing) => thing["@type"] === type);
  expect(things, `${type} on ${path}`).toHaveLength(1);
  expect(things[0]?.["@context"]).toBe("https://schema.org");
  return things[0] as Thing;
}

/** Every object within a thing. */
function* partsOf(value: unknown): Generator<Thing> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield value as Thing;
  for (const part of Object.values(value)) yield* partsOf(part);
}

const idsOf = (thing: unknown, type: string) =>
  [...partsOf(thing)].filter((part) => part["@type"] === type).map((part) => part["@id"]);

describe("structured data", () => {
  it("tells of an article what a search engine shows", async () => {
    const article = await thingOn(`/bai-viet/${slug}`, "NewsArticle");
    expect(article).toMatchObject({
      headline: "126 tham luận cho một câu hỏi về thôn, tổ dân phố vùng biên",
      datePublished: "2026-09-15T07:30:00+07:00",
      inLanguage: "vi",
      url: `${site}/bai-viet/${slug}`,
      mainEntityOfPage: `${site}/bai-viet/${slug}`,
      image: [expect.stringMatching(/\/media\/.+\.jpg$/)],
      publisher: expect.objectContaining({ name: expect.any(String), logo: expect.any(String) }),
      author: [expect.objectContaining({ name: "Ban Biên tập" })],
    });
    expect(Date.parse(String(article.dateModified))).toBeGreaterThanOrEqual(
      Date.parse(String(article.datePublished)),
    );
  });

  it("tells of an event when, where, by whom and with whom", async () => {
    const event = await thingOn(`/su-kien/${eventSlug}`, "Event");
    expect(event).toMatchObject({
      name: expect.any(String),
      startDate: expect.stringMatching(/^2024-03-19/),
      eventStatus: "https://schema.org/EventScheduled",
      url: `${site}/su-kien/${eventSlug}`,
    });
    expect(idsOf(event.organizer, "Organization").length).toBeGreaterThan(0);
    expect(idsOf(event.performer, "Person").length).toBeGreaterThan(0);
  });

  it("tells of an event's place where the source names one, and invents none", async () => {
    const somewhere = await thingOn("/su-kien/hoi-thao-to-chuc-co-so-dang-vinh-phuc", "Event");
    expect(somewhere.location).toMatchObject({ "@type": "Place", name: "Thành phố Vĩnh Yên" });
    const nowhere = await thingOn(`/su-kien/${eventSlug}`, "Event");
    expect(nowhere).not.toHaveProperty("location");
  });

  it("tells of a person what they were and for whom", async () => {
    const person = await thingOn(`/dien-gia/${personSlug}`, "Person");
    expect(person).toMatchObject({ name: "Lê Văn Lợi", url: `${site}/dien-gia/${personSlug}` });
    expect(person.jobTitle).toContain("Phó Giám đốc");
    expect(idsOf(person.worksFor, "Organization").length).toBeGreaterThan(0);
    const events = [...partsOf(person.performerIn)].map((part) => part["@id"]);
    expect(events).toHaveLength(2);
    expect(new Set(events).size).toBe(2);
  });

  it("tells of an organization what stands above and below it, and who was in it", async () => {
    const organization = await thingOn(`/to-chuc/${organizationSlug}`, "Organization");
    expect(organization).toMatchObject({
      name: "Tỉnh ủy Lạng Sơn",
      url: `${site}/to-chuc/${organizationSlug}`,
    });
    const below = await thingOn("/to-chuc/ban-dan-van-tinh-uy-lang-son", "Organization");
    expect(idsOf(organization.subOrganization, "Organization")).toContain(below["@id"]);
    expect(idsOf(below.parentOrganization, "Organization")).toContain(organization["@id"]);
    expect(idsOf(organization.member, "Person")).toContain(
      `${site}/dien-gia/nguyen-quoc-doan#nguoi`,
    );
  });

  it("tells of an organization that ended when it did", async () => {
    const organization = await thingOn("/to-chuc/ban-dan-van-trung-uong", "Organization");
    expect(organization.dissolutionDate).toBe("2025-02-03");
  });
});

describe("a thing's @id", () => {
  const kinds = [
    ["NewsArticle", `/bai-viet/${slug}`, `/en/articles/${slug}`],
    ["Event", `/su-kien/${eventSlug}`, `/en/events/${eventSlug}`],
    ["Person", `/dien-gia/${personSlug}`, `/en/speakers/${personSlug}`],
    ["Organization", `/to-chuc/${organizationSlug}`, `/en/organizations/${organizationSlug}`],
  ] as const;

  it.each(kinds)("is the same for a %s in both languages", async (type, vi, en) => {
    const [one, other] = [await thingOn(vi, type), await thingOn(en, type)];
    expect(one["@id"]).toMatch(new RegExp(`^${site}${vi}#`));
    expect(other["@id"]).toBe(one["@id"]);
  });

  it("is the same wherever the thing is spoken of", async () => {
    const [article, event, person, organization] = await Promise.all([
      thingOn(`/bai-viet/${slug}`, "NewsArticle"),
      thingOn(`/su-kien/${eventSlug}`, "Event"),
      thingOn(`/dien-gia/${personSlug}`, "Person"),
      thingOn(`/to-chuc/${organizationSlug}`, "Organization"),
    ]);
    expect(idsOf(article, "Person")).toContain(person["@id"]);
    expect(idsOf(article.about, "Event")).toContain(event["@id"]);
    expect(idsOf(event, "Person")).toContain(person["@id"]);
    expect(idsOf(event, "Organization")).toContain(organization["@id"]);
    expect([...partsOf(event.subjectOf)].map((part) => part["@id"])).toContain(article["@id"]);
    expect([...partsOf(person.performerIn)].map((part) => part["@id"])).toContain(event["@id"]);
  });
});

describe("the way to a page", () => {
  it.each([
    [`/bai-viet/${slug}`, "Hội thảo"],
    [`/su-kien/${eventSlug}`, "Sự kiện"],
    [`/dien-gia/${personSlug}`, "Diễn giả"],
    [`/to-chuc/${organizationSlug}`, "Tổ chức"],
    ["/van-ban/nghi-quyet-25-nq-tw", "Văn bản"],
    ["/luu-tru/2026/09/15", "Lưu trữ"],
  ])("%s", async (path, above) => {
    const { itemListElement } = await thingOn(path, "BreadcrumbList");
    const items = itemListElement as { position: number; name: string; item: string }[];
    expect(items.map(({ position }) => position)).toEqual(items.map((_, index) => index + 1));
    expect(items.map(({ name }) => name)).toContain(above);
    for (const { item } of items) {
      expect(item.startsWith(site)).toBe(true);
      expect((await ask(item.slice(site.length))).status, item).toBe(200);
    }
  });
});

describe("files for machines", () => {
  const { newPage } = readers();

  /** The text of every element of a name, once a real parser has found the XML well-formed. */
  async function parsed({ text }: Answer, names: string[]): Promise<Record<string, string[]>> {
    const page = await newPage();
    const { fault, ...found } = await page.evaluate(
      ({ text, names }) => {
        const root = new DOMParser().parseFromString(text, "application/xml");
        const texts = (name: string) =>
          [...root.getElementsByTagName(name)].map(({ textContent }) => textContent ?? "");
        return {
          fault: texts("parsererror"),
          ...Object.fromEntries(names.map((name) => [name, texts(name)])),
        } as Record<string, string[]>;
      },
      { text, names },
    );
    expect(fault).toEqual([]);
    return found;
  }

  it.each([
    ["/feed.xml", "/bai-viet/", sample.articles],
    ["/en/feed.xml", "/en/articles/", sample.translatedArticles],
  ])("%s holds every article of its language, the newest first", async (path, start, slugs) => {
    const answer = await ask(path);
    expect(answer.headers["content-type"]).toMatch(/^application\/rss\+xml/);
    const { link, pubDate } = await parsed(answer, ["link", "pubDate"]);
    const [home, ...articles] = link ?? [];
    expect(home).toBe(start === "/bai-viet/" ? `${site}/` : `${site}/en`);
    expect([...articles].sort()).toEqual(slugs.map((one) => `${site}${start}${one}`).sort());
    const times = (pubDate ?? []).map((date) => Date.parse(date));
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it("/feed.xml says of a picture what its file is", async () => {
    const { text } = await ask("/feed.xml");
    const enclosures = [...text.matchAll(/<enclosure ([^>]+)>/g)].map(([, attributes = ""]) =>
      Object.fromEntries(
        [...attributes.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
      ),
    );
    expect(enclosures.length).toBe(sample.articles.length);
    for (const { url, length, type } of enclosures) {
      const { headers } = await ask(url.slice(site.length), { method: "HEAD" });
      expect([type, length]).toEqual([headers["content-type"], headers["content-length"]]);
    }
  });

  it("/sitemap.xml names its parts, which are well-formed and name no address twice", async () => {
    const index = await ask("/sitemap.xml");
    expect(index.headers["content-type"]).toMatch(/^application\/xml/);
    const { sitemap = [], loc: parts = [] } = await parsed(index, ["sitemap", "loc"]);
    expect(parts).toHaveLength(sitemap.length);
    const all: string[] = [];
    for (const part of parts) {
      const answer = await ask(part.slice(site.length));
      expect([answer.status, part]).toEqual([200, part]);
      const { loc = [], lastmod = [] } = await parsed(answer, ["loc", "lastmod"]);
      expect(loc.length).toBeGreaterThan(0);
      all.push(...loc);
      expect(lastmod.filter((time) => Number.isNaN(Date.parse(time)))).toEqual([]);
    }
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((address) => !address.startsWith(`${site}/`))).toEqual([]);
  });

  it("the sitemap holds every article in its languages, and both front pages", async () => {
    const listed = await sitemap();
    const expected = [
      "/",
      "/en",
      ...sample.articles.map((one) => `/bai-viet/${one}`),
      ...sample.translatedArticles.map((one) => `/en/articles/${one}`),
    ];
    expect(listed).toEqual(expect.arrayContaining(expected.map((path) => site + path)));
    const english = listed.filter((address) => address.startsWith(`${site}/en/articles/`));
    expect(english).toHaveLength(sample.translatedArticles.length);
  });

  it("/robots.txt lets readers' pages be found, and names the sitemap", async () => {
    const { status, headers, text } = await ask("/robots.txt");
    expect(status).toBe(200);
    expect(headers["content-type"]).toMatch(/^text\/plain/);
    expect(text.split("\n")).toEqual(
      expect.arrayContaining(["User-agent: *", `Sitemap: ${site}/sitemap.xml`]),
    );
    expect(text).not.toMatch(/^Disallow: \/\s*$/m);
  });
});
