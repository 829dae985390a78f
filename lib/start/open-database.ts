import { existsSync } from "node:fs";
import { runningEmbedded, startEmbedded } from "#lib/db/embedded.ts";
import { migrate } from "#lib/db/migrations.ts";
import { lockDataFolder } from "#lib/db/portal-lock.ts";
import { checkDatabase } from "#lib/db/reachable.ts";
import { isProblem } from "#lib/problem.ts";
import { settings } from "#lib/settings.ts";
import { prepareDataFolder } from "./data-folder.ts";
import { onStop } from "./shutdown.ts";

/**
 * The portal's database, migrated, for a program beside it: that of the settings; without one that of the
 * portal which runs on the data folder, or one for this while.
 * @returns its address.
 * @throws Problem where it cannot be reached.
 */
export async function openDatabase(): Promise<string> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const { databaseUrl, dataDir } = settings();
  const url = databaseUrl ?? (await ownDatabase(dataDir));
  await checkDatabase(url);
  await migrate(url);
  return url;
}

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
