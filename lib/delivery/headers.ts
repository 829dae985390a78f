import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import { settings } from "#lib/settings.ts";
import { applyPreferences } from "./inline-script.ts";

const inlineHash = createHash("sha256").update(applyPreferences).digest("base64");

/** @param by who may show the page within one of theirs. */
const pagePolicy = (by: "'none'" | "'self'") =>
  [
    "default-src 'none'",
    `script-src 'self' 'sha256-${inlineHash}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${by}`,
  ].join("; ");

/** A report that is not published is shown within a page of the desk. */
export const previewPolicy = pagePolicy("'self'");

/** Where browsers find which pages they may fetch ahead (speculation.ts). */
export const speculationPath = "/speculation-rules.json";

const permissions = ["camera", "geolocation", "microphone", "payment", "usb", "browsing-topics"];

/** What every answer of ours says, whatever it is. */
export function commonHeaders(): [name: string, value: string][] {
  return [
    ["X-Content-Type-Options", "nosniff"],
    ["Referrer-Policy", "strict-origin-when-cross-origin"],
    // Known once over HTTPS, the portal is never asked for without it again, for a year.
    ...(settings().siteUrl.startsWith("https:")
      ? [["Strict-Transport-Security", "max-age=31536000"] as [string, string]]
      : []),
  ];
}

export function setCommonHeaders(response: ServerResponse): void {
  for (const [name, value] of commonHeaders()) response.setHeader(name, value);
}

/** What a page says beside that; why there is no Cross-Origin-Opener-Policy says docs/decisions/013. */
export const pageHeaders: [name: string, value: string][] = [
  ["Content-Security-Policy", pagePolicy("'none'")],
  ["Permissions-Policy", permissions.map((name) => `${name}=()`).join(", ")],
  ["Cross-Origin-Resource-Policy", "same-site"],
  ["Cross-Origin-Embedder-Policy", "require-corp"],
  ["Speculation-Rules", `"${speculationPath}"`],
];

/**
 * How long others may keep a document (RFC 9111, RFC 5861). Browsers ask every time, which costs a 304;
 * with must-revalidate nobody could go on with it while we are away.
 * Caches in between ask after a second for a page, after a minute for what machines read (feeds,
 * calendars, sitemaps), and may answer from what they have while they ask; while we are away they may go
 * on with it for a day. What is not there may be there the next moment.
 * @param type Content-Type.
 */
export function cacheControl(status: number, type: string): string {
  if (status >= 500) return "no-store";
  // Stylesheet and script are asked for with their version.
  if (/^text\/(css|javascript)/.test(type)) return "public, max-age=31536000, immutable";
  const [fresh, asking] =
    status !== 200 ? [1, 0] : type.startsWith("text/html") ? [1, 1] : [60, 600];
  return `public, max-age=0, s-maxage=${fresh}, stale-while-revalidate=${asking}, stale-if-error=86400`;
}
