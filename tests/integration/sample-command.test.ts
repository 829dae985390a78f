import { rm } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, describe, expect, inject, it, vi } from "vitest";
import { database } from "#lib/db/client.ts";
import { startEmbedded } from "#lib/db/embedded.ts";
import { lockDataFolder } from "#lib/db/portal-lock.ts";
import { DocumentStore } from "#lib/delivery/store.ts";
import { articleId } from "#lib/sample/size/articles.ts";
import { figure } from "#lib/sample/size/run.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { newArticle, newSection } from "./content.ts";
import { count, sample } from "./sample-program.ts";

const own = ownDatabase();
const start = (...args: string[]) => sample(args, { DATABASE_URL: own.url });
const fill = (articles: number) => start("--articles", String(articles)).ended;

/** The same once nothing is under way any more: what is killed may still commit for a moment. */
async function settledCount(): Promise<number> {
  const now = await count();
  await wait(300);
  return now === (await count()) ? now : settledCount();
}

let before: string;

beforeAll(async () => {
  before = await newArticle("Bài có sẵn", { sectionId: await newSection("Chuyên mục có sẵn") });
  const { code, output } = await fill(500);
  expect([code, output]).toEqual([0, expect.stringContaining("500 were added")]);
}, 120_000);

describe("npm run sample", () => {
  it("asked again, does nothing", async () => {
    const entries = await database().auditEntry.count();
    const { code, output } = await fill(500);
    expect([code, output]).toEqual([0, expect.stringContaining("500 invented articles already")]);
    expect(await database().auditEntry.count()).toBe(entries);
  });

  it("goes on where it was killed, and adds what is asked for more", {
    timeout: 180_000,
  }, async () => {
    const run = start("--articles", "3250");
    for (;;) {
      expect(run.child.exitCode).toBeNull();
      if ((await count()) > 500) break;
    }
    run.child.kill("SIGKILL");
    await run.ended;
    const rest = figure(3_250 - (await settledCount()));
    expect((await fill(3_250)).output).toContain(`: ${rest} were added`);
    expect(await count()).toBe(3_250);
    expect(await database().event.count()).toBe(325);
    expect((await fill(3_300)).output).toContain("50 were added");
    expect(await count()).toBe(3_300);
    expect(await database().viewTotal.count()).toBe(3_300);
    expect(await database().article.findUnique({ where: { id: before } })).not.toBeNull();
  });

  it("says how many of how many there are", { timeout: 90_000 }, async () => {
    const undone = new Error("so that the command may write it");
    let run: ReturnType<typeof start> | undefined;
    const held = database().$transaction(
      async (tx) => {
        // The command waits for whoever writes its last article.
        const { sectionId } = await tx.article.findUniqueOrThrow({ where: { id: before } });
        await tx.article.create({ data: { id: articleId(4_399), slug: "sau", sectionId } });
        run = start("--articles", "4400");
        const far =
          /^Filling the database: articles 4,000 of 4,400, [\d,]+ a second, \d+ s left \(\d+ s\)$/m;
        await vi.waitFor(() => expect(run?.output()).toMatch(far), { timeout: 30_000 });
        throw undone;
      },
      { timeout: 40_000 },
    );
    await expect(held).rejects.toBe(undone);
    expect((await run?.ended)?.output).toMatch(/: done in [\d.]+ s\n.+: 1,100 were added/);
    expect(await count()).toBe(4_400);
  });

  it("says in a sentence what it wants", { timeout: 60_000 }, async () => {
    for (const args of [
      [],
      ["--articles"],
      ["--articles", "-5"],
      ["--articles", "viele"],
      ["--people", "3"],
    ]) {
      const { code, output } = await start(...args).ended;
      expect([args, code, output.trim().split("\n")]).toEqual([
        args,
        1,
        [expect.stringContaining('"npm run sample -- --articles 100000"')],
      ]);
    }
  });

  it("makes running portals drop every page", async () => {
    const store = new DocumentStore(`${inject("testFolder")}/sample-size`, "stamp", {
      memory: 1_000_000,
      disk: 1_000_000,
    });
    await store.follow(own.url, () => {});
    try {
      const bytes = Buffer.from("page");
      const of = new Uint32Array([1]);
      store.put("/bai", {
        ...{
          status: 200,
          type: "text/html",
          location: null,
          tag: '"a"',
          gzip: bytes,
          brotli: bytes,
          identity: null,
        },
        ...{ dependencies: of, goodUntil: Number.POSITIVE_INFINITY },
        renewAfter: Number.POSITIVE_INFINITY,
      });
      expect(store.get("/bai")).toBeDefined();
      expect((await fill(4_401)).code).toBe(0);
      await expect.poll(() => store.get("/bai"), { timeout: 5_000 }).toBeUndefined();
    } finally {
      await store.close();
    }
  });
});

describe("the data folder of a portal", () => {
  it("is filled while PostgreSQL runs on it, and while it does not", {
    timeout: 180_000,
  }, async () => {
    const folder = await temporaryFolder("sample-size");
    try {
      const env = { PORTAL_DATA_DIR: folder };
      expect((await sample(["--articles", "20"], env).ended).output).toContain("20 were added");
      const unlock = lockDataFolder(folder);
      const refused = await sample(["--articles", "30"], env).ended;
      expect([refused.code, refused.output]).toEqual([
        1,
        expect.stringMatching(/^Another portal .+\n$/),
      ]);
      const server = await startEmbedded({ dataDir: folder });
      try {
        const { output } = await sample(["--articles", "30"], env).ended;
        expect(output).toContain("10 were added");
      } finally {
        await server.stop();
        unlock();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
