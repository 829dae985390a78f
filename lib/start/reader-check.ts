import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { runInNewContext } from "node:vm";
import { Problem } from "#lib/problem.ts";

type Manifests = Record<string, { clientModules: Record<string, unknown> }>;

/**
 * Makes sure that readers' pages hold no client component: their scripts are taken out before they
 * are stored (lib/delivery/strip.ts), so that it would stand there dead.
 * @param built the folder of the build, ".next".
 * @throws Problem naming the components and a page that each is on.
 */
export function checkReaderPages(built: string): void {
  const found = new Map<string, string>();
  const folder = path.join(built, "server/app/(reader)");
  const manifests = globSync("**/*_client-reference-manifest.js", { cwd: folder });
  if (manifests.length === 0) throw new Error(`${folder} holds no page`);
  for (const file of manifests) {
    const globals: { __RSC_MANIFEST?: Manifests } = {};
    runInNewContext(readFileSync(path.join(folder, file), "utf8"), { globalThis: globals });
    for (const { clientModules } of Object.values(globals.__RSC_MANIFEST ?? {})) {
      for (const module of Object.keys(clientModules)) {
        const name = module.replace(/^\[project\]\//, "").replace(/ <module evaluation>$/, "");
        if (!name.startsWith("node_modules/next/")) found.set(name, path.dirname(file));
      }
    }
  }
  if (found.size === 0) return;
  const sentences = [...found].map(
    ([component, page]) =>
      `${component} is a client component on the reader's page ${page}: nothing hydrates there. Make it a server component, or a custom element in components/reader/elements.`,
  );
  throw new Problem(sentences.join("\n"));
}
