import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { JsonLd } from "#components/reader/json-ld.tsx";
import { absolute, breadcrumbData } from "#lib/content/json-ld.ts";

const html = (data: object) => renderToStaticMarkup(createElement(JsonLd, { data }));

/** What a machine reads out of the element. */
function readBack(markup: string): unknown {
  const [, json = ""] =
    /^<script type="application\/ld\+json">([\s\S]*?)<\/script>$/i.exec(markup) ?? [];
  return JSON.parse(json);
}

describe("structured data in a page", () => {
  it.each([
    "</script><script>alert(1)</script>",
    "</SCRIPT >",
    "<!--<script>",
    "]]>",
    'Nói "gốc" & ngọn \u2028 \\',
  ])("a title of %j cannot end the element, and is read as it was written", (headline) => {
    const markup = html({ headline });
    expect(markup.slice(1, -1)).not.toMatch(/<(?!\/script>?$)/);
    expect(readBack(markup)).toEqual({ headline });
  });

  it("names breadcrumbs by their place and full address", () => {
    const crumbs = [
      { name: { text: "Sự kiện", lang: "vi" as const }, path: "/su-kien" },
      { name: { text: "Năm 2024", lang: "vi" as const }, path: "/su-kien?nam=2024" },
    ];
    expect(breadcrumbData(crumbs).itemListElement).toEqual([
      { "@type": "ListItem", position: 1, name: "Sự kiện", item: absolute("/su-kien") },
      { "@type": "ListItem", position: 2, name: "Năm 2024", item: absolute("/su-kien?nam=2024") },
    ]);
    expect(absolute("/a")).toMatch(/^https?:\/\/[^/]+\/a$/);
  });
});
