import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import tailwind from "@tailwindcss/postcss";
import { build } from "esbuild";
import postcss from "postcss";

const styles = "components/reader/styles/main.css";

/** The custom elements of readers' pages in one script, as text. */
export async function bundleScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ["components/reader/elements/main.ts"],
    bundle: true,
    format: "iife",
    target: "es2020",
    minify: true,
    write: false,
    logLevel: "silent",
  });
  return outputFiles.map(({ text }) => text).join("");
}

/** The styles of readers' pages with what the components of this moment need, as text. */
export async function bundleStyles(): Promise<string> {
  const processor = postcss([tailwind({ optimize: { minify: true } })]);
  const { css } = await processor.process(await readFile(styles, "utf8"), { from: styles });
  return withPictures(css);
}

/** Small pictures stand in the text: no reader waits for another file. */
async function withPictures(css: string): Promise<string> {
  let text = css;
  for (const [url, file] of css.matchAll(/url\(["']?([\w-]+\.webp)["']?\)/g)) {
    const picture = await readFile(path.join(path.dirname(styles), file as string), "base64");
    text = text.replaceAll(url, `url(data:image/webp;base64,${picture})`);
  }
  return text;
}

/** Puts both where readers find them. */
export async function writeReaderFiles(): Promise<void> {
  await writeFile("public/reader.js", await bundleScript());
  await writeFile("public/reader.css", await bundleStyles());
}
