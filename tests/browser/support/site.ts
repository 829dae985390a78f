import http from "node:http";
import { inject } from "vitest";
import type {} from "#tests/support/provided.ts";

/** Where the portal under test listens. */
export const origin = inject("portalUrl");

export type Answer = {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
  text: string;
};

type Ask = { method?: string; headers?: http.OutgoingHttpHeaders };

const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });

/**
 * Asks for an address exactly as it is written: no redirect is followed, and nothing tidies the
 * path on the way, as fetch() would.
 */
export function ask(path: string, { method = "GET", headers = {} }: Ask = {}): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    http
      .request({ hostname, port, path, method, headers, agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const body = Buffer.concat(chunks);
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body,
            text: body.toString("utf8"),
          });
        });
      })
      .on("error", reject)
      .end();
  });
}

let published: Promise<string> | undefined;

/** The address under which the portal says that readers reach it, without a slash at its end. */
export function siteUrl(): Promise<string> {
  published ??= ask("/robots.txt").then(({ text }) => {
    const sitemap = /^Sitemap: (.+)\/sitemap\.xml$/m.exec(text)?.[1];
    if (!sitemap) throw new Error("robots.txt names no sitemap");
    return sitemap;
  });
  return published;
}

/**
 * The path of an address on our site, with its query and without its fragment; null for others.
 * @param from the path of the page on which the address stands.
 */
export async function pathOf(address: string, from = "/"): Promise<string | null> {
  const site = await siteUrl();
  const url = new URL(address, `${site}${from}`);
  return url.origin === site ? url.pathname + url.search : null;
}

/** Runs `work` for each item, a few at a time: two cores answer no more at once. */
export async function forEachOf<T>(
  items: Iterable<T>,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}

/** Every address that the sitemap and its parts name. */
export async function sitemap(): Promise<string[]> {
  const site = await siteUrl();
  const locations = async (path: string) =>
    [...(await ask(path)).text.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address ?? "");
  const parts = await locations("/sitemap.xml");
  const listed = await Promise.all(parts.map((part) => locations(part.slice(site.length))));
  return listed.flat();
}
