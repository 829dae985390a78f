import { globSync, readFileSync } from "node:fs";
import { build } from "esbuild";
import { Problem } from "#lib/problem.ts";

/** Packages that are not looked into: the framework's own, and what it does not bundle (next.config.ts). */
const external = [
  "react",
  "react-dom",
  "next",
  "sharp",
  "zod",
  "@prisma/client",
  "@prisma/adapter-pg",
  "pg",
];

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
    conditions: ["react-server"],
    external,
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const files = Object.entries(metafile.inputs);
  // A package offers client components that no page takes: only what would be written counts.
  const taken = new Set(
    Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs)),
  );
  const found = [...taken].flatMap((file) => {
    if (!isClientComponent(readFileSync(file, "utf8"))) return [];
    const [user] = files.find(([, { imports }]) => imports.some(({ path }) => path === file)) ?? [];
    return `${file}, which ${user} imports, is a client component on a reader's page: nothing hydrates there. Make it a server component, or a custom element in components/reader/elements.`;
  });
  if (found.length > 0) throw new Problem(found.join("\n"));
}

const comment = /\/\/[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\//.source;
const otherDirective = /"use (?!client)[^"]*"|'use (?!client)[^']*'/.source;
const clientDirective = new RegExp(`^(?:\\s|;|${comment}|${otherDirective})*["']use client["']`);

/** Whether a source file says of itself that it is for the browser; comments and other directives may stand before. */
export const isClientComponent = (source: string): boolean => clientDirective.test(source);
