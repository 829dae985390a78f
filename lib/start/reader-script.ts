import { type BuildOptions, build, context } from "esbuild";

export const readerBundle = "public/reader.js";

const options: BuildOptions = {
  entryPoints: ["components/reader/elements/main.ts"],
  outfile: readerBundle,
  bundle: true,
  format: "iife",
  target: "es2020",
  logLevel: "silent",
};

/** Puts the custom elements of readers' pages into their one file. */
export async function bundleReader(): Promise<void> {
  await build({ ...options, minify: true });
}

/** Does so for a developer, again at every change. @returns what ends it. */
export async function watchReader(): Promise<() => Promise<void>> {
  const watching = await context({ ...options, sourcemap: "inline", logLevel: "warning" });
  await watching.watch();
  return () => watching.dispose();
}
