import { rm } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { articlePath } from "#lib/content/addresses.ts";
import { publishDraft, saveArticle } from "#lib/content/articles/commands.ts";
import { saveDraft } from "#lib/content/articles/draft-commands.ts";
import { closeDatabase, connectTo, database } from "#lib/db/client.ts";
import { startEmbedded } from "#lib/db/embedded.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import { actor, done, draftOf } from "#tests/integration/content.ts";
import { startPortal } from "#tests/support/portal.ts";
import { milliseconds, percentile, range } from "./figures.ts";
import type { Part } from "./part.ts";

const instances = 3;
const times = 200;
/** How often an anonymous reader looks, in milliseconds. */
const glance = 5;

/** How long it takes until readers of every instance see what was published. */
export async function measurePublishing(): Promise<Part> {
  const folder = await temporaryFolder("publishing");
  const postgres = await startEmbedded({ dataDir: folder });
  await connectTo(postgres.url);
  const portals = [];
  try {
    for (let number = 1; number <= instances; number++) {
      const env = { DATABASE_URL: postgres.url };
      portals.push(await startPortal(path.join(folder, String(number)), env));
    }
    const { id: sectionId } = await database().section.findFirstOrThrow();
    const slug = "bai-do-thoi-gian";
    const articleId = await done(saveArticle(actor, { slug, sectionId }));
    const seen = portals.map(() => [] as number[]);
    for (let number = 0; number < times; number++) {
      const title = `Lần thứ ${number}`;
      await done(saveDraft(actor, draftOf(articleId, title)));
      // A stored page of what was there before is what a reader would get.
      const urls = portals.map(({ url }) => url + articlePath(slug, "vi"));
      await Promise.all(urls.map(read));
      const from = performance.now();
      const published = done(publishDraft(actor, { articleId, language: "vi" }));
      await Promise.all([
        published,
        ...urls.map(async (url, at) => {
          while (!(await read(url)).includes(title)) await wait(glance);
          seen[at]?.push(performance.now() - from);
        }),
      ]);
    }
    const last = seen.map((one) => percentile(one, 0.99));
    return {
      title: "Publishing",
      method: `${instances} portals on one PostgreSQL and one machine. ${times} times an article's new edition is published by the command, and a reader of each portal asks for its page, which was stored before, every ${glance} ms until the new title is in it; the clock runs from before the command's transaction to the end of that answer. The first time the address is a new one.`,
      rows: seen.map((one, at) => ({
        what: `publishing → seen on instance ${at + 1}, 99th percentile of ${times}`,
        wanted: "at most 1 s",
        measured: milliseconds(last[at] as number),
        spread: `${range(one, milliseconds)}, median ${milliseconds(percentile(one, 0.5))}`,
      })),
    };
  } finally {
    for (const portal of portals) await portal.stop();
    await closeDatabase();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const agent = new http.Agent({ keepAlive: true });

function read(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => resolve(Buffer.concat(chunks).toString()));
    });
    request.on("error", reject);
  });
}
