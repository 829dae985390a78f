import { rm } from "node:fs/promises";
import path from "node:path";
import { articlePath, pagePath, personPath } from "#lib/content/addresses.ts";
import { pageSize } from "#lib/content/articles/queries.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import { type Portal, startPortal } from "#tests/support/portal.ts";
import { median, milliseconds, range, ratio } from "./figures.ts";
import { filledDatabase, postmasterOf, query } from "./filled.ts";
import { ask, inTurn, refuse } from "./load.ts";
import type { Part } from "./part.ts";
import { cpuOf, cpuOfTree } from "./processes.ts";

const sizes = { few: 10_000, many: 1_000_000 };
const rounds = { before: 2, counted: 9 };
const requests = 20;
const deep = 500;
const wanted = "at most 1.5";

/** Addresses of a kind of page in one database. */
type Pages = Record<string, string[]>;
type Side = { portal: Portal; postgres: number; pages: Pages; stop: () => Promise<void> };
type Batch = { time: number; cpu: number };

/** How much longer a page takes to make among a million articles than among ten thousand. */
export async function measureSize(): Promise<Part> {
  const folder = await temporaryFolder("size");
  const few = await begin(sizes.few, path.join(folder, "few"));
  const many = await begin(sizes.many, path.join(folder, "many"));
  try {
    const names = Object.keys(many.pages);
    const measured = new Map(names.map((name) => [name, [] as [Batch, Batch][]]));
    for (let round = -rounds.before; round < rounds.counted; round++) {
      for (const name of names) {
        const pair: [Batch, Batch] = [await batch(few, name), await batch(many, name)];
        if (round >= 0) measured.get(name)?.push(pair);
      }
      console.log(`round ${round + 1} of ${rounds.counted}`);
    }
    return {
      title: "A million articles against ten thousand",
      method: `Two portals with the store switched off, on databases of ${sizes.few.toLocaleString("en")} and ${sizes.many.toLocaleString("en")} invented articles (\`npm run sample\`), asked one request at a time: of every kind of page ${requests} requests of one, then of the other, ${rounds.counted} times over. A ratio is that of the medians of ${requests} within a round. Where there are several pages of a kind, they are alike in both: articles from the whole time, speakers with ten appearances. A section of ${sizes.few.toLocaleString("en")} has no page ${deep}: its last full page stands against it. Processor time is the portal's and PostgreSQL's together.`,
      rows: names.flatMap((name) => {
        const pairs = measured.get(name) ?? [];
        const ratios = pairs.map(([a, b]) => b.time / a.time);
        const cpu = pairs.map(([a, b]) => b.cpu / a.cpu);
        const [before, after] = [0, 1].map((at) =>
          median(pairs.map((pair) => pair[at]?.time ?? 0)),
        );
        return [
          {
            what: name,
            wanted,
            measured: `${ratio(median(ratios))} (${milliseconds(before ?? 0)} → ${milliseconds(after ?? 0)}; processor time ${ratio(median(cpu))})`,
            spread: range(ratios, ratio),
          },
        ];
      }),
    };
  } finally {
    await few.stop();
    await many.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function begin(articles: number, folder: string): Promise<Side> {
  const postgres = await filledDatabase(articles);
  const portal = await startPortal(folder, {
    DATABASE_URL: postgres.url,
    DOCUMENTS_MEMORY_MB: "0",
    DOCUMENTS_DISK_MB: "0",
  });
  const stop = async () => {
    await portal.stop();
    await postgres.stop();
  };
  const pages = await pagesIn(postgres.url, articles);
  return { portal, postgres: await postmasterOf(postgres.url), pages, stop };
}

async function batch({ portal, postgres, pages }: Side, name: string): Promise<Batch> {
  const times: number[] = [];
  const cpu = () => cpuOf(portal.serverPid) + cpuOfTree(postgres);
  const before = cpu();
  const urls = (pages[name] as string[]).map((address) => portal.url + address);
  await ask(inTurn(urls, requests), 1, (milliseconds, status, url) => {
    refuse(milliseconds, status, url);
    times.push(milliseconds);
  });
  return { time: median(times), cpu: cpu() - before };
}

async function pagesIn(url: string, articles: number): Promise<Pages> {
  const slugs = async (sql: string) =>
    (await query<{ slug: string }>(url, sql)).map(({ slug }) => slug);
  const [section] = await query<{ slug: string; articles: number }>(
    url,
    `SELECT s.slug, count(*)::int AS articles FROM "Section" s JOIN "Article" a ON a."sectionId" = s.id
     GROUP BY s.id ORDER BY articles DESC LIMIT 1`,
  );
  const { slug, articles: held } = section as { slug: string; articles: number };
  const last = Math.min(deep, Math.floor(held / pageSize));
  const inSection = (page: number) => pagePath("sections", "vi", [slug], { page });
  const step = Math.floor(articles / requests);
  const any = await slugs(
    `SELECT slug FROM (SELECT slug, row_number() OVER (ORDER BY "publishedAt", id) AS at FROM "Article") a
     WHERE at % ${step} = ${Math.floor(step / 2)}`,
  );
  const alike = await slugs(
    `SELECT p.slug FROM "Person" p JOIN "Appearance" a ON a."personId" = p.id
     GROUP BY p.id HAVING count(*) = 10 ORDER BY p.id LIMIT ${requests}`,
  );
  const [busiest] = await slugs(
    `SELECT p.slug FROM "Person" p JOIN "Appearance" a ON a."personId" = p.id
     GROUP BY p.id ORDER BY count(*) DESC LIMIT 1`,
  );
  return {
    home: [pagePath("home", "vi")],
    "section, page 1": [inSection(1)],
    [`section, page ${deep}`]: [inSection(last)],
    [`all articles, page ${deep}`]: [pagePath("articles", "vi", [], { page: deep })],
    article: any.map((one) => articlePath(one, "vi")),
    speaker: alike.map((one) => personPath(one, "vi")),
    "the speaker of the most appearances": [personPath(busiest as string, "vi")],
  };
}
