import { rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { articlePath } from "#lib/content/addresses.ts";
import { defineCommand } from "#lib/content/command.ts";
import { closeDatabase, connectTo, database } from "#lib/db/client.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import { startPortal } from "#tests/support/portal.ts";
import { milliseconds, percentile, range, whole } from "./figures.ts";
import { filledDatabase, postmasterOf } from "./filled.ts";
import { ask, inTurn, refuse } from "./load.ts";
import type { Part } from "./part.ts";
import { cpuOf, cpuOfTree } from "./processes.ts";

const articles = 100_000;
const connections = 32;
/** So many different articles, from the whole time. */
const asked = 200;
/** Both make the code hot before anything counts. */
const renders = { before: 600, counted: 1_500 };
const rounds = { before: 3, counted: 7 };

const announce = defineCommand({
  name: "announceForBench",
  action: "content.write",
  schema: z.object({ changed: z.array(z.string()) }),
  write: async (_, { changed }) => ({ value: null, changed }),
});

type Rendering = { times: number[]; perSecond: number; portalCpu: number; postgresCpu: number };

/**
 * Articles rendered from the database with the store switched off, many at a time, and missed by a store
 * that then keeps them, one at a time.
 */
export async function measureRendering(): Promise<Part> {
  const folder = await temporaryFolder("render");
  const postgres = await filledDatabase(articles);
  await connectTo(postgres.url);
  const portal = (name: string, env: Record<string, string>) =>
    startPortal(path.join(folder, name), { DATABASE_URL: postgres.url, ...env });
  const server = await postmasterOf(postgres.url);
  try {
    const all = await someArticles();
    const urls = (site: string) => all.map(({ slug }) => site + articlePath(slug, "vi"));
    const off = await portal("off", { DOCUMENTS_MEMORY_MB: "0", DOCUMENTS_DISK_MB: "0" });
    const render = (count: number) => timesOf(urls(off.url), count, connections);
    await render(renders.before);
    const rendered: Rendering[] = [];
    for (let round = 0; round < rounds.counted; round++) {
      rendered.push(await measure(off.serverPid, server, () => render(renders.counted)));
    }
    await off.stop();

    const on = await portal("on", {});
    const miss = async () => {
      await announce({ kind: "command-line" }, { changed: all.map(({ id }) => id) });
      // Longer than it takes to hear of it.
      await wait(1_000);
      return timesOf(urls(on.url), all.length, 1);
    };
    for (let round = 0; round < rounds.before; round++) await miss();
    const missed: Rendering[] = [];
    for (let round = 0; round < rounds.counted; round++) {
      missed.push(await measure(on.serverPid, server, miss));
    }
    await on.stop();
    return partOf(rendered, missed);
  } finally {
    await closeDatabase();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function partOf(rendered: Rendering[], missed: Rendering[]): Part {
  const perSecond = rendered.map((round) => round.perSecond);
  const missedAt = (share: number) => ({
    measured: milliseconds(
      percentile(
        missed.flatMap(({ times }) => times),
        share,
      ),
    ),
    spread: range(
      missed.map(({ times }) => percentile(times, share)),
      milliseconds,
    ),
  });
  const cpu = (of: Rendering[]) => {
    const median = (which: "portalCpu" | "postgresCpu") =>
      milliseconds(
        percentile(
          of.map((round) => round[which]),
          0.5,
        ),
      );
    return `portal ${median("portalCpu")}, PostgreSQL ${median("postgresCpu")}`;
  };
  return {
    title: "Making pages",
    method: `${asked} articles, from the whole time, of ${whole(articles)} invented ones (\`npm run sample\`), ${rounds.counted} rounds on a portal that is warm; the spread is that of the rounds. Rendered each time: the store switched off, ${whole(renders.counted)} requests a round over ${connections} connections. A miss: all are announced as changed, then asked for one at a time, made, stored and sent.`,
    rows: [
      {
        what: `article rendered from the database each time, ${connections} connections`,
        wanted: "at least 200 a second",
        measured: `${whole(percentile(perSecond, 0.5))} a second`,
        spread: range(perSecond, whole),
      },
      { what: "a miss, article: median", wanted: "at most 15 ms", ...missedAt(0.5) },
      { what: "a miss, article: 99th percentile", wanted: "at most 60 ms", ...missedAt(0.99) },
    ],
    remarks: `Processor time a page, all cores together: rendered each time, ${cpu(rendered)}; a miss, ${cpu(missed)}.`,
  };
}

function someArticles(): Promise<{ id: string; slug: string }[]> {
  const step = Math.floor(articles / asked);
  return database().$queryRaw`
    SELECT id, slug FROM (
      SELECT id, slug, row_number() OVER (ORDER BY "publishedAt", id) AS at FROM "Article") a
    WHERE at % ${step} = 0 ORDER BY at LIMIT ${asked}`;
}

async function timesOf(urls: string[], count: number, atATime: number): Promise<number[]> {
  const times: number[] = [];
  await ask(inTurn(urls, count), atATime, (milliseconds, status, url) => {
    refuse(milliseconds, status, url);
    times.push(milliseconds);
  });
  return times;
}

async function measure(
  portal: number,
  postgres: number,
  work: () => Promise<number[]>,
): Promise<Rendering> {
  const from = { at: performance.now(), portal: cpuOf(portal), postgres: cpuOfTree(postgres) };
  const times = await work();
  return {
    times,
    perSecond: times.length / ((performance.now() - from.at) / 1_000),
    portalCpu: (cpuOf(portal) - from.portal) / times.length,
    postgresCpu: (cpuOfTree(postgres) - from.postgres) / times.length,
  };
}
