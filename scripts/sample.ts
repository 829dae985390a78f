// npm run sample -- --articles 100000
// Fills the portal's database with invented content, to see how the portal does with much of it. Broken
// off, the same command goes on; asked for more, it adds the rest.
import { parseArgs } from "node:util";
import { Problem } from "#lib/problem.ts";
import { figure, runSample } from "#lib/sample/size/run.ts";
import { runToTheEnd } from "#lib/start/command-line.ts";
import { openDatabase } from "#lib/start/open-database.ts";
import { step } from "#lib/start/progress.ts";

const mostArticles = 5_000_000;

await runToTheEnd(main);

async function main(): Promise<void> {
  const articles = articlesAsked();
  const url = await openDatabase();
  const started = performance.now();
  const added = await step("Filling the database", (report) => runSample(url, articles, report));
  const aSecond = added / ((performance.now() - started) / 1_000);
  console.log(
    added === 0
      ? `There are ${figure(articles)} invented articles already: nothing to do.`
      : `There are ${figure(articles)} invented articles now: ${figure(added)} were added, ${figure(aSecond)} a second.`,
  );
}

function articlesAsked(): number {
  let asked: string | undefined;
  try {
    asked = parseArgs({ options: { articles: { type: "string" } } }).values.articles;
  } catch {
    // Said below, as for any other number that is none.
  }
  const articles = /^[1-9]\d{0,6}$/.test(asked ?? "") ? Number(asked) : Number.NaN;
  if (articles <= mostArticles) return articles;
  throw new Problem(
    `Say how many articles there shall be, from 1 to ${mostArticles}, as in "npm run sample -- --articles 100000".`,
  );
}
