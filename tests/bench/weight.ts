import { readdirSync, rmSync } from "node:fs";
import { articlePath } from "#lib/content/addresses.ts";
import type { Language } from "#lib/content/language.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import { findBrowser, launchBrowser } from "#tests/support/browser.ts";
import { startPortal } from "#tests/support/portal.ts";
import { bytesOf, type File, fetchedBy } from "#tests/support/wire.ts";
import { median } from "./figures.ts";
import type { Part } from "./part.ts";

const kilobyte = 1_024;

/** What an article costs a reader who comes for the first time, in bytes over the wire. */
export async function measureWeight(): Promise<Part> {
  const folder = await temporaryFolder("weight");
  const browser = await launchBrowser(await findBrowser());
  try {
    const portal = await startPortal(folder);
    const visits: File[][] = [];
    for (const file of readdirSync("prisma/sample/articles")) {
      const [slug, language] = file.split(".") as [string, Language];
      const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
      const files = await fetchedBy(page, portal.url + articlePath(slug, language));
      await page.close();
      const missed = files.filter(({ status }) => status !== 200);
      if (missed.length > 0) throw new Error(`${missed[0]?.url} answered ${missed[0]?.status}`);
      visits.push(files);
    }
    await portal.stop();
    const row = (what: string, most: number, holds: (file: File) => boolean) => {
      const sums = visits.map((files) => bytesOf(files.filter(holds)) / kilobyte);
      return {
        what,
        wanted: `at most ${most} KB`,
        measured: `${Math.max(...sums).toFixed(1)} KB`,
        spread: `${Math.min(...sums).toFixed(1)}–${Math.max(...sums).toFixed(1)} KB, median ${median(sums).toFixed(1)} KB`,
      };
    };
    return {
      title: "Weight",
      method: `What Chromium fetches on the first visit to the sample's articles, ${visits.length} with their translations, as it comes over the wire, headers included and without pictures and fonts (\`tests/browser/weight.test.ts\` keeps it so). Measured is the heaviest; 1 KB is 1,024 bytes.`,
      rows: [
        row("article, everything", 22, ({ type }) => !["Font", "Image"].includes(type)),
        row("article, script", 6, ({ type }) => type === "Script"),
      ],
    };
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
