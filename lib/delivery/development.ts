import { createHash } from "node:crypto";
import { globSync, statSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { bundleScript, bundleStyles } from "#lib/start/site-files.ts";
import { capture, type Framework } from "./capture.ts";
import type { Site } from "./handler.ts";

/** Where a developer's browser hears that a source has changed: an address like that of a file. */
const changesPath = "/changes.js";

/** @param state the sources that the page was made from, or older ones. */
const reload = (state: string) =>
  `<script>new EventSource("${changesPath}?${state}").onmessage=()=>location.reload()</script>`;

/** Next.js exchanges what changes on the desk, except for its stylesheet, which it knows nothing of. */
const restyle = `new EventSource("${changesPath}").onmessage=()=>{document.querySelector("link[rel=stylesheet]").href="/desk.css?"+Date.now()}`;

const files: Record<string, [type: string, make: () => Promise<string>]> = {
  "/reader.js": ["text/javascript", bundleScript],
  "/reader.css": ["text/css", () => bundleStyles("reader.css")],
  "/desk.css": ["text/css", () => bundleStyles("desk.css")],
  "/restyle.js": ["text/javascript", async () => restyle],
};

/** The site for a developer: everything made anew each time, and loaded again when a source changes. */
export function developmentSite(framework: Framework): Site {
  const changes = watchFolders(["app", "components", "lib", "messages", "public"]);
  return {
    answerPage: async (request, response, page) => {
      const isHead = request.method === "HEAD";
      const state = changes.state();
      Object.assign(request, { method: "GET", url: page.key, headers: { host: "portal" } });
      const { status, headers, body } = await capture(framework, request, response);
      const type = String(headers["content-type"] ?? "text/html; charset=utf-8");
      if (headers.location) response.setHeader("Location", headers.location);
      response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store" });
      if (isHead) response.end();
      else if (!type.startsWith("text/html")) response.end(body);
      else {
        const text = status < 500 ? body : "The terminal says why this page fails.";
        response.end(text + reload(state));
      }
    },
    answerFile: (_, response, url) => {
      const [path = "", query] = url.split("?");
      if (path === changesPath) tellOf(changes, response, query);
      else if (files[path]) void sendFile(response, ...files[path]);
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

function tellOf(changes: Changes, response: ServerResponse, known?: string): void {
  response.writeHead(200, { "Content-Type": "text/event-stream" }).flushHeaders();
  response.on(
    "close",
    changes.tell(() => response.write("data: changed\n\n"), known),
  );
}

type Changes = ReturnType<typeof watchFolders>;

/** Looks twice a second whether a file in folders is new, other or gone, while someone wants to know. */
export function watchFolders(folders: readonly string[]) {
  /** With what each knows of. */
  const listeners = new Map<() => void, string>();
  const state = () => {
    const hash = createHash("sha256");
    for (const file of folders.flatMap((folder) => globSync(`${folder}/**/*.*`))) {
      hash.update(`${file} ${statSync(file, { throwIfNoEntry: false })?.mtimeMs}\n`);
    }
    return hash.digest("hex").slice(0, 16);
  };
  const look = () => {
    if (listeners.size === 0) return;
    const now = state();
    for (const [listener, known] of listeners) {
      if (known === now) continue;
      listeners.set(listener, now);
      listener();
    }
  };
  const timer = setInterval(look, 500).unref();
  return {
    /** A word for how the files are now. */
    state,
    /**
     * @param known what the listener knows of: it is told if that is no longer so.
     * @returns what ends it.
     */
    tell: (listener: () => void, known = state()) => {
      listeners.set(listener, known);
      return () => listeners.delete(listener);
    },
    close: () => clearInterval(timer),
  };
}
