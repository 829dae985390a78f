import { createHash } from "node:crypto";
import { settings } from "#lib/settings.ts";
import { applyPreferences } from "./inline-script.ts";

const inlineHash = createHash("sha256").update(applyPreferences).digest("base64");

const contentSecurityPolicy = [
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
  "frame-ancestors 'none'",
].join("; ");

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

/** What a page says beside that. */
export const pageHeaders: [name: string, value: string][] = [
  ["Content-Security-Policy", contentSecurityPolicy],
  ["Permissions-Policy", permissions.map((name) => `${name}=()`).join(", ")],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-site"],
  ["Speculation-Rules", `"${speculationPath}"`],
];

/**
 * How long others may keep a document (RFC 9111, RFC 5861): browsers ask every time, which costs a 304,
 * caches in between after a second, and while we are away they may go on with what they have.
 */
export const cacheControl = (status: number): string =>
  status >= 500
    ? "no-store"
    : "public, max-age=0, must-revalidate, s-maxage=1, stale-if-error=86400";
