import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import tailwind from "@tailwindcss/postcss";
import { build } from "esbuild";
import postcss from "postcss";

/** Stylesheets by their names in public/. */
export const stylesheets = {
  "reader.css": "components/reader/styles/main.css",
  "desk.css": "components/desk/styles/main.css",
};

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

/** A stylesheet with what the components of this moment need, as text. */
export async function bundleStyles(name: keyof typeof stylesheets): Promise<string> {
  const from = stylesheets[name];
  const processor = postcss([tailwind({ optimize: { minify: true } })]);
  const { css } = await processor.process(await readFile(from, "utf8"), { from });
  return withPictures(css, path.dirname(from));
}

/** Small pictures stand in the text: no reader waits for another file. */
async function withPictures(css: string, folder: string): Promise<string> {
  let text = css;
  for (const [url, file] of css.matchAll(/url\(["']?([\w-]+\.webp)["']?\)/g)) {
    const picture = await readFile(path.join(folder, file as string), "base64");
    text = text.replaceAll(url, `url(data:image/webp;base64,${picture})`);
  }
  return text;
}

/** Puts all where browsers find them. */
export async function writeSiteFiles(): Promise<void> {
  await writeFile("public/reader.js", await bundleScript());
  for (const name of Object.keys(stylesheets) as (keyof typeof stylesheets)[]) {
    await writeFile(`public/${name}`, await bundleStyles(name));
  }
}
