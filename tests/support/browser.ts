import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { type Browser, chromium } from "playwright-core";
import { inject } from "vitest";
import { Problem } from "#lib/problem.ts";
import type {} from "./provided.ts";

/** Starts a browser, of browser tests the one that their set-up found. Who starts it closes it. */
export function launchBrowser(program = inject("browserPath")): Promise<Browser> {
  return chromium.launch({
    executablePath: program,
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/**
 * The program of a Chromium: one of the system, else Playwright's own, else one that is installed now.
 * @throws Problem saying what to install.
 */
export async function findBrowser(): Promise<string> {
  const found = systemBrowser() ?? playwrightBrowser() ?? installSystem() ?? installPlaywright();
  if (found) return found;
  throw new Problem(
    "The browser tests need a browser: install Chromium or Google Chrome, or set PORTAL_BROWSER to the program of one.",
  );
}

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

function systemBrowser(): string | undefined {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const inPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [process.env.PORTAL_BROWSER ?? "", ...inPath, ...places].find(works);
}

function playwrightBrowser(): string | undefined {
  return [chromium.executablePath()].find(works);
}

/** Ubuntu's package "chromium" is a script that only asks for another way to install: existing is not enough. */
function works(program: string): boolean {
  if (!existsSync(program)) return false;
  // On Windows, asking for the version opens a window.
  if (process.platform === "win32") return true;
  return spawnSync(program, ["--version"], { timeout: 20_000 }).status === 0;
}

function installSystem(): string | undefined {
  if (process.getuid?.() !== 0 || !run("apt-get", ["--version"], "ignore")) return undefined;
  console.log("Installing Chromium with apt-get");
  run("apt-get", ["update", "-q"]);
  run("apt-get", ["install", "-yq", "--no-install-recommends", "chromium"]);
  return systemBrowser();
}

function installPlaywright(): string | undefined {
  console.log("Installing Chromium with Playwright");
  const cli = path.resolve("node_modules/playwright-core/cli.js");
  const dependencies = process.getuid?.() === 0 ? ["--with-deps"] : [];
  run(process.execPath, [cli, "install", ...dependencies, "chromium"]);
  return playwrightBrowser();
}

function run(program: string, args: string[], stdio: "inherit" | "ignore" = "inherit"): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(program, args, { stdio, env, timeout: 600_000 }).status === 0;
}
