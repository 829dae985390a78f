import { describe, expect, it } from "vitest";
import { machineFilesOf, machinePath, pagePath } from "#lib/content/addresses.ts";
import { languages } from "#lib/content/language.ts";
import { sample } from "./support/sample.ts";
import { ask } from "./support/site.ts";

const slugsOf = {
  sections: sample.sections,
  topics: sample.topics.slice(0, 3),
  speakers: sample.people.slice(0, 3),
  organizations: sample.organizations.slice(0, 3),
};
const dated = "hoi-thao-thon-to-dan-pho-lang-son-2024";
const yearless = "hoi-thao-to-chuc-co-so-dang-vinh-phuc";

describe("a feed of its own", () => {
  const pages = languages.flatMap((language) =>
    machineFilesOf.feed.flatMap((route) =>
      route === "home" ? [] : slugsOf[route].map(({ slug }) => ({ language, route, slug })),
    ),
  );

  it.each(pages)(
    "$language: $route $slug is offered in the page's head and names the page",
    async (page) => {
      const { language, route, slug } = page;
      const { text: html } = await ask(pagePath(route, language, [slug]));
      const path = machinePath("feed", language, route, slug);
      expect(html).toMatch(
        new RegExp(`<link rel="alternate" type="application/rss\\+xml"[^>]*href="[^"]*${path}"`),
      );
      const feed = await ask(path);
      expect(feed.status).toBe(200);
      expect(feed.headers["content-type"]).toMatch(/^application\/rss\+xml/);
      expect(/<link>([^<]*)<\/link>/.exec(feed.text)?.[1]).toMatch(
        new RegExp(`${pagePath(route, language, [slug])}$`),
      );
    },
  );

  it("holds what the person is named in, and nothing else", async () => {
    const { text } = await ask("/dien-gia/le-van-loi/feed.xml");
    const entries = [...text.matchAll(/<guid[^>]*>[^<]*\/bai-viet\/([^<]+)<\/guid>/g)].map(
      ([, slug]) => slug,
    );
    expect(entries).toContain("le-van-loi-hai-hoi-thao-hai-tinh");
    expect(entries).not.toContain("dan-van-kheo-lang-son-nhung-con-so");
  });

  it("is not there for what is not there", async () => {
    for (const path of ["/dien-gia/khong-co-ai/feed.xml", "/chuyen-muc/khong-co/feed.xml"]) {
      expect((await ask(path)).status, path).toBe(404);
    }
  });
});

describe("a calendar", () => {
  it("holds an event of a known day, with its state and how often it changed", async () => {
    const { status, headers, text } = await ask(`/su-kien/${dated}/lich.ics`);
    expect(status).toBe(200);
    expect(headers["content-type"]).toMatch(/^text\/calendar/);
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
    const entry = text.replaceAll("\r\n ", "").split("\r\n");
    expect(entry).toContain("DTSTART;VALUE=DATE:20240319");
    expect(entry).toContain("DTEND;VALUE=DATE:20240320");
    expect(entry).toContain("STATUS:CONFIRMED");
    expect(entry).toContain("SEQUENCE:0");
    expect(entry.find((line) => line.startsWith("URL"))).toMatch(new RegExp(`/su-kien/${dated}$`));
  });

  it("is offered on the page of such an event, in both languages", async () => {
    for (const language of languages) {
      const path = machinePath("calendar", language, "events", dated);
      expect((await ask(pagePath("events", language, [dated]))).text).toContain(`href="${path}"`);
      expect((await ask(path)).text).toContain(
        language === "en" ? "SUMMARY:Workshop" : "SUMMARY:Hội thảo",
      );
    }
  });

  it("is neither offered nor there for an event of an unknown year", async () => {
    expect((await ask(`/su-kien/${yearless}`)).text).not.toContain("lich.ics");
    expect((await ask(`/su-kien/${yearless}/lich.ics`)).status).toBe(404);
  });

  it("of the portal holds every event of a known day, of a person theirs", async () => {
    const count = async (path: string) => (await ask(path)).text.match(/BEGIN:VEVENT/g)?.length;
    expect(await count("/lich.ics")).toBe(2);
    expect(await count("/en/calendar.ics")).toBe(2);
    expect(await count("/dien-gia/le-van-loi/lich.ics")).toBe(1);
  });
});
