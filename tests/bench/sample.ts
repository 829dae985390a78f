import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { startEmbedded } from "#lib/db/embedded.ts";
import { migrate } from "#lib/db/migrations.ts";
import { runSample } from "#lib/sample/size/run.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import { median, range, whole } from "./figures.ts";
import type { Part } from "./part.ts";

const articles = 100_000;
const rounds = 3;

/** How fast invented content comes, from an empty database to the last list. */
export async function measureSample(): Promise<Part> {
  const folder = await temporaryFolder("sample");
  const rates: number[] = [];
  try {
    for (let round = 0; round < rounds; round++) {
      const dataDir = path.join(folder, String(round));
      await mkdir(dataDir);
      const postgres = await startEmbedded({ dataDir });
      try {
        await migrate(postgres.url);
        const from = performance.now();
        await runSample(postgres.url, articles, () => {});
        rates.push((articles / (performance.now() - from)) * 1_000);
      } finally {
        await postgres.stop();
      }
      await rm(dataDir, { recursive: true });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return {
    title: "Sample of size",
    method: `What \`npm run sample -- --articles ${articles}\` does, on an empty database, ${rounds} times: the articles with all that belongs to them, the indexes of the search, the tables' statistics and the lists of the most read.`,
    rows: [
      {
        what: `filling a database with ${whole(articles)} articles`,
        wanted: "at least 2,000 a second",
        measured: `${whole(median(rates))} a second`,
        spread: range(rates, whole),
      },
    ],
  };
}
