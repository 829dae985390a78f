import { globSync, readFileSync } from "node:fs";
import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import en from "#messages/en.json" with { type: "json" };
import vi from "#messages/vi.json" with { type: "json" };
import { argumentsOf, faults, flatten, type Messages, unmatched, usesIn } from "./message-use.ts";

const sources = globSync(["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}", "lib/**/*.ts"], {
  exclude: ["lib/db/generated/**"],
});
const uses = sources.flatMap((file) => usesIn(readFileSync(file, "utf8"), file));
const keys = [...flatten(vi).keys()];

/** A copy of the Vietnamese texts with one of them changed or, for undefined, taken out. */
function broken(section: string, key: string, text: string | undefined): Messages {
  const copy: Record<string, Messages> = structuredClone(vi);
  const texts = copy[section] as Messages;
  if (text === undefined) delete texts[key];
  else texts[key] = text;
  return copy;
}

describe("interface texts", () => {
  it("say the same in both languages: same keys, same arguments, nothing empty, all NFC", () => {
    expect(faults(vi, en)).toEqual([]);
  });

  it.each([
    ["a missing text", "list", undefined, "event.list is missing in vi"],
    ["an empty text", "list", " ", "event.list is empty in vi"],
    ["an additional text", "another", "Khác", "event.another is missing in en"],
    ["an argument under another name", "mergedPlace", "nay thuộc {noi}", "event.mergedPlace takes"],
    ["a text in NFD", "list", "Sự kiện".normalize("NFD"), "event.list is not NFC in vi"],
  ])("%s is noticed", (_, key, text, fault) => {
    expect(faults(broken("event", key, text), en)).toEqual([expect.stringContaining(fault)]);
  });

  it("an argument of another type is noticed", () => {
    expect(faults(broken("topic", "count", "{count} bài"), en)).toHaveLength(1);
  });

  it.each(["{name", "name}", "{}", "{count, plural, other {#}"])("%j is no message", (text) => {
    expect(() => argumentsOf(text)).toThrow();
  });

  it.each(["vi", "en"] as const)("can all be formatted in %s", (locale) => {
    const messages = locale === "vi" ? vi : en;
    const problems: unknown[] = [];
    const t = createTranslator({ locale, messages, onError: (error) => problems.push(error) });
    for (const [key, text] of flatten(messages)) {
      const names = argumentsOf(text).map((argument) => argument.split(", ")[0] ?? "");
      t(key as never, Object.fromEntries(names.map((name) => [name, 2])) as never);
    }
    expect(problems).toEqual([]);
  });
});

describe("the use of interface texts", () => {
  it("finds the translators at all", () => {
    expect(uses.length).toBeGreaterThan(150);
  });

  it("is complete: no text without use, no use without text", () => {
    expect(unmatched(keys, uses)).toEqual([]);
  });

  it("a text that nobody asks for is noticed", () => {
    expect(unmatched([...keys, "event.nobodyAsks"], uses)).toContain(
      "event.nobodyAsks is used nowhere",
    );
  });

  it.each([
    ['const t = translations("event"); t("lisst")', "event.lisst"],
    ['const t = translations(); t("event.lisst", { a })', "event.lisst"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text that is read, not run
    ['const p = translations("event"); p(`kinds.${kind}`)', "event.kinds."],
    ['const t = translations("event"); t(one ? "lisst" : "list")', "event.lisst"],
    ['const t = translations("evnt"); t(name)', "evnt."],
    ["xml(messages.site.descripton)", "site.descripton"],
    ['p(translations("site", language)("descripton"))', "site.descripton"],
  ])("a wrong key in %s is noticed", (source, key) => {
    expect(unmatched(keys, usesIn(source, "x.tsx"))).toContain(
      `x.tsx asks for ${key}, which does not exist`,
    );
  });

  it.each([
    't("lisst")',
    'const { t } = await enterDesk(here); return { done: t("lisst") }',
    'wordsIn((await who())?.language ?? (await browser()))("lisst")',
  ])("a wrong key on the desk in %s is noticed", (source) => {
    expect(unmatched(keys, usesIn(source, "app/(desk)/desk/page.tsx"))).toContain(
      "app/(desk)/desk/page.tsx asks for desk.lisst, which does not exist",
    );
  });

  it("a translator lasts until the next of its name", () => {
    const source = `function A() { const t = translations("event"); t("list"); }
      function B() { const t = translations("person"); t("letters"); }`;
    expect(usesIn(source, "x.tsx").map(({ key }) => key)).toEqual(["event.list", "person.letters"]);
  });
});
