import { cpSync, globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, inject, it } from "vitest";
import { checkReaderPages } from "#lib/start/reader-check.ts";

it("the site as it is built has no client component on a reader's page", () => {
  expect(() => checkReaderPages(".next")).not.toThrow();
});

it("a client component on a reader's page is named, with the page", () => {
  const folder = path.join(inject("testFolder"), "built");
  cpSync(".next/server", path.join(folder, "server"), { recursive: true });
  expect(() => checkReaderPages(folder)).not.toThrow();
  // As Next.js 16.4 compiles a module that begins with "use client".
  const [route = ""] = globSync("server/app/(reader)/**/topics/route.js", { cwd: folder });
  const [, chunk = ""] =
    /R\.c\("([^"]+)"\)/.exec(readFileSync(path.join(folder, route), "utf8")) ?? [];
  const file = path.join(folder, chunk);
  const compiled = `let t=(0,e.i(97953).registerClientReference)(function(){throw Error("Attempted to call Clicker() from the server but Clicker is on the client.")},"[project]/components/reader/clicker.tsx","Clicker");`;
  writeFileSync(file, readFileSync(file, "utf8") + compiled);
  expect(() => checkReaderPages(folder)).toThrow(
    /^components\/reader\/clicker\.tsx is a client component on the reader's page .*: nothing hydrates/,
  );
});
