import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Head, type HeadFacts } from "#components/reader/head.tsx";
import { articlePath } from "#lib/content/addresses.ts";
import { absolute } from "#lib/content/json-ld.ts";
import type { Language } from "#lib/content/language.ts";
import { inLanguage } from "#lib/i18n/translations.ts";

const facts: HeadFacts = {
  title: "Một",
  description: "Hai",
  pathIn: (language) => articlePath("mot", language),
};

const head = (language: Language, more: Partial<HeadFacts> = {}) =>
  inLanguage(language, () => renderToStaticMarkup(createElement(Head, { ...facts, ...more })));

const linked = (markup: string, rel: string) =>
  [...markup.matchAll(/<link [^>]*>/g)]
    .filter(([link]) => link.includes(`rel="${rel}"`) && !link.includes("type="))
    .map(([link]) => /href="([^"]*)"/.exec(link)?.[1]);

const [vi, en] = [absolute("/bai-viet/mot"), absolute("/en/articles/mot")];

describe("the address that a page names as its own", () => {
  it.each<[Language, Language[], string | undefined]>([
    ["vi", ["vi", "en"], vi],
    ["en", ["vi", "en"], en],
    ["en", ["vi"], vi],
    ["vi", ["en"], en],
  ])("in %s of a text in %j is %s", (language, translated, own) => {
    const markup = head(language, { translated });
    expect(linked(markup, "canonical")).toEqual([own]);
    expect(markup).toContain(`<meta property="og:url" content="${own}"/>`);
    expect(linked(markup, "alternate")).toEqual(translated.length > 1 ? [vi, en] : []);
  });
});

it("what is written cannot leave its place in the head", () => {
  const text = '"></title><script>alert(1)</script>';
  const markup = head("vi", { title: text, description: text });
  expect(markup).not.toContain("<script");
});
