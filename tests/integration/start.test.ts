import { readdirSync, readFileSync } from "node:fs";
import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import { portalDataFolder } from "../support/data-folder.ts";
import {
  isAlive,
  launch,
  type Portal,
  runPortal,
  serverPid,
  startPortal,
} from "../support/portal.ts";

const isRoot = process.getuid?.() === 0;
const stopLimit = 5_000;

let data: Awaited<ReturnType<typeof portalDataFolder>>;
let scratch: string;

beforeAll(async () => {
  data = await portalDataFolder();
  scratch = await temporaryFolder("start");
});

afterAll(async () => {
  await data.remove();
  await rm(scratch, { recursive: true, force: true });
});

const postgresPid = ({ dataDir }: Portal) =>
  Number(readFileSync(path.join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[0]);

const statusOf = async (url: string) => (await fetch(url)).status;

async function until(holds: () => boolean, patience: number): Promise<boolean> {
  for (const end = Date.now() + patience; Date.now() < end; await wait(50)) {
    if (holds()) return true;
  }
  return holds();
}

describe("a first start that is killed while it loads the sample content", () => {
  it("is made good by the next one", { timeout: 600_000 }, async () => {
    const first = await launch(data.path);
    await until(() => first.output().includes("Loading the sample content"), 300_000);
    process.kill(serverPid(data.path), "SIGKILL");
    await first.ended;

    const next = await startPortal(data.path);
    const articles = readdirSync("prisma/sample/articles").filter((name) =>
      name.endsWith(".vi.md"),
    );
    for (const file of articles) {
      const address = `${next.url}/bai-viet/${file.replace(".vi.md", "")}`;
      expect([address, await statusOf(address)]).toEqual([address, 200]);
    }
    await next.stop();
  });
});

describe("a second start with nothing changed", () => {
  it("answers its first page within five seconds, and SIGTERM ends all within five", async () => {
    const began = performance.now();
    const portal = await startPortal(data.path);
    expect(await statusOf(`${portal.url}/`)).toBe(200);
    expect(performance.now() - began).toBeLessThan(5_000);
    const postgres = postgresPid(portal);
    expect(isAlive(postgres)).toBe(true);

    // A reader in the midst of a request must not hold it up.
    const open = halfRequestTo(portal.url);
    const asked = performance.now();
    const { code } = await portal.stop();
    expect(performance.now() - asked).toBeLessThan(stopLimit);
    expect(code).toBe(0);
    expect(isAlive(postgres)).toBe(false);
    expect(isAlive(portal.serverPid)).toBe(false);
    open.abort();
  });
});

describe("a portal that is killed", () => {
  it("leaves nothing that hinders the next start", async () => {
    const killed = await startPortal(data.path);
    const postgres = postgresPid(killed);
    process.kill(killed.serverPid, "SIGKILL");
    expect((await killed.ended).code).toBe(137);

    const next = await startPortal(data.path);
    try {
      expect(await statusOf(`${next.url}/`)).toBe(200);
      expect(postgresPid(next)).not.toBe(postgres);
      expect(isAlive(postgres)).toBe(false);
    } finally {
      await next.stop();
    }
  });

  it("stops in order when only its launcher is", async () => {
    const portal = await startPortal(data.path);
    const postgres = postgresPid(portal);
    portal.launcher.kill("SIGKILL");
    const gone = () => !isAlive(portal.serverPid) && !isAlive(postgres);
    expect(await until(gone, stopLimit)).toBe(true);
  });

  it("takes a process number that now belongs to another program for what it is", async () => {
    const portal = await startPortal(data.path);
    const file = path.join(data.path, "postgres/postmaster.pid");
    const lines = readFileSync(file, "utf8").split("\n");
    await portal.stop();
    await writeFile(file, [process.pid, ...lines.slice(1)].join("\n"));
    const next = await startPortal(data.path);
    expect((await next.stop()).code).toBe(0);
  });
});

describe("while a portal runs", () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal(data.path);
  });
  afterAll(() => portal.stop());

  it("another on its data folder gives up with a sentence", async () => {
    const { code, output } = await runPortal(data.path, {});
    expect(output.trim()).toMatch(
      new RegExp(
        `^Another portal \\(process ${portal.serverPid}\\) is running on .+: stop it, or `,
      ),
    );
    expect(code).toBe(1);
  });

  it("another on its port gives up with a sentence", async () => {
    const { port } = new URL(portal.url);
    const { code, output } = await runPortal(path.join(scratch, "other"), { PORT: port });
    expect(output.trim()).toMatch(
      new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is taken by another program: .+\\.$`),
    );
    expect(code).toBe(1);
  });

  it("its PostgreSQL is started again when it ends by itself", async () => {
    process.kill(postgresPid(portal), "SIGQUIT");
    expect(await until(() => portal.output().includes("started again"), 5_000)).toBe(true);
    let status = 0;
    for (const end = Date.now() + 15_000; status !== 200 && Date.now() < end; await wait(100)) {
      status = await statusOf(`${portal.url}/readyz`);
    }
    expect(status).toBe(200);
    expect(await statusOf(`${portal.url}/`)).toBe(200);
  });
});

describe("what is wrong is said in one sentence, with exit code 1", () => {
  const sentence = async (dataDir: string, env: Record<string, string> = {}) => {
    const { code, output } = await runPortal(dataDir, env);
    expect(code).toBe(1);
    expect(output.trim().split("\n")).toHaveLength(1);
    return output.trim();
  };

  it("a setting that makes no sense", async () => {
    expect(await sentence(scratch, { PORT: "many" })).toMatch(/^PORT is "many" and must be .+\.$/);
  });

  it("a data folder that cannot be written to", async () => {
    const file = path.join(scratch, "file");
    await writeFile(file, "");
    expect(await sentence(path.join(file, "data"))).toMatch(
      /^The data folder .+ cannot be written to \(ENOTDIR\): .+ or set PORTAL_DATA_DIR /,
    );
  });

  it.skipIf(isRoot)("a data folder of someone else", async () => {
    const folder = path.join(scratch, "closed");
    await mkdir(folder);
    await chmod(folder, 0o500);
    expect(await sentence(folder)).toMatch(/^The data folder .+ cannot be written to \(EACCES\)/);
  });

  it.runIf(isRoot)("a data folder that PostgreSQL's user cannot enter", async () => {
    const closed = path.join(scratch, "private");
    await mkdir(closed, { mode: 0o700 });
    expect(await sentence(path.join(closed, "data"))).toMatch(
      new RegExp(
        `^PostgreSQL runs as the user \\w+, who cannot enter ${closed}: set PORTAL_DATA_DIR .+\\.$`,
      ),
    );
  });

  it("a database that does not answer", async () => {
    const url = "postgresql://portal:secret@127.0.0.1:1/portal";
    const said = await sentence(path.join(scratch, "unreachable"), { DATABASE_URL: url });
    expect(said).toMatch(/^The database server at 127\.0\.0\.1:1 does not answer .+\.$/);
    expect(said).not.toContain("secret");
  });
});

/** A connection that has sent half a request and waits. */
function halfRequestTo(url: string): { abort: () => void } {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => {});
  socket.write("GET / HTTP/1.1\r\nHost: portal\r\n");
  return { abort: () => socket.destroy() };
}
