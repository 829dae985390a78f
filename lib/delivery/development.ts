import { watch } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { bundleStyles } from "#lib/start/reader-files.ts";
import { capture, type Framework } from "./capture.ts";
import type { Page } from "./handler.ts";

/** Where a developer's browser hears that a source has changed. */
export const changesPath = "/__changes";

const reload = `<script>new EventSource("${changesPath}").onmessage=()=>location.reload()</script>`;

/** Pages for a developer: made anew each time, and loaded again when a source changes. */
export function developmentPage(framework: Framework) {
  return async (request: IncomingMessage, response: ServerResponse, page: Page): Promise<void> => {
    const isHead = request.method === "HEAD";
    Object.assign(request, { method: "GET", url: page.key, headers: { host: "portal" } });
    const { status, headers, body } = await capture(framework, request, response);
    const type = String(headers["content-type"] ?? "text/html; charset=utf-8");
    if (headers.location) response.setHeader("Location", headers.location);
    response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store" });
    if (isHead) response.end();
    else if (!type.startsWith("text/html")) response.end(body);
    else response.end((status < 500 ? body : "The terminal says why this page fails.") + reload);
  };
}

const sources = ["app", "components", "lib", "messages", "public"];

/** Tells developers' browsers of changes. @returns what answers them, and what ends it. */
export function watchSources() {
  const browsers = new Set<ServerResponse>();
  let timer: NodeJS.Timeout | undefined;
  const tell = async () => {
    await bundleStyles();
    for (const browser of browsers) browser.write("data: changed\n\n");
  };
  const watchers = sources.map((folder) =>
    watch(folder, { recursive: true }, (_, file) => {
      if (file?.endsWith("reader.css")) return;
      clearTimeout(timer);
      timer = setTimeout(() => tell().catch(console.error), 100);
    }),
  );
  return {
    answer: (response: ServerResponse) => {
      response.writeHead(200, { "Content-Type": "text/event-stream" }).flushHeaders();
      browsers.add(response);
      response.on("close", () => browsers.delete(response));
    },
    close: () => {
      for (const watcher of watchers) watcher.close();
      for (const browser of browsers) browser.destroy();
    },
  };
}
