import { execFileSync } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** What a running PostgreSQL writes into its folder (PostgreSQL, miscadmin.h: LOCK_FILE_LINE_…). */
export async function readPidFile(
  cluster: string,
): Promise<{ pid: number; ready: boolean } | null> {
  const text = await readFile(path.join(cluster, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, ready: lines[7]?.trim() === "ready" } : null;
}

/**
 * Stops a PostgreSQL that a killed portal left running on this folder, and clears away a process number
 * that meanwhile belongs to another program: PostgreSQL would take that one for itself and not start.
 */
export async function stopLeftover(cluster: string, pgCtl: string): Promise<void> {
  const left = await readPidFile(cluster);
  if (!left || !isRunning(left.pid)) return;
  if (!commandOf(left.pid).includes(cluster)) {
    await rm(path.join(cluster, "postmaster.pid"), { force: true });
    return;
  }
  await stopPostgres(left.pid, cluster, pgCtl);
}

/** Fast shutdown; after `patience` milliseconds an immediate one, then the end. */
export async function stopPostgres(
  pid: number,
  cluster: string,
  pgCtl: string,
  patience = 2_500,
): Promise<void> {
  for (const [signal, patient] of [
    ["SIGINT", patience],
    ["SIGQUIT", 500],
    ["SIGKILL", 500],
  ] as const) {
    send(pid, signal, cluster, pgCtl);
    for (const until = Date.now() + patient; Date.now() < until; await wait(20)) {
      // Where nobody collects orphans the process stays listed; its file goes when it has finished.
      if (!isRunning(pid) || (await readPidFile(cluster))?.pid !== pid) return;
    }
  }
}

function send(pid: number, signal: NodeJS.Signals, cluster: string, pgCtl: string): void {
  try {
    // Windows knows no signals: there SIGINT would end it like a power failure.
    if (process.platform === "win32" && signal === "SIGINT") {
      execFileSync(pgCtl, ["stop", "-D", cluster, "-m", "fast", "-W"], { stdio: "ignore" });
    } else {
      process.kill(pid, signal);
    }
  } catch {
    // It ended before the signal came.
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The command line of a process, where the folder stands that PostgreSQL was started on. */
function commandOf(pid: number): string {
  try {
    if (process.platform === "linux") {
      return execFileSync("cat", [`/proc/${pid}/cmdline`], { encoding: "utf8" });
    }
    if (process.platform === "win32") {
      const query = `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`;
      return execFileSync("powershell", ["-NoProfile", "-Command", query], { encoding: "utf8" });
    }
    return execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}
