import { createHash } from "node:crypto";
import { HtmlValidate } from "html-validate";
import type { DefaultTreeAdapterTypes as Tree } from "parse5";
import { describe, expect, it } from "vitest";
import { applyPreferences } from "#lib/delivery/inline-script.ts";
import { attribute, type Element, elementsIn, find, parseHtml } from "./support/document.ts";
import { pageTypes } from "./support/page-types.ts";
import { ask } from "./support/site.ts";

// "standard" is what the HTML standard says, without opinions on style.
const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard", "html-validate:document", "html-validate:a11y"],
  // A checksum guards against what others serve; files of our own need none.
  rules: { "require-sri": ["error", { target: "crossorigin" }] },
});

describe("valid HTML", () => {
  it.each(pageTypes)("$name", async ({ path, status }) => {
    const answer = await ask(path);
    expect(answer.status).toBe(status);
    const report = await validator.validateString(answer.text);
    const faults = report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
    );
    expect(faults).toEqual([]);
  });
});

/** What a script is: its address without the version, what kind of data it holds, or its text. */
function nameOf(script: Element): string {
  const src = attribute(script, "src");
  if (src !== undefined) return src.replace(/\?v=[0-9a-f]{12}$/, "");
  return attribute(script, "type") ?? (script.childNodes[0] as Tree.TextNode).value;
}

describe("no script but our own, and none of the framework", () => {
  it.each(pageTypes)("$name", async ({ path }) => {
    const { text, headers } = await ask(path);
    const root = parseHtml(text);
    const scripts = new Set(find(root, "script").map(nameOf));
    scripts.delete("application/ld+json");
    expect(scripts).toEqual(new Set([applyPreferences, "/reader.js"]));
    const hash = createHash("sha256").update(applyPreferences).digest("base64");
    expect(headers["content-security-policy"]).toContain(`script-src 'self' 'sha256-${hash}';`);
    const run = [...elementsIn(root)].flatMap(({ tagName, attrs }) =>
      attrs
        .filter(({ name, value }) => /^on/.test(name) || /^\s*javascript:/i.test(value))
        .map(({ name }) => `${tagName} ${name}`),
    );
    expect(run).toEqual([]);
    const fetched = find(root, "link", { as: "script" }).map((link) => attribute(link, "href"));
    expect(fetched).toEqual([]);
    expect(text.match(/__next|_next\/|modulepreload/g)).toBeNull();
  });
});
