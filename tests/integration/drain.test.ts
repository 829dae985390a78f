import { mkdir } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { beforeAll, describe, expect, inject, it, onTestFinished } from "vitest";
import { ownDatabase } from "#tests/support/database.ts";
import { type Portal, serverPid, startPortal } from "#tests/support/portal.ts";
import { makeWorld } from "./world.ts";

/*
 * A portal is asked to stop amid many requests. Plain sockets tell a request that was sent and not
 * answered from a connection that was closed while nothing was on it.
 */

const own = ownDatabase();
const stored = ["/", "/bai-viet/mot", "/su-kien/mot", "/dien-gia/hai", "/feed.xml", "/en"];
let dataDir: string;

beforeAll(async () => {
  await makeWorld();
  dataDir = path.join(inject("testFolder"), "drain");
  await mkdir(dataDir);
});

type Answer = { status: number; isLast: boolean };
/** An answer as it came; what happened instead; or that nobody listens any more. */
type Outcome = Answer | "lost" | "refused";

/** One connection that asks one thing after the other. */
class Client {
  private readonly socket: net.Socket;
  private said = Buffer.alloc(0);
  private isOver = false;
  private isConnected = false;
  private changed = () => {};
  failure = "";

  constructor(port: number) {
    this.socket = net.connect(port, "127.0.0.1");
    this.socket
      .on("connect", () => {
        this.isConnected = true;
        this.changed();
      })
      .on("data", (chunk) => {
        this.said = Buffer.concat([this.said, chunk]);
        this.changed();
      })
      .on("error", (error) => {
        this.failure = error.message;
      })
      .on("end", () => this.end())
      .on("close", () => this.end());
  }

  /** Whether the other side has ended the connection. */
  get ended(): boolean {
    return this.isOver;
  }

  async connected(): Promise<boolean> {
    while (!this.isConnected && !this.isOver) await this.something();
    return this.isConnected;
  }

  async ask(address: string): Promise<Outcome> {
    if (!(await this.connected())) return "refused";
    this.socket.write(
      `GET ${address} HTTP/1.1\r\nHost: cong.test\r\nAccept-Encoding: gzip\r\n\r\n`,
    );
    for (;;) {
      const answer = this.whole();
      if (answer) return answer;
      if (this.isOver) return "lost";
      await this.something();
    }
  }

  leave(): void {
    this.socket.destroy();
  }

  /** Whether the connection ends within a second. */
  async ends(): Promise<boolean> {
    const late = wait(1_000);
    while (!this.isOver) {
      if ((await Promise.race([this.something(), late.then(() => "late")])) === "late") break;
    }
    this.socket.destroy();
    return this.isOver;
  }

  private something(): Promise<void> {
    return new Promise((go) => {
      this.changed = go;
    });
  }

  private end(): void {
    this.isOver = true;
    this.changed();
  }

  private whole(): Answer | null {
    const head = this.said.indexOf("\r\n\r\n");
    if (head < 0) return null;
    const text = this.said.subarray(0, head).toString("latin1");
    const length = Number(/^content-length: (\d+)/im.exec(text)?.[1]);
    if (this.said.byteLength < head + 4 + length) return null;
    this.said = this.said.subarray(head + 4 + length);
    return {
      status: Number(text.slice(9, 12)),
      isLast: /^connection: close$/im.test(text),
    };
  }
}

/** What became of all that was asked. */
type Tally = { answered: number; last: number; wrong: string[] };
const newTally = (): Tally => ({ answered: 0, last: 0, wrong: [] });

/**
 * Asks again and again, over a new connection when the last one was ended in order, until nobody
 * listens any more.
 * @param pause at most so many milliseconds between an answer and the next question.
 */
async function reader(
  port: number,
  addresses: () => string,
  pause: number,
  tally: Tally,
  goesOn = () => true,
) {
  while (goesOn()) {
    const client = new Client(port);
    for (;;) {
      const address = addresses();
      const got = await client.ask(address);
      if (got === "refused") return;
      if (got === "lost") {
        tally.wrong.push(`${address} ${client.failure || "closed"}`);
        return;
      }
      tally.answered++;
      if (got.status !== 200) tally.wrong.push(`${address} ${got.status}`);
      if (got.isLast) {
        tally.last++;
        if (!(await client.ends())) tally.wrong.push(`${address} said close and stayed open`);
        break;
      }
      if (pause > 0) await wait(Math.random() * pause);
      // Nothing was on it.
      if (client.ended || !goesOn()) break;
    }
    client.leave();
  }
}

/** Asks over a new connection each time, as long as it is to. */
async function newcomer(port: number, goesOn: () => boolean, tally: Tally) {
  while (goesOn()) {
    const client = new Client(port);
    const got = await client.ask(pick());
    if (typeof got !== "string" && got.status === 200) tally.answered++;
    else tally.wrong.push(`${typeof got === "string" ? got : got.status} ${client.failure}`);
    client.leave();
  }
}

const many = (count: number, one: () => Promise<void>) => Array.from({ length: count }, one);
const pick = () => stored[Math.floor(Math.random() * stored.length)] as string;
let words = 0;
const search = () => `/tim-kiem?q=hoi+${words++}`;

/** Holds up whoever reads the sections: every page that is made, until it is released. */
async function holdUp(): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: own.url });
  await client.connect();
  await client.query('BEGIN; LOCK TABLE "Section" IN ACCESS EXCLUSIVE MODE');
  const release = () => client.end();
  onTestFinished(release);
  return release;
}

async function start(): Promise<{ portal: Portal; port: number }> {
  const env = { DATABASE_URL: own.url, SITE_URL: "http://cong.test" };
  const portal = await startPortal(dataDir, env);
  onTestFinished(async () => {
    await portal.stop();
  });
  for (const address of stored) expect((await fetch(portal.url + address)).status).toBe(200);
  return { portal, port: Number(new URL(portal.url).port) };
}

/** The answer that says that no other comes on this connection. */
async function lastAnswer(client: Client, address: string): Promise<Outcome> {
  for (;;) {
    const got = await client.ask(address);
    if (typeof got === "string" || got.isLast) return got;
    await wait(20);
  }
}

describe("a portal that is asked to stop", () => {
  it.each([1, 2, 3, 4, 5])("answers all that it was asked, time %i", async () => {
    const { portal, port } = await start();
    const [eager, calm, slow] = [newTally(), newTally(), newTally()];
    const readers = [
      ...many(8, () => reader(port, pick, 0, eager)),
      ...many(3, () => reader(port, search, 0, eager)),
      ...many(8, () => reader(port, pick, 300, calm)),
    ];
    while (eager.answered < 500 || calm.answered < 20) await wait(10);
    const release = await holdUp();
    readers.push(...many(4, () => reader(port, search, 0, slow)));
    const [idle, watching] = [new Client(port), new Client(port)];
    await Promise.all([idle.connected(), watching.connected()]);
    await wait(100);

    const asked = performance.now();
    const stopped = portal.stop();
    // A page can take as long, and an impatient server would break it off.
    const released = wait(1_500).then(release);
    expect(await lastAnswer(watching, "/readyz")).toMatchObject({ status: 503 });
    expect(await new Client(port).ask("/")).toBe("refused");
    await Promise.all([...readers, released]);
    expect([...eager.wrong, ...calm.wrong, ...slow.wrong]).toEqual([]);
    expect(eager.last).toBe(11);
    expect([slow.answered, slow.last]).toEqual([4, 4]);
    expect([await idle.ends(), idle.failure]).toEqual([true, ""]);
    expect((await stopped).code).toBe(0);
    expect(performance.now() - asked).toBeLessThan(5_000);
  });
});

describe("a portal whose socket is held for it", () => {
  it("is started anew and turns nobody away", async () => {
    const env = { DATABASE_URL: own.url, SITE_URL: "http://cong.test" };
    const times = 4;
    const command = ["tests/integration/held-socket.mjs", String(times)];
    const portal = await startPortal(dataDir, env, command);
    const stop = () => process.kill(serverPid(dataDir), "SIGTERM");
    onTestFinished(() => {
      if (portal.launcher.exitCode !== null) return;
      portal.launcher.kill("SIGKILL");
      stop();
    });
    const port = Number(new URL(portal.url).port);
    const [fresh, staying] = [newTally(), newTally()];
    let goesOn = true;
    const readers = [
      ...many(8, () => newcomer(port, () => goesOn, fresh)),
      ...many(8, () => reader(port, pick, 50, staying, () => goesOn)),
    ];
    for (let time = 1; time < times; time++) {
      const before = fresh.answered;
      while (fresh.answered < before + 300) await wait(10);
      stop();
      const readyTwice = () => portal.output().split(" is ready: ").length > time + 1;
      while (!readyTwice()) await wait(50);
    }
    goesOn = false;
    await Promise.all(readers);
    stop();
    expect([...fresh.wrong, ...staying.wrong]).toEqual([]);
    expect(staying.last).toBeGreaterThan(0);
    expect((await portal.ended).code).toBe(0);
  });
});
