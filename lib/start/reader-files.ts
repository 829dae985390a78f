import { readFile, writeFile } from "node:fs/promises";
import tailwind from "@tailwindcss/postcss";
import { type BuildOptions, build, context } from "esbuild";
import postcss from "postcss";

const script = "public/reader.js";
const stylesheet = "public/reader.css";
/** What is made here from other sources. */
export const readerFiles = [script, stylesheet];

const options: BuildOptions = {
  entryPoints: ["components/reader/elements/main.ts"],
  outfile: script,
  bundle: true,
  format: "iife",
  target: "es2020",
  logLevel: "silent",
};

/** Puts the custom elements and the styles of readers' pages into their one file each. */
export async function bundleReader(): Promise<void> {
  await Promise.all([build({ ...options, minify: true }), bundleStyles()]);
}

/** Puts the styles alone there, with what the components of this moment need. */
export async function bundleStyles(): Promise<void> {
  const from = "components/reader/styles/main.css";
  const processor = postcss([tailwind({ optimize: { minify: true } })]);
  const { css } = await processor.process(await readFile(from, "utf8"), { from });
  await writeFile(stylesheet, css);
}

/** Makes the script for a developer, again at every change. @returns what ends it. */
export async function watchScript(): Promise<() => Promise<void>> {
  const watching = await context({ ...options, sourcemap: "inline", logLevel: "warning" });
  await watching.watch();
  return () => watching.dispose();
}
