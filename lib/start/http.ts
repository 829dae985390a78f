import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from "node:http";
import { mostBytesOfDraft } from "#lib/content/articles/draft-size.ts";
import { Problem } from "#lib/problem.ts";

/** Whoever sends slowly or says too much is cut off; in milliseconds and bytes. */
const limits: ServerOptions = {
  maxHeaderSize: 16_384,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
  // Longer than a proxy before us keeps a connection: it must not send into one that is being closed.
  keepAliveTimeout: 65_000,
};

/** So many connections wait to be let in at most; the system may allow fewer. */
const backlog = 4_096;

/** In bytes; nothing that is sent to the portal is longer, but a draft. */
const mostBody = 65_536;

/**
 * The socket that a supervisor holds open for the portal and handed on (sd_listen_fds(3), by way of
 * scripts/install.mjs): who comes while the portal is started anew waits in its queue.
 */
export const heldSocket = process.env.LISTEN_FDS === "1" ? { fd: 3 } : null;

type Place = { port: number; host: string } | { fd: number };

/**
 * @param place a port and an address or name of this machine, or a socket.
 * @param setting which names the port.
 * @throws Problem if another program listens there, or the address is not one of this machine.
 */
export async function listen(
  place: Place,
  handle: RequestListener,
  setting = "PORT",
): Promise<Server> {
  const server = createServer(limits, (request, response) => {
    const status = whyNotBody(request);
    if (status) cutOff(response, status);
    else handle(request, response);
  });
  // Who asks before sending a body is told before.
  server.on("checkContinue", (request, response) => {
    if (!whyNotBody(request)) response.writeContinue();
    server.emit("request", request, response);
  });
  server.listen({ ...place, backlog });
  try {
    await once(server, "listening");
  } catch (error) {
    throw new Problem(whyNot((error as NodeJS.ErrnoException).code, place, setting));
  }
  return server;
}

/** Learns before the long steps what {@link listen} would complain of after them. */
export async function checkPort(port: number, host: string, setting?: string): Promise<void> {
  await close(await listen({ port, host }, () => {}, setting), 0);
}

/** Takes no more requests, and lets those under way finish for `patience` milliseconds. */
export async function close(server: Server, patience: number): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearTimeout(timer);
}

/** With which status a request is refused for what it brings along; null where all is well. */
function whyNotBody({ headers, url = "" }: IncomingMessage): 411 | 413 | null {
  if (headers["transfer-encoding"] !== undefined) return 411;
  const most = url.startsWith("/desk/") ? mostBytesOfDraft : mostBody;
  return Number(headers["content-length"] ?? 0) > most ? 413 : null;
}

/**
 * Answers and reads no further. The answer is whole but not ended: Node.js would read the rest of the
 * body away, or close at once, and what lies unread then costs the sender the answer.
 */
function cutOff(response: ServerResponse, status: number): void {
  const text = String(status);
  response.writeHead(status, {
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Length": text.length,
    Connection: "close",
  });
  response.write(text);
  const timer = setTimeout(() => response.destroy(), 1_000);
  response.once("close", () => clearTimeout(timer));
}

function whyNot(code: string | undefined, place: Place, setting: string): string {
  if ("fd" in place) {
    return `The socket that was handed to the portal is none to listen on (${code}): unset LISTEN_FDS.`;
  }
  const { port, host } = place;
  if (code === "EADDRINUSE") {
    return `Port ${port} on ${host} is taken by another program: end that program, or set ${setting} to another number.`;
  }
  if (code === "EACCES") {
    return `Port ${port} is not open to this user: set ${setting} to a number above 1023.`;
  }
  return `The portal cannot listen on ${host} (${code}): set HOST to an address of this machine, such as 127.0.0.1 or 0.0.0.0.`;
}
