import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Changes, followChanges, type Position } from "#lib/delivery/changes.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { newSection } from "./content.ts";

/* What a portal hears of the journal over lines that fail as lines do. */

const { url } = ownDatabase();

/** A line to PostgreSQL that can fall silent: nothing passes any more, and nobody is told. */
class Line {
  private readonly sockets = new Set<Socket>();
  private isSilent = false;
  private readonly server = createServer((near) => {
    const { hostname, port } = new URL(url);
    const far = connect(Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(from);
      from.on("data", (chunk) => !this.isSilent && to.write(chunk));
      from.on("close", () => !this.isSilent && to.destroy());
      from.on("error", () => {});
    }
  });

  async open(): Promise<string> {
    await once(this.server.listen(0, "127.0.0.1"), "listening");
    const through = new URL(url);
    through.hostname = "127.0.0.1";
    through.port = String((this.server.address() as AddressInfo).port);
    return through.href;
  }

  fallSilent(): void {
    this.isSilent = true;
  }

  /** Connections from now on get through; those from before stay silent. */
  speakAgain(): void {
    for (const socket of this.sockets) {
      socket.removeAllListeners("data");
      socket.resume();
    }
    this.isSilent = false;
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }
}

const heard: (readonly string[] | null)[] = [];
let position: Position;
let changes: Changes | undefined;
const line = new Line();
let through = "";

async function follow(from: Position | null, address = url): Promise<void> {
  changes = await followChanges(address, from, (changed, at) => {
    heard.push(changed);
    position = at;
  });
}

beforeAll(async () => {
  through = await line.open();
});
afterAll(() => line.close());
afterEach(async () => {
  await changes?.close();
  heard.length = 0;
});

const sql = async (text: string, values?: unknown[]) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(text, values);
  } finally {
    await client.end();
  }
};
const entry = `INSERT INTO "AuditEntry" (id, actor, command, input, changed) VALUES (gen_random_uuid(), 'a', 'c', '{}', $1)`;

describe("the journal", () => {
  it("is heard from now on where nothing was heard before", async () => {
    await newSection("Một");
    await follow(null);
    expect(heard).toEqual([null]);
    expect(changes?.isCurrent()).toBe(true);
    const id = await newSection("Hai");
    await expect.poll(() => heard.slice(1).flat()).toContain(id);
  });

  it("is gone on with where one left it", async () => {
    await follow(null);
    await changes?.close();
    heard.length = 0;
    const id = await newSection("Ba");
    await follow(position);
    expect(heard.flat()).toContain(id);
    expect(heard).not.toContain(null);
  });

  it("misses no transaction that began before and ends after another", async () => {
    await follow(null);
    const slow = new pg.Client({ connectionString: url });
    await slow.connect();
    await slow.query("BEGIN");
    await slow.query(entry, [["slow"]]);
    await sql(entry, [["quick"]]);
    await expect.poll(() => heard.flat()).toContain("quick");
    expect(heard.flat()).not.toContain("slow");
    await slow.query("COMMIT");
    await slow.end();
    await expect.poll(() => heard.flat()).toContain("slow");
    expect(heard.flat().filter((word) => word === "quick")).toHaveLength(1);
  });

  it("of another database says nothing: everything may have changed", async () => {
    await follow(null);
    await changes?.close();
    heard.length = 0;
    await follow({ ...position, database: "1/1" });
    expect(heard).toEqual([null]);
  });

  it("that has lost what was heard is of a copy from before: everything may have changed", async () => {
    await sql(entry, [["kept"]]);
    await follow(null);
    await sql(entry, [["lost"]]);
    await expect.poll(() => heard.flat()).toContain("lost");
    await changes?.close();
    heard.length = 0;
    // As a copy that was made before "lost" has it.
    await sql(
      `ALTER TABLE "AuditEntry" DISABLE TRIGGER USER;
       DELETE FROM "AuditEntry" WHERE changed = '{lost}';
       ALTER TABLE "AuditEntry" ENABLE TRIGGER USER`,
    );
    await follow(position);
    expect(heard).toEqual([null]);
  });
});

describe("a line that falls silent", () => {
  it("is not trusted for longer than a second, and another one takes its place", async () => {
    await follow(null, through);
    expect(changes?.isCurrent()).toBe(true);
    line.fallSilent();
    await expect.poll(() => changes?.isCurrent(), { timeout: 1_500 }).toBe(false);
    const id = await newSection("Bốn");
    // Who waits for it learns that there is none.
    await expect
      .poll(async () => changes?.settled().then(() => "told"), { timeout: 5_000 })
      .toBe("told");
    expect(changes?.isCurrent()).toBe(false);
    expect(heard.flat()).not.toContain(id);
    line.speakAgain();
    await expect.poll(() => changes?.isCurrent(), { timeout: 5_000 }).toBe(true);
    expect(heard.flat()).toContain(id);
  }, 20_000);
});

describe("the journal of a very long absence", () => {
  it("is not gone through: everything may have changed", async () => {
    await follow(null);
    await changes?.close();
    heard.length = 0;
    await sql(
      `INSERT INTO "AuditEntry" (id, actor, command, input, changed)
       SELECT gen_random_uuid(), 'a', 'c', '{}', ARRAY['n' || n] FROM generate_series(1, 5001) n`,
    );
    await follow(position);
    expect(heard).toEqual([null]);
  });
});
