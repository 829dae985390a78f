import { rm } from "node:fs/promises";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";

/**
 * The data folder of the portals that tests start one after another: loading the sample content takes
 * longer than all of them. `npm test` names one for the whole run; otherwise it is removed in the end.
 */
export async function portalDataFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const shared = process.env.PORTAL_TEST_DATA;
  if (shared) return { path: shared, remove: async () => {} };
  const path = await temporaryFolder("data");
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
