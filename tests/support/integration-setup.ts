import { rm } from "node:fs/promises";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "#lib/db/embedded.ts";
import { migrate } from "#lib/db/migrations.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import type {} from "./provided.ts";

/** One PostgreSQL for the run, with a migrated database from which every test file gets a copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await temporaryFolder("integration");
  const server = await startEmbedded({ dataDir: folder, volatile: true });
  const end = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  process.once("SIGTERM", () => end().finally(() => process.exit(143)));
  try {
    await migrate(server.url);
  } catch (error) {
    await end();
    throw error;
  }
  project.provide("templateUrl", server.url);
  project.provide("testFolder", folder);
  return end;
}
