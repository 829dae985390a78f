import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import next from "next";
import { type Language, languages } from "#lib/content/language.ts";
import { ViewCounter } from "#lib/content/views/counter.ts";
import { database } from "#lib/db/client.ts";
import { log } from "#lib/log.ts";
import { settings } from "#lib/settings.ts";
import { isStopping } from "#lib/start/shutdown.ts";
import { Caches } from "./caches.ts";
import type { Framework } from "./capture.ts";
import { listenToConsole } from "./console.ts";
import { answerDesk, isDesk } from "./desk.ts";
import type { StoredDocument } from "./document.ts";
import { loadSiteFiles } from "./files.ts";
import { setCommonHeaders, speculationPath } from "./headers.ts";
import { sendMedia } from "./media.ts";
import { counted, type State } from "./metrics.ts";
import { answerReading, articleAt } from "./readings.ts";
import { createRenderer, type Made, nameOf, Overloaded } from "./render.ts";
import { requestId } from "./request-id.ts";
import { type Resolved, resolveAddress } from "./resolve.ts";
import { encodingOf, sendDocument } from "./send.ts";
import { sendSpeculationRules } from "./speculation.ts";
import { DocumentStore } from "./store.ts";

export type Handler = {
  handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** What operators see of it; null where nothing is stored. */
  state: () => State | null;
  close: () => Promise<void>;
};

/** `build` is another text for another build: documents of one are of no use to the next. */
export type Options = { dev: true } | { dev: false; build: string };

/** What answers for pages, and for the files that belong to them. */
export type Site = {
  answerPage: (
    request: IncomingMessage,
    response: ServerResponse,
    page: Page,
  ) => Promise<void> | void;
  /** @returns whether it is a file of the site, and so answered. */
  answerFile: (request: IncomingMessage, response: ServerResponse, url: string) => boolean;
  state: () => State | null;
  close: () => Promise<void>;
};

/** A page as Next.js knows it. */
export type Page = { key: string; language: Language; keep: boolean };

/** The portal's answer to every request: addresses, pages as whole documents, pictures, health. */
export async function createHandler(options: Options): Promise<Handler> {
  if (!options.dev) listenToConsole();
  const { host, port } = settings();
  // Where Next.js asks itself for what an action of the desk leads to: never where a request says that it is.
  const hostname = ["0.0.0.0", "::"].includes(host) ? "127.0.0.1" : host;
  const app = next({ dev: options.dev, dir: process.cwd(), hostname, port });
  await app.prepare();
  const framework = app.getRequestHandler();
  const { answerPage, answerFile, state, close } = options.dev
    ? (await import("./development.ts")).developmentSite(framework)
    : await storedSite(framework, options.build);
  const views = new ViewCounter();
  const pages = new Map<string, Page>();

  function answer(request: IncomingMessage, response: ServerResponse): Promise<void> | void {
    const url = addressIn(request);
    if (isDesk(url)) return answerDesk(framework, request, counted(response, "desk"));
    if (options.dev && isTool(url)) return framework(request, response);
    const told = request.method === "POST" ? articleAt(url) : null;
    if (told) return answerReading(request, counted(response, "other"), told, views);
    if (request.method !== "GET" && request.method !== "HEAD") {
      return refuseMethod(counted(response, "other"), request.method === "OPTIONS" && url === "*");
    }
    if (url === "/healthz") return sendText(counted(response, "other"), 200, "ok");
    if (url === "/readyz") return sendReadiness(counted(response, "other"));
    if (url === speculationPath) return sendSpeculationRules(counted(response, "other"));
    if (url.startsWith("/media/")) return sendMedia(request, counted(response, "media"), url);
    const known = pages.get(url);
    if (known) return answerPage(request, response, known);
    const resolved = resolveAddress(url);
    if (resolved.kind === "redirect")
      return sendRedirect(counted(response, "redirect"), resolved.to);
    if (resolved.kind === "file" && answerFile(request, response, url)) return;
    if (resolved.kind === "file" && isFile(resolved.path)) {
      setCommonHeaders(response);
      return framework(request, counted(response, "file"));
    }
    const page = pageOf(resolved);
    if (resolved.kind === "page" && page.keep && url.length <= 200) remember(pages, url, page);
    return answerPage(request, response, page);
  }

  const fail = (request: IncomingMessage, response: ServerResponse) => (err: unknown) => {
    const id = requestId(request);
    log.error({ err, request: id }, "A request failed");
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.setHeader("X-Request-Id", id);
    sendText(counted(response, "error"), 500, "500");
  };
  return {
    handle(request, response) {
      try {
        answer(request, response)?.catch(fail(request, response));
      } catch (error) {
        fail(request, response)(error);
      }
    },
    state,
    close: async () => {
      await Promise.allSettled([views.close(), close()]);
      await app.close();
    },
  };
}

/** What hot reloading and Next.js's own windows ask for, by names and methods that readers do not use. */
const isTool = (url: string): boolean => /^\/(?:_next\/|__nextjs_)/.test(url);

/** The address asked for. It may come as a whole, with a host that is of no interest here (RFC 9112, 3.2.2). */
function addressIn(request: IncomingMessage): string {
  const { url = "/" } = request;
  if (url.startsWith("/")) return url;
  const found = /^https?:\/\/[^/?]*(.*)$/i.exec(url);
  if (!found) return url;
  const [, address = ""] = found;
  request.url = address.startsWith("/") ? address : `/${address}`;
  return request.url;
}

/** What can be done here may be asked of all addresses at once (RFC 9110, 9.3.7). */
function refuseMethod(response: ServerResponse, isQuestion: boolean): void {
  response.setHeader("Allow", "GET, HEAD");
  if (isQuestion) sendText(response, 204, "");
  else sendText(response, 405, "405");
}

/** Which page an address means is worked out once, for as many addresses as stay bounded. */
function remember(pages: Map<string, Page>, url: string, page: Page): void {
  if (pages.size >= 20_000) pages.clear();
  pages.set(url, page);
}

/** Which page answers an address. What a search found is not kept: there are as many as words. */
function pageOf(resolved: Exclude<Resolved, { kind: "redirect" }>): Page {
  const { kind, language, path } = resolved;
  const key =
    kind === "missing" || kind === "file"
      ? `/${language}/missing?asked=${encodeURIComponent(path)}`
      : path;
  return { key, language, keep: !/^\/\w\w\/search\?/.test(key) };
}

/** Pages from stored documents, made where there is none. */
async function storedSite(framework: Framework, build: string): Promise<Site> {
  const {
    dataDir,
    databaseUrl,
    siteUrl,
    siteName,
    footer,
    showViews,
    documents: limits,
  } = settings();
  const stamp = createHash("sha256")
    .update(JSON.stringify([build, siteUrl, siteName, footer, showViews]))
    .digest("hex");
  const store = new DocumentStore(path.join(dataDir, "documents"), stamp, limits);
  const caches = new Caches(settings().purgeCaches);
  await store.follow(databaseUrl ?? process.env.DATABASE_URL ?? "", (hashes) =>
    caches.forget(hashes),
  );
  const renderer = createRenderer(framework, store);
  const files = await loadSiteFiles();

  /** For who takes no compressed form, a stored document is unpacked once. */
  function inForm(request: IncomingMessage, key: string, stored: StoredDocument): StoredDocument {
    const encoding = encodingOf(stored, request.headers["accept-encoding"]);
    return encoding === "identity" && !stored.identity ? store.unpack(key, stored) : stored;
  }

  const answerPage: Site["answerPage"] = (request, response, page) => {
    const stored = page.keep ? store.get(page.key) : undefined;
    const now = Date.now();
    if (stored && store.isCurrent() && stored.goodUntil > now) {
      if (stored.renewAfter < now) renderer.renewLater(page.key);
      renderer.improveLater(page.key, stored);
      return sendDocument(request, response, inForm(request, page.key, stored));
    }
    return answerLater(request, response, page);
  };

  async function answerLater(request: IncomingMessage, response: ServerResponse, page: Page) {
    // After a lost connection it takes a moment to hear what changed meanwhile.
    if (!store.isCurrent()) await store.settled();
    const { key, keep } = page;
    const stored = keep ? store.get(key) : undefined;
    if (stored && (stored.goodUntil > Date.now() || !store.isCurrent())) {
      return sendDocument(request, response, stored, { isStale: !store.isCurrent() });
    }
    const wasThere = store.isCurrent();
    let made: Made;
    try {
      made = await renderer.document(key, keep, requestId(request));
    } catch (error) {
      return sendExcuse(request, response, page, error, stored, wasThere);
    }
    sendDocument(request, response, made.document, { isShared: made.isKept, kind: "miss" });
  }

  // Made while all is well, so that an outage costs no rendering.
  const excuses = new Map<Language, Record<500 | 503, StoredDocument>>();
  for (const language of languages) {
    const { document } = await renderer.document(`/${language}/broken`, false);
    excuses.set(language, { 500: { ...document, status: 500 }, 503: { ...document, status: 503 } });
  }

  /** In place of a page that could not be made: the one there was, or a page that says so. */
  async function sendExcuse(
    request: IncomingMessage,
    response: ServerResponse,
    { key, language }: Page,
    err: unknown,
    stored: StoredDocument | undefined,
    wasThere: boolean,
  ) {
    // A database that answers now may not have done so a moment ago.
    const isThere = wasThere && (await databaseAnswers()) && store.isCurrent();
    const isAway = err instanceof Overloaded || !isThere;
    const [id, page] = [requestId(request), nameOf(key)];
    // Where there is too much to do there is no time to say how.
    const why = err instanceof Overloaded ? {} : { err };
    if (isAway) log.warn({ ...why, request: id, page }, "A page could not be made at the moment");
    else log.error({ err, request: id, page }, "A page could not be made");
    if (stored) return sendDocument(request, response, stored, { isStale: true });
    const excuse = excuses.get(language)?.[isAway ? 503 : 500] as StoredDocument;
    response.setHeader("Retry-After", "5");
    response.setHeader("X-Request-Id", id);
    sendDocument(request, response, excuse, { kind: "error" });
  }

  const state = () => ({
    stored: store.stored(),
    renders: renderer.state(),
    isCurrent: store.isCurrent(),
  });
  const answerFile: Site["answerFile"] = (request, response, url) => {
    const file = files.get(url.replace(/\?.*/, ""));
    if (!file) return false;
    // Under another version it is not what was asked for: during an update two portals may serve.
    const isShared = url === file.address;
    sendDocument(request, response, file.document, { kind: "file", isShared });
    return true;
  };
  return { answerPage, answerFile, state, close: () => store.close() };
}

/** Whether the framework has it: what it does not have, it would take for a language. */
function isFile(address: string): boolean {
  return address.startsWith("/_next/") || existsSync(path.join("public", address));
}

function sendRedirect(response: ServerResponse, to: string): void {
  response.setHeader("Location", to);
  sendText(response, 308, "");
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  if (status !== 308) response.setHeader("Cache-Control", "no-store");
  setCommonHeaders(response);
  response.end(text);
}

const databaseAnswers = () =>
  Promise.race([
    database().$queryRaw`SELECT 1`.then(() => true).catch(() => false),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), 1_000).unref()),
  ]);

async function sendReadiness(response: ServerResponse): Promise<void> {
  const answers = await databaseAnswers();
  if (isStopping()) sendText(response, 503, "the portal is stopping");
  else sendText(response, answers ? 200 : 503, answers ? "ready" : "the database does not answer");
}
