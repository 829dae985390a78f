import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import {
  articlePath,
  documentPath,
  eventPath,
  organizationPath,
  personPath,
  sectionPath,
  topicPath,
} from "#lib/content/addresses.ts";
import type { Language } from "#lib/content/language.ts";

type Row = { slug: string; name: string; nameEn?: string };

const folder = "prisma/sample";
const list = (name: string): Row[] => parse(readFileSync(`${folder}/${name}.yaml`, "utf8"));
const articleFiles = readdirSync(`${folder}/articles`);
const slugsOf = (ending: string) =>
  articleFiles.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));

/** What the portal was filled with, as its editors wrote it. */
export const sample = {
  articles: slugsOf(".vi.md"),
  translatedArticles: slugsOf(".en.md"),
  sections: list("sections"),
  topics: list("topics"),
  events: list("events"),
  people: list("people"),
  organizations: list("organizations"),
  documents: list("documents"),
};

const pathsOf =
  (rows: Row[], path: (slug: string, language: Language) => string) => (language: Language) =>
    rows.map(({ slug }) => path(slug, language));

/** Everything of the sample that has a page of its own, with the addresses in a language. */
export const samplePaths: Record<string, (language: Language) => string[]> = {
  article: (language) => sample.articles.map((slug) => articlePath(slug, language)),
  section: pathsOf(sample.sections, sectionPath),
  topic: pathsOf(sample.topics, topicPath),
  event: pathsOf(sample.events, eventPath),
  person: pathsOf(sample.people, personPath),
  organization: pathsOf(sample.organizations, organizationPath),
  document: pathsOf(sample.documents, documentPath),
};
