// npm run sample -- --articles 100000
// Fills the portal's database with invented content, to see how the portal does with much of it. Broken
// off, the same command goes on; asked for more, it adds the rest.
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { runningEmbedded, startEmbedded } from "#lib/db/embedded.ts";
import { migrate } from "#lib/db/migrations.ts";
import { lockDataFolder } from "#lib/db/portal-lock.ts";
import { checkDatabase } from "#lib/db/reachable.ts";
import { isProblem, Problem } from "#lib/problem.ts";
import { figure, runSample } from "#lib/sample/size/run.ts";
import { settings } from "#lib/settings.ts";
import { prepareDataFolder } from "#lib/start/data-folder.ts";
import { step } from "#lib/start/progress.ts";
import { isStopping, onStop, stop, stopWhenAsked } from "#lib/start/shutdown.ts";

const mostArticles = 5_000_000;

stopWhenAsked((signal) => 128 + signal);
try {
  await main();
  await stop(0);
} catch (error) {
  // What breaks because everything is being ended is no news.
  if (!isStopping()) console.error(isProblem(error) ? error.message : error);
  await stop(1);
}

async function main(): Promise<void> {
  const articles = articlesAsked();
  if (existsSync(".env")) process.loadEnvFile(".env");
  const url = settings().databaseUrl ?? (await ownDatabase(settings().dataDir));
  await checkDatabase(url);
  await migrate(url);
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

/** The PostgreSQL of a data folder: that of the portal which runs there, otherwise one for this while. */
async function ownDatabase(dataDir: string): Promise<string> {
  prepareDataFolder(dataDir);
  try {
    onStop(lockDataFolder(dataDir));
  } catch (error) {
    const running = isProblem(error) ? await runningEmbedded(dataDir) : null;
    if (running) return running;
    throw error;
  }
  const starting = startEmbedded({ dataDir });
  onStop(async () => (await starting.catch(() => null))?.stop(), 3_000);
  return (await starting).url;
}
