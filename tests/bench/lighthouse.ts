import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import { findBrowser } from "#tests/support/browser.ts";
import { startPortal } from "#tests/support/portal.ts";
import { median, range, whole } from "./figures.ts";
import type { Part } from "./part.ts";

const version = "13.5.0";
const runs = 3;
const pages = {
  home: "/",
  article: "/bai-viet/lang-son-126-tham-luan-ve-thon-to-dan-pho",
};
const categories = ["performance", "accessibility", "best-practices", "seo"];

type Audit = { title: string; score: number | null; numericValue?: number; displayValue?: string };
type Report = {
  categories: Record<string, { score: number; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, Audit>;
};

/** What Lighthouse says of a phone's visit. The package is large, so npx brings it for the while. */
export async function measureLighthouse(): Promise<Part> {
  const folder = await temporaryFolder("lighthouse");
  try {
    const portal = await startPortal(folder);
    // A portal that has just started has other things to do; most readers come later.
    for (const address of Object.values(pages)) await fetch(portal.url + address);
    await wait(5_000);
    const rows = [];
    const faults = new Set<string>();
    for (const [name, address] of Object.entries(pages)) {
      const reports: Report[] = [];
      for (let run = 0; run < runs; run++) reports.push(await visit(portal.url + address));
      const row = (
        what: string,
        wanted: string,
        write: (value: number) => string,
        read: (report: Report) => number,
      ) => {
        const all = reports.map(read);
        return {
          what: `${name}, ${what}`,
          wanted,
          measured: write(median(all)),
          spread: range(all, write),
        };
      };
      rows.push(
        ...categories.map((id) =>
          row(id, "100", whole, (report) => (report.categories[id]?.score ?? 0) * 100),
        ),
        row("layout shift", "0", String, (report) => amountOf(report, "cumulative-layout-shift")),
        row(
          "blocking time",
          "0 ms",
          (value) => `${whole(value)} ms`,
          (report) => amountOf(report, "total-blocking-time"),
        ),
      );
      for (const fault of reports.flatMap(faultsIn)) faults.add(`${name}: ${fault}`);
    }
    await portal.stop();
    return {
      title: "Lighthouse",
      method: `Lighthouse ${version} (\`npx lighthouse@${version}\`) with its usual settings, a simulated phone on a slow line, ${runs} times each on the sample content, stored pages; measured is the median.`,
      rows,
      remarks:
        faults.size > 0
          ? `Not in full: ${[...faults].join("; ")}.`
          : "No audit that counts was less than full.",
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function visit(url: string): Promise<Report> {
  const sandbox = process.getuid?.() === 0 ? " --no-sandbox" : "";
  const { stdout } = await promisify(execFile)(
    "npx",
    [
      ...["--yes", `lighthouse@${version}`, url, "--quiet", "--output=json"],
      `--chrome-flags=--headless=new --disable-gpu${sandbox}`,
    ],
    {
      maxBuffer: 64_000_000,
      env: { ...process.env, CHROME_PATH: await findBrowser() },
    },
  );
  return JSON.parse(stdout) as Report;
}

const amountOf = ({ audits }: Report, id: string) => audits[id]?.numericValue ?? Number.NaN;

/** Audits that take something from a score. */
function faultsIn({ categories, audits }: Report): string[] {
  return Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => `${audits[id]?.title} (${audits[id]?.displayValue ?? id})`),
  );
}
