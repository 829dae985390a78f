import { globSync } from "node:fs";
import path from "node:path";
import { resolveAddress } from "#lib/delivery/resolve.ts";

const folder = "app/(reader)/[locale]";

/** The reading site's routes below app/(reader)/[locale]: "", "articles/[slug]", … */
export const readerRoutes = globSync("**/route.tsx", { cwd: folder }).map((file) =>
  path.dirname(file).replace(/^\.$/, ""),
);

type Context = { params: Promise<Record<string, string>> };
type Route = { GET: (request: Request, context: Context) => Promise<Response> };

/** The page at an address, as its route answers Next.js. */
export async function renderPage(address: string): Promise<Response> {
  const resolved = resolveAddress(address);
  if (resolved.kind !== "page") throw new Error(`${address} is no page`);
  const url = new URL(resolved.path, "http://portal");
  const { route, params } = match(url.pathname.split("/").slice(2));
  const file = path.resolve(folder, route, "route.tsx");
  const { GET } = (await import(/* @vite-ignore */ file)) as Route;
  const context = { params: Promise.resolve({ locale: resolved.language, ...params }) };
  return GET(new Request(url), context);
}

function match(segments: string[]) {
  for (const route of readerRoutes) {
    const parts = route === "" ? [] : route.split("/");
    if (parts.length !== segments.length) continue;
    const params: Record<string, string> = {};
    const fits = parts.every((part, index) => {
      const name = /^\[(\w+)\]$/.exec(part)?.[1];
      if (name) params[name] = segments[index] ?? "";
      return name !== undefined || part === segments[index];
    });
    if (fits) return { route, params };
  }
  throw new Error(`no page for /${segments.join("/")}`);
}
