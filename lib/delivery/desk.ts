import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Framework } from "./capture.ts";
import { previewPolicy, setCommonHeaders } from "./headers.ts";
import { readerAddress } from "./reader-address.ts";

/** Whether an address is the desk's. */
export const isDesk = (url: string): boolean => /^\/desk(?:[/?]|$)/.test(url);

/** Whether it is a report as readers would see it. */
const isPreview = (url: string): boolean =>
  /^\/desk\/(?:preview|articles)\/.+\/document(?:\?|$)/.test(url);

/**
 * Answers for the desk, past everything that is kept: what is on it is for one person. Next.js reads from
 * the policy which mark its scripts need to be run.
 */
export function answerDesk(
  framework: Framework,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> | void {
  setCommonHeaders(response);
  const policy = isPreview(request.url ?? "")
    ? previewPolicy
    : contentSecurityPolicy(randomBytes(16).toString("base64"));
  for (const [name, value] of deskHeaders) response.setHeader(name, value);
  response.setHeader("Content-Security-Policy", policy);
  if (!["GET", "HEAD", "POST"].includes(request.method ?? "")) {
    response.setHeader("Allow", "GET, HEAD, POST");
    return refuse(response, 405);
  }
  if (request.method === "POST" && !isFromDesk(request)) return refuse(response, 403);
  request.headers["content-security-policy"] = policy;
  // Next.js would believe anyone who says so.
  for (const name of ["x-forwarded-host", "x-forwarded-proto"]) delete request.headers[name];
  // What lib/access counts attempts by, and shows beside a session.
  request.headers["x-forwarded-for"] = readerAddress(request);
  return framework(request, response);
}

const deskHeaders: [name: string, value: string][] = [
  ["Cache-Control", "private, no-store"],
  ["X-Robots-Tag", "noindex, nofollow"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Embedder-Policy", "require-corp"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"],
];

/** @param mark what scripts of Next.js carry, another each time. */
function contentSecurityPolicy(mark: string): string {
  const isDevelopment = process.env.NODE_ENV === "development";
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${mark}'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self'${isDevelopment ? " 'unsafe-inline'" : ""}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "manifest-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Whether what is sent comes from a page of ours: browsers say so, and nothing else has a session. */
function isFromDesk({ headers }: IncomingMessage): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  const { origin, host } = headers;
  return origin !== undefined && URL.parse(origin)?.host === host;
}

function refuse(response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.end(String(status));
}
