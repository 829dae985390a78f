import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { Problem } from "#lib/problem.ts";

const chunk = /\bR\.c\("([^"]+)"\)/g;
/** What Next.js puts in the place of a client component: its file, as it calls the module. */
const reference =
  /registerClientReference\)\(.*?"\[project\]\/([^"]+?)(?: <module evaluation>)?",/g;

/**
 * Makes sure that readers' pages hold no client component: nothing on them hydrates, so that it would
 * stand there dead; Next.js leaves something that throws in its place.
 * @param built the folder of the build, ".next".
 * @throws Problem naming the components and a page that each is on.
 */
export function checkReaderPages(built: string): void {
  const folder = path.join(built, "server/app/(reader)");
  const routes = globSync("**/route.js", { cwd: folder });
  if (routes.length === 0) throw new Error(`${folder} holds no page`);
  const found = new Map<string, string>();
  const references = new Map<string, string[]>();
  for (const route of routes) {
    const source = readFileSync(path.join(folder, route), "utf8");
    for (const [, name = ""] of source.matchAll(chunk)) {
      const known = references.get(name) ?? referencesIn(path.join(built, name));
      references.set(name, known);
      for (const component of known) found.set(component, path.dirname(route));
    }
  }
  if (references.size === 0) throw new Error(`The pages in ${folder} are made of nothing`);
  if (found.size === 0) return;
  const sentences = [...found].map(
    ([component, page]) =>
      `${component} is a client component on the reader's page ${page}: nothing hydrates there. Make it a server component, or a custom element in components/reader/elements.`,
  );
  throw new Problem(sentences.join("\n"));
}

const referencesIn = (file: string): string[] =>
  [...readFileSync(file, "utf8").matchAll(reference)].map(([, name = ""]) => name);
