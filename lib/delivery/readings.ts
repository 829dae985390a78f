import type { IncomingMessage, ServerResponse } from "node:http";
import type { ViewCounter } from "#lib/content/views/counter.ts";
import { settings } from "#lib/settings.ts";
import { setCommonHeaders } from "./headers.ts";
import { networkOf, readerAddress } from "./reader-address.ts";
import { resolveAddress } from "./resolve.ts";

/**
 * Takes what the page of an article tells, after some seconds before a reader's eyes, by an empty POST to
 * its own address (components/reader/elements/reading.ts). The answer says nothing of whether it counted.
 */
export function answerReading(
  request: IncomingMessage,
  response: ServerResponse,
  slug: string,
  views: ViewCounter,
): void {
  if (isEmpty(request) && isOwn(request)) {
    const browser = request.headers["user-agent"] ?? "";
    views.note({ slug, address: networkOf(readerAddress(request)), browser });
  }
  setCommonHeaders(response);
  response.writeHead(204, { "Cache-Control": "no-store" }).end();
}

/** The article of which an address is the page's. */
export function articleAt(url: string): string | null {
  const resolved = resolveAddress(url);
  if (resolved.kind !== "page") return null;
  return /^\/\w\w\/articles\/([a-z0-9-]+)$/.exec(resolved.path)?.[1] ?? null;
}

const isEmpty = ({ headers }: IncomingMessage) => Number(headers["content-length"] ?? 0) === 0;

/** Whether a page of ours sent it: browsers say so, and no page elsewhere can say it for them. */
function isOwn({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  return origin === undefined || [settings().siteUrl, `http://${host}`].includes(origin);
}
