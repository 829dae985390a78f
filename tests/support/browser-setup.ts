import type { TestProject } from "vitest/node";
import { findBrowser } from "./browser.ts";
import { portalDataFolder } from "./data-folder.ts";
import { startPortal } from "./portal.ts";
import type {} from "./provided.ts";

/**
 * A really started portal with the sample content for all browser tests, and a browser to read it with.
 * PORTAL_URL names a portal that is running already, for writing tests.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide("browserPath", await findBrowser());
  const running = process.env.PORTAL_URL;
  if (running) {
    project.provide("portalUrl", running);
    return async () => {};
  }
  const folder = await portalDataFolder();
  const portal = await startPortal(folder.path);
  project.provide("portalUrl", portal.url);
  return async () => {
    await portal.stop();
    await folder.remove();
  };
}
