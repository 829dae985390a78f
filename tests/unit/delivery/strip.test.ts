import fc from "fast-check";
import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { describe, expect, it } from "vitest";
import { applyPreferences } from "#lib/delivery/inline-script.ts";
import { stripFramework } from "#lib/delivery/strip.ts";

const strip = (html: string) => stripFramework(Buffer.from(html));

const own = [
  `<script>${applyPreferences}</script>`,
  '<script src="/reader.js?v=0123456789ab" defer=""></script>',
  '<script type="application/ld+json">{"@type":"Event","name":"A \\u003c/script> & B"}</script>',
];

/** What Next.js 16 and React write into a page beside what it says. */
const framework = [
  '<script src="/_next/static/chunks/0a1b.js" async=""></script>',
  '<script src="/_next/static/chunks/0a1b.js" async="" noModule="" id="_R_"></script>',
  "<script>(self.__next_f=self.__next_f||[]).push([0])</script>",
  '<script>self.__next_f.push([1,"2:[\\"Hội nghị\\",\\"\\\\u003c/script>\\"]\\n"])</script>',
  '<script>self.__next_f.push([1,"1:\\"$Sreact.fragment\\"\\n"])</script>',
  '<script>self.__next_f.push([1,"3:[\\"a < b\\"]\\n"])</script>',
  '<script>self.__next_r="abc"</script>',
  '<script id="_R_">(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push(["a"])</script>',
  '<script>globalThis["TURBOPACK"].push(["a"])</script>',
  '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/0a1b.js"/>',
  "<!--$-->",
  "<!--/$-->",
  "<!-- -->",
];

const kept = [
  '<html lang="vi" data-co-chu="lon"><head>',
  '<meta charset="utf-8">',
  '<link rel="preload" href="/fonts/newsreader-400.woff2" as="font" type="font/woff2" crossorigin="">',
  '<link rel="alternate" hreflang="en" href="/en/articles/a?b=1&amp;c=2">',
  '<link rel="stylesheet" href="/_next/static/css/0a1b.css">',
  '<body class="p-4"><main id="noi-dung" aria-label="Nội dung “chính”">',
  '<a href="/su-kien?trang=2&amp;q=d%C3%A2n" hidden="">Sau →</a>',
  "<p>a &lt; b &amp; c&nbsp;d</p>",
  '<button type="button" disabled="" data-reader="theme">Tối</button>',
  '<svg viewBox="0 0 8 8" aria-hidden="true"><path d="M0 0h8"></path></svg>',
  '<td colspan="2">12<br>34</td>',
];

const page = (part: (at: number) => string) => `<!DOCTYPE html><html lang="vi" data-co-chu="lon">
<head>${part(0)}<meta charSet="utf-8"/>${own[0]}<title>Hội nghị &amp; hội thảo</title>
<link rel="preload" href="/fonts/newsreader-400.woff2" as="font" type="font/woff2" crossorigin=""/>
<link rel="stylesheet" href="/_next/static/css/0a1b.css" data-precedence="next"/>${part(1)}
<link rel="alternate" hrefLang="en" href="/en/articles/a?b=1&amp;c=2"/>${own[1]}${part(2)}</head>
<body class="p-4">${part(3)}<main id="noi-dung" aria-label="Nội dung “chính”">
<p>Trang ${part(4)}12${part(5)} của 30</p><p>a &lt; b &amp; c&nbsp;d</p>${part(6)}
<a href="/su-kien?trang=2&amp;q=d%C3%A2n" hidden="">Sau →</a>
<button type="button" disabled="" data-reader="theme">Tối</button>
<svg viewBox="0 0 8 8" aria-hidden="true"><path d="M0 0h8"></path></svg>
<table><tbody><tr><td colSpan="2">12<br/>34</td></tr></tbody></table>
<noscript><p>Không có script</p></noscript></main>${own[2]}${part(7)}</body></html>${part(8)}`;

const plain = page(() => "");
const full = page((at) => `${framework[at]}${framework.slice(at).join("")}`);

const unseen = new Set(["script", "style", "noscript", "template"]);
function textOf(node: Tree.Node): string {
  if ("value" in node) return node.value;
  if ("tagName" in node && unseen.has(node.tagName)) return "";
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}
const visible = (html: string) => textOf(parse(html));

describe("what the framework adds to a page", () => {
  it.each(framework)("%s is taken out", (part) => {
    expect(strip(page((at) => (at === 5 ? part : "")))).toBe(strip(plain));
    expect(strip(page((at) => (at === 1 ? part : "")))).toBe(strip(plain));
  });

  it("leaves no trace", () => {
    const stripped = strip(full);
    expect(stripped).not.toMatch(/__next_|TURBOPACK|_next\/static\/chunks|data-precedence|<!--/);
    expect(stripped.match(/<script/g)).toHaveLength(own.length);
  });

  it("may stand anywhere, and in any number", () => {
    const parts = fc.array(fc.array(fc.constantFrom(...framework), { maxLength: 3 }), {
      minLength: 8,
      maxLength: 8,
    });
    fc.assert(
      fc.property(parts, (given) => {
        expect(strip(page((at) => given[at]?.join("") ?? ""))).toBe(strip(plain));
      }),
      { numRuns: 50 },
    );
  });
});

describe("what is the portal's own", () => {
  it.each([...own, ...kept])("%s stays as it is", (part) => {
    expect(strip(full)).toContain(part);
  });

  it("reads the same as before", () => {
    const stripped = strip(full);
    expect(visible(stripped).trim()).toBe(visible(full).trim());
    expect(visible(stripped)).toContain("Trang 12 của 30");
    expect(stripped).toMatch(/^<!DOCTYPE html><html/);
    expect(stripped).toContain("<noscript><p>Không có script</p></noscript>");
  });

  it("reads the same whatever the text is", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
        const html = `<!DOCTYPE html><p>${escaped(one)}<!-- -->${escaped(other)}</p>`;
        expect(visible(strip(html))).toBe(visible(html));
        expect(visible(html)).toBe(one + other);
      }),
    );
  });

  it("is not changed by a second time", () => {
    const once = strip(full);
    expect(strip(once)).toBe(once);
  });
});

describe("a script of unknown origin", () => {
  it.each([
    ["requestAnimationFrame(function(){$RT=performance.now()})", "requestAnimationFrame"],
    [`${applyPreferences};alert(1)`, "alert(1)"],
    [" self.tracker=1", "self.tracker"],
    ["window.x=1;self.__next_f.push([0])", "window.x=1"],
  ])("that stands in the page is named: %s", (script, name) => {
    const html = page((at) => (at === 6 ? `<script>${script}</script>` : ""));
    expect(() => strip(html)).toThrow(name);
  });

  it.each([
    "https://elsewhere.example/a.js",
    "//elsewhere.example/_next/a.js",
    "/other.js",
    "/a/reader.js",
    "https://elsewhere.example/reader.js",
  ])("that stands elsewhere is named: %s", (src) => {
    const html = page((at) => (at === 2 ? `<script src="${src}" async=""></script>` : ""));
    expect(() => strip(html)).toThrow(src);
  });

  it("is named beside the others", () => {
    const scripts = '<script>first()</script><script src="/second.js"></script>';
    const strips = () => strip(page((at) => (at === 3 ? scripts : "")));
    expect(strips).toThrow("first()");
    expect(strips).toThrow("/second.js");
  });
});
