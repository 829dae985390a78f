import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import type { TestProject } from "vitest/node";
import { addViews, rankMostRead } from "#lib/content/views/write.ts";
import { closeDatabase, connectTo } from "#lib/db/client.ts";
import { runningEmbedded } from "#lib/db/embedded.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import { findBrowser } from "./browser.ts";
import { portalDataFolder } from "./data-folder.ts";
import { startPortal } from "./portal.ts";
import type {} from "./provided.ts";

/** How often articles of the sample were read. */
const readings = new Map([
  ["lang-son-126-tham-luan-ve-thon-to-dan-pho", 1_240],
  ["chinh-quyen-than-thien-o-lang-son", 310],
  ["le-van-loi-hai-hoi-thao-hai-tinh", 120],
  ["sau-sap-xep-2025-cac-to-chuc-trong-ban-tin-gio-o-dau", 35],
  ["hoi-thao-vinh-phuc-to-chuc-co-so-dang", 34],
  ["doan-khao-sat-ban-dan-van-trung-uong-lam-viec-tai-lang-son", 1],
]);

/** Before anyone has read a page: once stored it would show no figures for ten minutes. */
async function letArticlesBeRead(dataDir: string): Promise<void> {
  await connectTo((await runningEmbedded(dataDir)) as string);
  await addViews(readings);
  await rankMostRead(0);
  await closeDatabase();
}

/** Where the desk's first administrator is made, as the start says it; empty where there is one. */
const firstLinkIn = (output: string) => /become it at (http\S+)/.exec(output)?.[1] ?? "";

/**
 * A really started portal with the sample content for all browser tests, and a browser to read it with.
 * PORTAL_URL names a portal that is running already, for writing tests, and PORTAL_FIRST_LINK what it said of its desk.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide("browserPath", await findBrowser());
  const running = process.env.PORTAL_URL;
  if (running) {
    project.provide("portalUrl", running);
    project.provide("firstLink", process.env.PORTAL_FIRST_LINK ?? "");
    project.provide("copiedDataDir", "");
    return async () => {};
  }
  const folder = await portalDataFolder();
  await (await startPortal(folder.path)).stop();
  const copies = await temporaryFolder("copy");
  // With its owners, which Node.js does not copy: as root, PostgreSQL's files are not ours.
  execFileSync("cp", ["-Rp", folder.path, `${copies}/data`]);
  project.provide("copiedDataDir", `${copies}/data`);
  const portal = await startPortal(folder.path);
  await letArticlesBeRead(folder.path);
  project.provide("portalUrl", portal.url);
  project.provide("firstLink", firstLinkIn(portal.output()));
  return async () => {
    await portal.stop();
    await folder.remove();
    await rm(copies, { recursive: true, force: true });
  };
}
