import type { OutgoingMessage, Server } from "node:http";
import { Server as Listener, type Socket } from "node:net";
import { setImmediate as turn, setTimeout as wait } from "node:timers/promises";

/**
 * Ends a server so that who has asked is answered, in at most `patience` milliseconds.
 * @returns how many connections had to be broken off in the midst of something.
 */
export type Drain = (patience: number) => Promise<number>;

/**
 * A connection on which nothing comes for so many milliseconds is ended. Whoever uses it just then loses
 * a request all the same (RFC 9112, 9.3.1): in HTTP/1.1 only the client can be sure, by asking again.
 */
const silence = 500;
const beat = 25;
/** For so many milliseconds at most, who waits to be let in is let in. */
const lastCall = 250;

/** Begins to note a server's connections, so that it can be drained. To be called as soon as it listens. */
export function prepareDrain(server: Server): Drain {
  const open = new Set<Socket>();
  let accepted = 0;
  server.on("connection", (socket) => {
    accepted++;
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });

  return async (patience) => {
    const end = performance.now() + patience;
    await emptyQueue(() => accepted);
    // What http.Server puts before it ends connections that look idle, also those whose answer is not yet out.
    Listener.prototype.close.call(server);
    // Only now: who is told to come back over another connection must find that there is none.
    // Every answer from now on is the last on its connection, and says so.
    server.prependListener("request", (_, response) => {
      response.shouldKeepAlive = false;
    });
    for (const socket of open) {
      const answer = answerUnderWay(socket);
      if (answer) answer.shouldKeepAlive = false;
    }
    await untilSilent(open, end);
    const left = open.size;
    for (const socket of open) socket.destroy();
    return left;
  };
}

/**
 * Waits until nobody waits to be let in: Node.js lets in one a turn, and who is in the queue of a socket
 * that is closed is reset.
 */
async function emptyQueue(accepted: () => number): Promise<void> {
  const end = performance.now() + lastCall;
  let before: number;
  await turn();
  do {
    before = accepted();
    await turn();
  } while (accepted() > before && performance.now() < end);
}

/** Ends each connection when it has nothing more to say and to hear. */
async function untilSilent(open: ReadonlySet<Socket>, end: number): Promise<void> {
  const last = new Map<Socket, { bytes: number; at: number }>();
  while (open.size > 0 && performance.now() < end) {
    // Directly after all that has arrived was read.
    await turn();
    const now = performance.now();
    for (const socket of open) {
      const bytes = socket.bytesRead;
      const heard = last.get(socket);
      const isBusy = answerUnderWay(socket) !== null || socket.writableLength > 0;
      if (isBusy || heard?.bytes !== bytes) last.set(socket, { bytes, at: now });
      else if (now - heard.at >= silence) socket.destroySoon();
    }
    await wait(beat);
  }
}

/** What a connection is being answered; Node.js has no public word for it. */
function answerUnderWay(socket: Socket): OutgoingMessage | null {
  return (socket as { _httpMessage?: OutgoingMessage | null })._httpMessage ?? null;
}
