import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, inject, it } from "vitest";
import { checkReaderPages } from "#lib/start/reader-check.ts";

const pages = "server/app/(reader)";

it("the site as it is built has no client component on a reader's page", () => {
  expect(() => checkReaderPages(".next")).not.toThrow();
});

it("a client component on a reader's page is named, with the page", () => {
  const folder = path.join(inject("testFolder"), "built");
  const [file = ""] = globSync(`${pages}/**/topics/page_client-reference-manifest.js`, {
    cwd: ".next",
  });
  const copy = path.join(folder, file);
  mkdirSync(path.dirname(copy), { recursive: true });
  cpSync(path.join(".next", file), copy);
  expect(() => checkReaderPages(folder)).not.toThrow();
  const text = readFileSync(copy, "utf8").replace(
    '"clientModules":{',
    '"clientModules":{"[project]/components/reader/clicker.tsx":{"id":1,"name":"*","chunks":[]},',
  );
  writeFileSync(copy, text);
  expect(() => checkReaderPages(folder)).toThrow(
    /^components\/reader\/clicker\.tsx is a client component on the reader's page .*topics: /,
  );
});
