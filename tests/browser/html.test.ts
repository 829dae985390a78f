import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";
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
