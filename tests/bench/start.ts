import { rm } from "node:fs/promises";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import { startPortal } from "#tests/support/portal.ts";
import { median, range } from "./figures.ts";
import type { Part } from "./part.ts";

const starts = 9;

/** From the command to the first page, where all is installed, built and filled. */
export async function measureStart(): Promise<Part> {
  const folder = await temporaryFolder("start");
  try {
    await (await startPortal(folder)).stop();
    const seconds: number[] = [];
    for (let count = 0; count < starts; count++) {
      const from = performance.now();
      const portal = await startPortal(folder);
      const answer = await fetch(portal.url);
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`The front page answered ${answer.status}`);
      seconds.push((performance.now() - from) / 1_000);
      await portal.stop();
    }
    const write = (value: number) => `${value.toFixed(1)} s`;
    return {
      title: "Starting",
      method: `From \`node scripts/start.mjs\`, which \`npm start\` runs, to the whole front page, ${starts} times on a data folder with the sample content, PostgreSQL included; the first start, which fills and builds, does not count.`,
      rows: [
        {
          what: "second start to first page",
          wanted: "at most 5 s",
          measured: write(median(seconds)),
          spread: range(seconds, write),
        },
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
