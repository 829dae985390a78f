import { globSync, readFileSync } from "node:fs";
import { build } from "esbuild";
import { Problem } from "#lib/problem.ts";

/**
 * Makes sure that readers' pages hold no client component: nothing on them hydrates, and Next.js puts
 * something that throws in its place.
 * @param folder where the pages' routes are.
 * @throws Problem naming each component, and a file that imports it.
 */
export async function checkReaderPages(folder: string): Promise<void> {
  const { metafile } = await build({
    entryPoints: globSync("**/route.tsx", { cwd: folder }).map((file) => `${folder}/${file}`),
    outdir: "unwritten",
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const files = Object.entries(metafile.inputs);
  const found = files.flatMap(([file]) => {
    if (!/^\s*["']use client["']/.test(readFileSync(file, "utf8"))) return [];
    const [user] = files.find(([, { imports }]) => imports.some(({ path }) => path === file)) ?? [];
    return `${file}, which ${user} imports, is a client component on a reader's page: nothing hydrates there. Make it a server component, or a custom element in components/reader/elements.`;
  });
  if (found.length > 0) throw new Problem(found.join("\n"));
}
