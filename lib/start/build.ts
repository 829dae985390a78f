import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { fingerprint, unlessSame } from "./fingerprint.ts";
import { runProgram } from "./program.ts";
import { type Report, step } from "./progress.ts";

const sources = [
  "app",
  "components",
  "lib",
  "messages",
  "public",
  "next.config.ts",
  "package-lock.json",
];
/** What is made in one of the sources from others. */
const made = [
  "public/reader.js",
  "public/reader.css",
  "public/desk.css",
  "lib/db/generated/.made-from",
];
/** Says from what the site was built; a build of other sources has another text in it. */
export const buildStamp = ".next/portal-built-from";

/** Builds the site for readers, if a source changed since the last time. */
export async function build(): Promise<void> {
  if (!made.every((file) => existsSync(file))) await rm(buildStamp, { force: true });
  // The stamp of the generated client is written again where its text stays the same.
  await unlessSame(buildStamp, fingerprint(sources, made), () =>
    step("Building the site", async (report) => {
      await rm(buildStamp, { force: true });
      await runProgram(path.resolve("scripts/site-files.ts"), []);
      await runNextBuild(report).catch((error) => {
        // Now and then Next.js fails to make an error page of its own that nobody sees (vercel/next.js#95119).
        if (!String(error).includes("/_global-error")) throw error;
        return runNextBuild(report);
      });
    }),
  );
}

function runNextBuild(report: Report): Promise<void> {
  return runProgram("next/dist/bin/next", ["build"], { NODE_ENV: "production" }, (line) => {
    // "Creating an optimized production build ...", "✓ Compiled successfully in 9s", "Collecting page data …"
    const phase =
      /^(?:✓ )?((?:Creating|Compiled|Running TypeScript|Finished|Collecting|Generating|Finalizing)\b.*?)[ .]*$/u;
    const found = phase.exec(line)?.[1];
    if (found) report(found);
  });
}
