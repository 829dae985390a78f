import type { IncomingMessage, ServerResponse } from "node:http";
import { capture, type Framework } from "./capture.ts";
import type { Page } from "./handler.ts";
import { newContext, renderIn } from "./render-context.ts";

/** Pages for a developer: made anew each time, with the framework's scripts, so that edits show at once. */
export function developmentPage(framework: Framework) {
  return async (request: IncomingMessage, response: ServerResponse, page: Page): Promise<void> => {
    const isHead = request.method === "HEAD";
    request.headers = { host: "portal" };
    request.method = "GET";
    request.url = page.key;
    const context = newContext();
    let made = await renderIn(context, () => capture(framework, request, response));
    if (made.status >= 500) {
      request.url = `/${page.language}/broken`;
      made = { ...(await capture(framework, request, response)), status: 500 };
    }
    if (context.redirect) {
      response.writeHead(308, { Location: context.redirect }).end();
      return;
    }
    response.writeHead(context.status === 200 ? made.status : context.status, {
      "Content-Type": made.headers["content-type"] ?? "text/html; charset=utf-8",
      "Cache-Control": "no-store",
    });
    response.end(isHead ? undefined : made.body);
  };
}
