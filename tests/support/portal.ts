import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { freePort } from "#lib/db/free-port.ts";
import { settingNames } from "#lib/settings.ts";

export type Ended = { code: number | null; signal: NodeJS.Signals | null; output: string };

export type Portal = {
  /** Without a slash at its end. */
  url: string;
  dataDir: string;
  /** scripts/start.mjs, which runs the server as a process of its own. */
  launcher: ChildProcess;
  /** The process number of the server itself. */
  serverPid: number;
  /** From the command to the line that says where it is ready, in milliseconds. */
  startedIn: number;
  output: () => string;
  ended: Promise<Ended>;
  /** Asks it to stop, and waits until it has. */
  stop: () => Promise<Ended>;
};

const npmStart = ["scripts/start.mjs"];

/**
 * Starts a portal as `npm start` does, on a port of its own.
 * @param env settings besides PORT and PORTAL_DATA_DIR; those of this machine do not count.
 * @param command for another portal than this house's, or as another command starts it.
 * @throws what it said, if it ends instead.
 */
export async function startPortal(
  dataDir: string,
  env: Record<string, string> = {},
  command: readonly string[] = npmStart,
): Promise<Portal> {
  const started = performance.now();
  const { launcher, output, ended } = await launch(dataDir, env, command);
  const url = await Promise.race([
    addressIn(launcher, output),
    ended.then(({ code, signal, output }) => {
      throw new Error(`The portal ended (${code ?? signal}) instead of starting:\n${output}`);
    }),
  ]);
  return {
    url,
    dataDir,
    launcher,
    serverPid: serverPid(dataDir),
    startedIn: performance.now() - started,
    output,
    ended,
    stop: () => {
      launcher.kill("SIGTERM");
      return ended;
    },
  };
}

/** Runs a portal that is expected to end by itself. */
export async function runPortal(dataDir: string, env: Record<string, string>): Promise<Ended> {
  const { ended } = await launch(dataDir, env);
  return ended;
}

/** Runs a portal and does not wait for anything. */
export async function launch(
  dataDir: string,
  env: Record<string, string> = {},
  command: readonly string[] = npmStart,
) {
  // Empty counts as absent, and keeps a developer's .env out.
  const cleared = Object.fromEntries(settingNames.map((name) => [name, ""]));
  const { NODE_ENV: _, ...inherited } = process.env;
  const launcher = spawn(process.execPath, command, {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...(inherited as NodeJS.ProcessEnv),
      ...cleared,
      PORT: String(await freePort()),
      PORTAL_DATA_DIR: dataDir,
      ...env,
    },
  });
  let text = "";
  for (const stream of [launcher.stdout, launcher.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
  }
  const output = () => text;
  const ended: Promise<Ended> = once(launcher, "close").then(([code, signal]) => ({
    code,
    signal,
    output: text,
  }));
  return { launcher, output, ended };
}

/** The number of the process that serves from a data folder. */
export function serverPid(dataDir: string): number {
  return Number(readFileSync(path.join(dataDir, "portal.pid"), "utf8"));
}

function addressIn(launcher: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve) => {
    launcher.stdout?.on("data", () => {
      const url = / is ready: (http:\S+)/.exec(output())?.[1];
      if (url) resolve(url);
    });
  });
}

/** Whether a process of this number runs. One that has ended but was not collected yet does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform !== "linux") return true;
  return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
}
