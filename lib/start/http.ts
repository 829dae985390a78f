import { once } from "node:events";
import { createServer, type RequestListener, type Server, type ServerOptions } from "node:http";
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

/**
 * @param host an address or name of this machine.
 * @throws Problem if another program listens there, or the address is not one of this machine.
 */
export async function listen(port: number, host: string, handle: RequestListener): Promise<Server> {
  const server = createServer(limits, handle);
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    throw new Problem(whyNot((error as NodeJS.ErrnoException).code, port, host));
  }
  return server;
}

/** Learns before the long steps what {@link listen} would complain of after them. */
export async function checkPort(port: number, host: string): Promise<void> {
  await close(await listen(port, host, () => {}), 0);
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

function whyNot(code: string | undefined, port: number, host: string): string {
  if (code === "EADDRINUSE") {
    return `Port ${port} on ${host} is taken by another program: end that program, or set PORT to another number.`;
  }
  if (code === "EACCES") {
    return `Port ${port} is not open to this user: set PORT to a number above 1023.`;
  }
  return `The portal cannot listen on ${host} (${code}): set HOST to an address of this machine, such as 127.0.0.1 or 0.0.0.0.`;
}
