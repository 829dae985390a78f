import { once } from "node:events";
import type { Server } from "node:http";
import net from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "#lib/db/free-port.ts";
import { close, listen } from "#lib/start/http.ts";

let server: Server;
let port: number;

beforeAll(async () => {
  port = await freePort();
  server = await listen(port, "127.0.0.1", (_request, response) => response.end("well"));
});
afterAll(() => close(server, 100));

/** What a connection is answered until it ends, and after how many milliseconds that is. */
async function tell(text: string): Promise<{ said: string; took: number }> {
  const began = performance.now();
  const socket = net.connect(port, "127.0.0.1");
  let said = "";
  socket.on("data", (chunk) => {
    said += chunk;
  });
  socket.on("error", () => {});
  socket.write(text);
  await once(socket, "close");
  return { said, took: performance.now() - began };
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

  it("that speaks something else is cut off", async () => {
    const { said } = await tell("\x16\x03\x01\x02\x00\x01\x00");
    expect(said).toMatch(/^HTTP\/1\.1 400 /);
  });

  it("that asks well is answered", async () => {
    const { said } = await tell("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    expect(said).toMatch(/^HTTP\/1\.1 200 .*well$/s);
  });
});
