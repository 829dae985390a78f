// node tests/bench/render.ts          measures how fast pages are made
// Processor time is read from /proc (Linux); unlike the rest it says the same on a busy machine.
import { readdirSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { articlePath } from "#lib/content/addresses.ts";
import { defineCommand } from "#lib/content/command.ts";
import { languages } from "#lib/content/language.ts";
import { closeDatabase, connectTo, database } from "#lib/db/client.ts";
import { readPidFile } from "#lib/db/cluster-leftover.ts";
import { startEmbedded } from "#lib/db/embedded.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import { startPortal } from "#tests/support/portal.ts";

const connections = 32;
/** Both make the code hot before anything counts. */
const renders = { before: 600, counted: 1_500 };
const rounds = { before: 8, counted: 15 };

/** Milliseconds from request to answer, and processor milliseconds a page, all cores together. */
export type Rendering = {
  perSecond: number;
  median: number;
  ninetyNinth: number;
  portalCpu: number;
  postgresCpu: number;
};

const announce = defineCommand({
  name: "announceForBench",
  action: "content.write",
  schema: z.object({ changed: z.array(z.string()) }),
  write: async (_, { changed }) => ({ value: null, changed }),
});

/**
 * Measures articles of the sample content, in both languages: rendered from the database with the store
 * switched off, many at a time, and missed by a store that then keeps them, one at a time.
 */
export async function measureRendering(): Promise<{
  rendered: Rendering;
  missed: Omit<Rendering, "perSecond">;
}> {
  const folder = await temporaryFolder("render");
  const postgres = await startEmbedded({ dataDir: folder });
  await connectTo(postgres.url);
  const portal = (name: string, env: Record<string, string>) =>
    startPortal(path.join(folder, name), { DATABASE_URL: postgres.url, ...env });
  const server = (await readPidFile(path.join(folder, "postgres")))?.pid ?? 0;
  try {
    const off = await portal("off", { DOCUMENTS_MEMORY_MB: "0", DOCUMENTS_DISK_MB: "0" });
    const articles = await database().article.findMany({ select: { id: true, slug: true } });
    const urls = (site: string) =>
      articles.flatMap(({ slug }) =>
        languages.map((language) => site + articlePath(slug, language)),
      );
    await ask(urls(off.url), renders.before);
    const rendered = await measure(off.serverPid, server, () =>
      ask(urls(off.url), renders.counted),
    );
    await off.stop();

    const on = await portal("on", {});
    const miss = async (count: number) => {
      const times: number[] = [];
      for (let round = 0; round < count; round++) {
        await announce({ kind: "command-line" }, { changed: articles.map(({ id }) => id) });
        // Longer than it takes to hear of it.
        await wait(500);
        times.push(...(await ask(urls(on.url), articles.length * languages.length, 1)));
      }
      return times;
    };
    await miss(rounds.before);
    const missed = await measure(on.serverPid, server, () => miss(rounds.counted));
    await on.stop();
    return { rendered, missed };
  } finally {
    await closeDatabase();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Asks for pages, each by one connection at a time: who asks for what is being made shares the answer,
 * and would count it twice. @returns how long each took.
 */
async function ask(urls: string[], count: number, atATime = connections): Promise<number[]> {
  const agent = new http.Agent({ keepAlive: true });
  const free = [...urls];
  const times: number[] = [];
  let begun = 0;
  const connection = async () => {
    while (begun++ < count) {
      const url = free.shift() as string;
      const from = performance.now();
      await get(url, agent);
      times.push(performance.now() - from);
      free.push(url);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atATime, urls.length) }, connection));
  agent.destroy();
  return times;
}

function get(url: string, agent: http.Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { "accept-encoding": "gzip" };
    const request = http.get(url, { agent, headers }, (answer) => {
      answer.resume();
      answer.on("end", () =>
        answer.statusCode === 200
          ? resolve()
          : reject(new Error(`${url} answered ${answer.statusCode}`)),
      );
    });
    request.on("error", reject);
  });
}

async function measure(
  portal: number,
  postgres: number,
  work: () => Promise<number[]>,
): Promise<Rendering> {
  const from = { at: performance.now(), portal: cpuOf(portal), postgres: cpuOfTree(postgres) };
  const times = (await work()).toSorted((a, b) => a - b);
  const seconds = (performance.now() - from.at) / 1_000;
  const at = (share: number) => times[Math.floor(times.length * share)] as number;
  return {
    perSecond: times.length / seconds,
    median: at(0.5),
    ninetyNinth: at(0.99),
    portalCpu: (cpuOf(portal) - from.portal) / times.length,
    postgresCpu: (cpuOfTree(postgres) - from.postgres) / times.length,
  };
}

/** Fields of /proc/<pid>/stat behind the name, from the state on (proc_pid_stat(5)). */
const statOf = (pid: number): string[] =>
  readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];

/** User and system time in milliseconds; the kernel counts in hundredths of a second. */
const cpuOf = (pid: number): number => {
  const stat = statOf(pid);
  return (Number(stat[11]) + Number(stat[12])) * 10;
};

/** PostgreSQL has a process a connection. */
function cpuOfTree(pid: number): number {
  const children = readdirSync("/proc").filter((name) => {
    try {
      return /^\d+$/.test(name) && Number(statOf(Number(name))[1]) === pid;
    } catch {
      return false;
    }
  });
  return [pid, ...children.map(Number)].reduce((sum, one) => sum + cpuOf(one), 0);
}

if (import.meta.main) {
  const { rendered, missed } = await measureRendering();
  const line = ({ median, ninetyNinth, portalCpu, postgresCpu }: Omit<Rendering, "perSecond">) =>
    `median ${median.toFixed(1)} ms, 99th percentile ${ninetyNinth.toFixed(1)} ms; processor time a page: portal ${portalCpu.toFixed(1)} ms, PostgreSQL ${postgresCpu.toFixed(1)} ms`;
  console.log(
    `Store off, up to ${connections} connections: ${rendered.perSecond.toFixed(0)} renders a second, ${line(rendered)}`,
  );
  console.log(`A miss, rendered and stored, one at a time: ${line(missed)}`);
}
