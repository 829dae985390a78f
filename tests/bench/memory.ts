import { rm } from "node:fs/promises";
import { articlePath, machinePath, pagePath } from "#lib/content/addresses.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import { startPortal } from "#tests/support/portal.ts";
import { range, whole } from "./figures.ts";
import { filledDatabase, query } from "./filled.ts";
import { ask } from "./load.ts";
import type { Part } from "./part.ts";
import { residentBytes } from "./processes.ts";

const articles = 100_000;
/** So long at least, and so many addresses. */
const minutes = 10;
const addressesAsked = 100_000;
const connections = 32;
/** DOCUMENTS_MEMORY_MB, and what the process may take beside it. */
const setting = 128;
const beside = 350;

/** What the web process takes while readers ask for more than it keeps. */
export async function measureMemory(): Promise<Part> {
  const folder = await temporaryFolder("memory");
  const postgres = await filledDatabase(articles);
  try {
    const portal = await startPortal(folder, {
      DATABASE_URL: postgres.url,
      DOCUMENTS_MEMORY_MB: String(setting),
    });
    const megabytes = () => residentBytes(portal.serverPid) / 1_000_000;
    const addresses = await mixed(postgres.url);
    const seen = new Set<string>();
    const statuses = new Map<number, number>();
    const resident: number[] = [];
    const begun = performance.now();
    const timer = setInterval(() => {
      resident.push(megabytes());
      if (resident.length % 30 === 0) {
        console.log(
          `${resident.length} s, ${whole(seen.size)} addresses, ${whole(megabytes())} MB`,
        );
      }
    }, 1_000);
    const next = () => {
      const isLong = performance.now() - begun > minutes * 60_000;
      if (isLong && seen.size >= addressesAsked) return undefined;
      const address = addresses();
      seen.add(address);
      return portal.url + address;
    };
    let asked = 0;
    await ask(next, connections, (_, status) => {
      asked++;
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    });
    clearInterval(timer);
    const last = megabytes();
    const took = Math.round((performance.now() - begun) / 60_000);
    await portal.stop();
    const failed = [...statuses].filter(([status]) => status >= 500);
    return {
      title: "Memory",
      method: `The web process's resident memory (VmRSS), read every second of ${took} minutes in which ${connections} connections ask a portal on ${whole(articles)} articles, with the usual setting of ${setting} MB for stored pages, without a pause: three of four requests for one article after the other, at random, each once, one in five for a few that many read, the rest for lists, speakers, searches, feeds, calendars, parts of the sitemap and addresses that are not there. They made ${whole(asked)} requests for ${whole(seen.size)} addresses${failed.length > 0 ? `, of which failed: ${failed.map(([status, count]) => `${count} with ${status}`).join(", ")}` : " and none failed"}.`,
      rows: [
        {
          what: `memory after ${took} minutes`,
          wanted: `at most ${setting} + ${beside} MB`,
          measured: `${whole(last)} MB`,
          spread: `${range(resident, whole)} MB`,
        },
      ],
    };
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Addresses at random, as many people read them. */
async function mixed(url: string): Promise<() => string> {
  const slugs = async (table: string) =>
    (await query<{ slug: string }>(url, `SELECT slug FROM "${table}" ORDER BY id`)).map(
      ({ slug }) => slug,
    );
  const all = await slugs("Article");
  const [sections, people] = [await slugs("Section"), await slugs("Person")];
  const any = <T>(list: T[]) => list[Math.floor(Math.random() * list.length)] as T;
  const page = () => ({ page: 1 + Math.floor(Math.random() * 100) });
  const rare = [
    () => pagePath("home", "vi"),
    () => pagePath("sections", "vi", [any(sections)], page()),
    () => pagePath("speakers", "vi", [any(people)]),
    () =>
      `${pagePath("search", "vi")}?q=${encodeURIComponent(any(all).split("-").slice(0, 3).join(" "))}`,
    () => `${articlePath(any(all), "vi")}-khong-co`,
    () => machinePath("feed", "vi", "sections", any(sections)),
    () => machinePath("calendar", "vi", "speakers", any(people)),
    () => `/sitemap-articles-${2017 + Math.floor(Math.random() * 9)}-06.xml`,
  ];
  const walk = all.toSorted(() => Math.random() - 0.5);
  return () => {
    const chance = Math.random();
    const next = chance < 0.75 ? walk.pop() : undefined;
    if (next) return articlePath(next, "vi");
    if (chance < 0.95)
      return articlePath(all[Math.floor(Math.random() ** 3 * 2_000)] as string, "vi");
    return any(rare)();
  };
}
