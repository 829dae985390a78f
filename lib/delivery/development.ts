import { globSync, statSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { bundleScript, bundleStyles } from "#lib/start/site-files.ts";
import { capture, type Framework } from "./capture.ts";
import type { Site } from "./handler.ts";

/** Where a developer's browser hears that a source has changed: an address like that of a file. */
const changesPath = "/changes.js";

const reload = `<script>new EventSource("${changesPath}").onmessage=()=>location.reload()</script>`;

const files: Record<string, [type: string, make: () => Promise<string>]> = {
  "/reader.js": ["text/javascript", bundleScript],
  "/reader.css": ["text/css", () => bundleStyles("reader.css")],
  "/desk.css": ["text/css", () => bundleStyles("desk.css")],
};

/** The site for a developer: everything made anew each time, and loaded again when a source changes. */
export function developmentSite(framework: Framework): Site {
  const changes = watchFolders(["app", "components", "lib", "messages", "public"]);
  return {
    answerPage: async (request, response, page) => {
      const isHead = request.method === "HEAD";
      Object.assign(request, { method: "GET", url: page.key, headers: { host: "portal" } });
      const { status, headers, body } = await capture(framework, request, response);
      const type = String(headers["content-type"] ?? "text/html; charset=utf-8");
      if (headers.location) response.setHeader("Location", headers.location);
      response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store" });
      if (isHead) response.end();
      else if (!type.startsWith("text/html")) response.end(body);
      else response.end((status < 500 ? body : "The terminal says why this page fails.") + reload);
    },
    answerFile: (_, response, url) => {
      if (url === changesPath) tellOf(changes, response);
      else if (files[url]) void sendFile(response, ...files[url]);
      else return false;
      return true;
    },
    state: () => null,
    close: async () => changes.close(),
  };
}

async function sendFile(response: ServerResponse, type: string, make: () => Promise<string>) {
  const text = await make().catch((error) => {
    console.error(error);
    return "";
  });
  response.writeHead(200, {
    "Content-Type": `${type}; charset=utf-8`,
    "Cache-Control": "no-store",
  });
  response.end(text);
}

function tellOf(changes: Changes, response: ServerResponse): void {
  response.writeHead(200, { "Content-Type": "text/event-stream" }).flushHeaders();
  response.on(
    "close",
    changes.tell(() => response.write("data: changed\n\n")),
  );
}

type Changes = ReturnType<typeof watchFolders>;

/** Looks twice a second whether a file in folders is new, other or gone, while someone wants to know. */
export function watchFolders(folders: readonly string[]) {
  const listeners = new Set<() => void>();
  const state = () =>
    folders
      .flatMap((folder) => globSync(`${folder}/**/*.*`))
      .map((file) => `${file} ${statSync(file, { throwIfNoEntry: false })?.mtimeMs}`)
      .join("\n");
  let before = "";
  const look = () => {
    if (listeners.size === 0) return;
    const now = state();
    if (now !== before) for (const listener of listeners) listener();
    before = now;
  };
  const timer = setInterval(look, 500).unref();
  return {
    /** @returns what ends it. */
    tell: (listener: () => void) => {
      if (listeners.size === 0) before = state();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => clearInterval(timer),
  };
}
