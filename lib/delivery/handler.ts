import { existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import next from "next";
import { database } from "#lib/db/client.ts";
import { capture } from "./capture.ts";
import { sendMedia } from "./media.ts";
import { newContext, renderIn } from "./render-context.ts";
import { resolveAddress } from "./resolve.ts";

export type Handler = {
  handle: (request: IncomingMessage, response: ServerResponse) => void;
  close: () => Promise<void>;
};

/** The portal's answer to every request: addresses, pages as whole documents, pictures, health. */
export async function createHandler(options: { dev: boolean }): Promise<Handler> {
  const app = next({ dev: options.dev, dir: process.cwd() });
  await app.prepare();
  const framework = app.getRequestHandler();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? "/";
    if (url === "/healthz") return sendText(response, 200, "ok");
    if (url === "/readyz") return sendReadiness(response);
    if (url.startsWith("/media/")) return sendMedia(request, response, url);
    const resolved = resolveAddress(url);
    if (options.dev && url.startsWith("/__nextjs")) return framework(request, response);
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("Allow", "GET, HEAD");
      return sendText(response, 405, "405");
    }
    if (resolved.kind === "file" && isFile(resolved.path)) return framework(request, response);
    if (resolved.kind === "redirect") return sendRedirect(response, resolved.to);
    const inside =
      resolved.kind === "missing" || resolved.kind === "file"
        ? `/${resolved.language}/missing?asked=${encodeURIComponent(resolved.path)}`
        : resolved.path;
    await sendPage(request, response, inside, resolved.language);
  }

  async function sendPage(
    request: IncomingMessage,
    response: ServerResponse,
    inside: string,
    language: string,
  ): Promise<void> {
    const encoding = acceptedEncoding(request);
    const headAlone = request.method === "HEAD";
    // A page is made from its address alone: neither a header nor the method of a request changes it.
    request.headers = { host: "portal" };
    request.method = "GET";
    const context = newContext();
    request.url = inside;
    let page = await renderIn(context, () => capture(framework, request, response));
    if (page.status >= 500 && !inside.endsWith("/broken")) {
      request.url = `/${language}/broken`;
      page = { ...(await capture(framework, request, response)), status: 500 };
    } else if (context.redirect) {
      return sendRedirect(response, context.redirect);
    } else if (context.status !== 200) {
      page.status = context.status;
    }
    const body = await compressed(page.body, encoding);
    response.statusCode = page.status;
    response.setHeader("Content-Type", page.headers["content-type"] ?? "text/html; charset=utf-8");
    response.setHeader("Vary", "Accept-Encoding");
    response.setHeader("Cache-Control", page.status >= 500 ? "no-store" : "no-cache");
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (page.status >= 500) response.setHeader("Retry-After", "30");
    if (encoding) response.setHeader("Content-Encoding", encoding);
    response.setHeader("Content-Length", body.byteLength);
    response.end(headAlone ? undefined : body);
  }

  return {
    handle(request, response) {
      answer(request, response).catch((error) => {
        console.error(error);
        if (response.headersSent) response.destroy();
        else sendText(response, 500, "500");
      });
    },
    close: () => app.close(),
  };
}

/** Whether the framework has it: what it does not have, it would take for a language. */
function isFile(address: string): boolean {
  return address.startsWith("/_next/") || existsSync(path.join("public", address));
}

type Encoding = "br" | "gzip";

function acceptedEncoding(request: IncomingMessage): Encoding | null {
  const accepted = String(request.headers["accept-encoding"] ?? "")
    .split(",")
    .map((part) => part.trim().split(";"))
    .filter(([, quality]) => !/^\s*q=0(\.0*)?$/.test(quality ?? ""))
    .map(([name]) => name);
  return (["br", "gzip"] as const).find((encoding) => accepted.includes(encoding)) ?? null;
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

async function compressed(body: Buffer, encoding: Encoding | null): Promise<Buffer> {
  if (encoding === "br") {
    return brotli(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      },
    });
  }
  return encoding === "gzip" ? zip(body, { level: 6 }) : body;
}

function sendRedirect(response: ServerResponse, to: string): void {
  response.setHeader("Location", to);
  sendText(response, 308, "");
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.end(text);
}

async function sendReadiness(response: ServerResponse): Promise<void> {
  const ready = await database().$queryRaw`SELECT 1`.then(() => true).catch(() => false);
  sendText(response, ready ? 200 : 503, ready ? "ready" : "the database does not answer");
}
