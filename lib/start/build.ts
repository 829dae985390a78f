import { rm } from "node:fs/promises";
import { fingerprint, unlessSame } from "./fingerprint.ts";
import { runProgram } from "./program.ts";
import { type Report, step } from "./progress.ts";
import { checkReaderPages } from "./reader-check.ts";
import { bundleReader, readerFiles } from "./reader-files.ts";

const sources = [
  "app",
  "components",
  "lib",
  "messages",
  "public",
  "next.config.ts",
  "package-lock.json",
];
/** Says from what the site was built; a build of other sources has another text in it. */
export const buildStamp = ".next/portal-built-from";

/** Builds the site for readers, if a source changed since the last time. */
export async function build(): Promise<void> {
  // Always, since it takes no time and a developer's files may lie there.
  await bundleReader();
  // The stamp of the generated client is written again where its text stays the same.
  const print = fingerprint(sources, [...readerFiles, "lib/db/generated/.made-from"]);
  await unlessSame(buildStamp, print, () =>
    step("Building the site", async (report) => {
      await rm(buildStamp, { force: true });
      await runNextBuild(report);
      checkReaderPages(".next");
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
