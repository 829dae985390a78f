import { once } from "node:events";
import type { Server } from "node:http";
import net from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "#lib/db/free-port.ts";
import { close, listen } from "#lib/start/http.ts";

let server: Server;
let port: number;
/** One more, which waits for nobody as long: its limits are so many times shorter. */
let hurried: Server;
let hurriedPort: number;
const times = 20;

const begin = (port: number) =>
  listen({ port, host: "127.0.0.1" }, (request, response) => {
    request.resume().once("end", () => response.end("well"));
  });

beforeAll(async () => {
  port = await freePort();
  server = await begin(port);
  hurriedPort = await freePort();
  hurried = await begin(hurriedPort);
  for (const limit of ["headersTimeout", "requestTimeout", "keepAliveTimeout"] as const) {
    hurried[limit] /= times;
  }
});
afterAll(() => Promise.all([close(server, 100), close(hurried, 100)]));

/**
 * What a connection is answered until it ends, and after how many milliseconds that is.
 * @param drop what is sent again and again, five times a second.
 */
async function tell(text: string, to = port, drop = ""): Promise<{ said: string; took: number }> {
  const began = performance.now();
  const socket = net.connect(to, "127.0.0.1");
  const dropping = setInterval(() => socket.write(drop), 200);
  let said = "";
  socket.on("data", (chunk) => {
    said += chunk;
  });
  socket.on("error", () => {});
  socket.write(text);
  await once(socket, "close");
  clearInterval(dropping);
  return { said, took: performance.now() - began };
}

/** Sends a billion bytes behind a head, as fast as they are taken. */
async function pour(head: string): Promise<{ said: string; sent: number; took: number }> {
  const began = performance.now();
  const socket = net.connect(port, "127.0.0.1");
  const chunk = Buffer.alloc(65_536);
  let said = "";
  socket.on("data", (answer) => {
    said += answer;
  });
  socket.on("error", () => {});
  const more = () => {
    while (socket.writable && socket.bytesWritten < 1e9 && socket.write(chunk));
  };
  socket.on("drain", more);
  socket.write(head);
  more();
  // It may end in a reset: more is on its way than is read.
  await new Promise((ended) => socket.once("close", ended));
  return { said, sent: socket.bytesWritten, took: performance.now() - began };
}

describe.concurrent("a connection", () => {
  it("that says too much before it asks is cut off with a reason", async () => {
    const { said } = await tell(`GET / HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(20_000)}\r\n\r\n`);
    expect(said).toMatch(/^HTTP\/1\.1 431 /);
  });

  it("that never finishes its question is cut off", async () => {
    const { said, took } = await tell("GET / HTTP/1.1\r\nHost: a\r\nX: ");
    expect(said).toMatch(/^HTTP\/1\.1 408 /);
    expect(took).toBeLessThan(15_000);
  });

  it("that never begins one is cut off", async () => {
    const { said, took } = await tell("");
    expect(said).toMatch(/^HTTP\/1\.1 408 /);
    expect(took).toBeLessThan(15_000);
  });

  it("whose body comes drop by drop is cut off", async () => {
    const head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n";
    const { said, took } = await tell(head, hurriedPort, "x");
    expect(said).toMatch(/^HTTP\/1\.1 408 /);
    expect(took * times).toBeGreaterThan(25_000);
    expect(took * times).toBeLessThan(200_000);
  });

  it("that asks nothing more is kept for longer than by proxies, and ended then", async () => {
    const { said, took } = await tell("GET / HTTP/1.1\r\nHost: a\r\n\r\n", hurriedPort);
    expect(said).toMatch(/^HTTP\/1\.1 200 .*well$/s);
    // What nginx and Varnish keep a connection for.
    expect(took * times).toBeGreaterThan(60_000);
    expect(took * times).toBeLessThan(200_000);
  });

  it("that speaks something else is cut off", async () => {
    const { said } = await tell("\x16\x03\x01\x02\x00\x01\x00");
    expect(said).toMatch(/^HTTP\/1\.1 400 /);
  });

  it.each([
    [413, "Content-Length: 1000000000"],
    [411, "Transfer-Encoding: chunked\r\n\r\n3b9aca00"],
  ])("that brings more than is read is told %i and cut off", async (status, length) => {
    const { said, sent, took } = await pour(`POST / HTTP/1.1\r\nHost: a\r\n${length}\r\n\r\n`);
    expect(said).toMatch(new RegExp(`^HTTP/1\\.1 ${status} .*\r\nConnection: close\r\n`, "s"));
    // What the system takes in before anyone has read it.
    expect(sent).toBeLessThan(50_000_000);
    expect(took).toBeLessThan(3_000);
  });

  it("that asks before it brings as much need not send it", async () => {
    const head = "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue";
    const { said } = await tell(`${head}\r\nContent-Length: 1000000000\r\n\r\n`);
    expect(said).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("that brings a little stays open", async () => {
    const post = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n";
    const last = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    const asking = `${post}Expect: 100-continue\r\n\r\nbody`;
    const { said } = await tell(`${post}\r\nbody${asking}${last}`);
    expect(said.match(/HTTP\/1\.1 \d+/g)).toEqual(
      [200, 100, 200, 200].map((status) => `HTTP/1.1 ${status}`),
    );
  });

  it("that asks well is answered", async () => {
    const { said } = await tell("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    expect(said).toMatch(/^HTTP\/1\.1 200 .*well$/s);
  });
});
