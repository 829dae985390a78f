import { globSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { resolveAddress } from "#lib/delivery/resolve.ts";

/**
 * The reading site's pages, rendered as Next.js renders them but without its server: bundled with
 * React's condition for server components, so that `cache` remembers within a page as it does there.
 */
export type ReaderPages = {
  /** Renders an address with its metadata; the text of React's stream. */
  render: (address: string) => Promise<string>;
  remove: () => Promise<void>;
};

const pagesFolder = "app/(reader)/[locale]";
const localeKey = "portal.tests.locale";

export async function readerPages(): Promise<ReaderPages> {
  // Below node_modules, so that what stays outside of the bundle is found from there.
  const folder = path.resolve("node_modules/.cache", `reader-pages-${process.pid}`);
  await mkdir(folder, { recursive: true });
  const outfile = path.join(folder, "pages.mjs");
  const files = globSync("**/page.tsx", { cwd: pagesFolder });
  const lines = files.map(
    (file) =>
      `${JSON.stringify(patternOf(file))}: await import(${JSON.stringify(`#app/(reader)/[locale]/${file}`)}),`,
  );
  await build({
    stdin: {
      contents: `
        export { createElement, Fragment } from "react";
        export { renderToPipeableStream } from "next/dist/compiled/react-server-dom-webpack/server.node";
        export const pages = {${lines.join("\n")}};`,
      resolveDir: process.cwd(),
    },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    jsx: "automatic",
    conditions: ["react-server"],
    external: ["pg", "@prisma/*", "sharp"],
    define: { "process.env.NODE_ENV": '"production"' },
    // CommonJS within the bundle asks for Node's own modules.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    plugins: [whatNextProvides],
    logLevel: "error",
  });
  const bundle = await import(pathToFileURL(outfile).href);
  return {
    render: (address) => renderAddress(bundle, address),
    remove: () => rm(folder, { recursive: true }),
  };
}

/** "articles/[slug]/page.tsx" → "articles/[slug]" */
const patternOf = (file: string) => path.dirname(file).replace(/^\.$/, "");

/** Two modules that exist only in a build by Next.js. */
const whatNextProvides: Plugin = {
  name: "next",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^next-intl\/config$/ }, () => ({
      path: path.resolve("lib/i18n/request.ts"),
    }));
    onResolve({ filter: /^next\/root-params$/ }, () => ({
      path: "root-params",
      namespace: "next",
    }));
    onLoad({ filter: /.*/, namespace: "next" }, () => ({
      contents: `export const locale = async () => globalThis[Symbol.for("${localeKey}")];`,
    }));
  },
};

type Bundle = {
  // biome-ignore lint/suspicious/noExplicitAny: modules of pages, each with props of its own
  pages: Record<string, any>;
  createElement: (...args: unknown[]) => unknown;
  Fragment: unknown;
  renderToPipeableStream: (
    model: unknown,
    manifest: object,
    options: { onError: (error: unknown) => void },
  ) => { pipe: (to: Writable) => void };
};

async function renderAddress(bundle: Bundle, address: string): Promise<string> {
  const resolved = resolveAddress(address);
  if (resolved.kind !== "page") throw new Error(`${address} is no page`);
  const { pathname, searchParams } = new URL(resolved.path, "http://portal");
  const { page, params } = match(bundle.pages, pathname.split("/").slice(2));
  Object.assign(globalThis, { [Symbol.for(localeKey)]: resolved.language });
  const props = {
    params: Promise.resolve({ locale: resolved.language, ...params }),
    searchParams: Promise.resolve(Object.fromEntries(searchParams)),
  };
  const head = async () => JSON.stringify((await page.generateMetadata?.(props)) ?? {});
  const { createElement, Fragment } = bundle;
  const model = createElement(
    Fragment,
    null,
    createElement(head),
    createElement(page.default, props),
  );
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const sink = new Writable({
      write(chunk, _, next) {
        chunks.push(Buffer.from(chunk));
        next();
      },
    });
    sink.on("finish", () => resolve(Buffer.concat(chunks).toString("utf8")));
    bundle.renderToPipeableStream(model, {}, { onError: reject }).pipe(sink);
  });
}

function match(pages: Bundle["pages"], segments: string[]) {
  for (const [pattern, page] of Object.entries(pages)) {
    const parts = pattern === "" ? [] : pattern.split("/");
    if (parts.length !== segments.length) continue;
    const params: Record<string, string> = {};
    const fits = parts.every((part, index) => {
      const name = /^\[(\w+)\]$/.exec(part)?.[1];
      if (name) params[name] = segments[index] ?? "";
      return name !== undefined || part === segments[index];
    });
    if (fits) return { page, params };
  }
  throw new Error(`no page for /${segments.join("/")}`);
}
