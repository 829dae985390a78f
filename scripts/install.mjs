// Plain JavaScript for Node.js 20.19 without dependencies: it runs before there are any.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

const node24 = path.join(
  root,
  "node_modules/node/bin",
  process.platform === "win32" ? "node.exe" : "node",
);

/** Ends the process with a sentence if this Node.js is too old to begin with. */
export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `This is Node.js ${process.versions.node} and the portal needs 20.19 or later: install one from https://nodejs.org.`,
  );
  process.exit(1);
}

/** Runs `npm ci` if what lies in node_modules is not what package-lock.json says. */
export async function ensureInstalled() {
  const wanted = packagesOf("package-lock.json");
  if (isInstalled(wanted)) return;
  const failure = await install(Object.keys(wanted).filter((name) => !wanted[name].optional));
  if (failure === null && existsSync(node24)) return;
  console.error(failure ?? "");
  console.error(
    `The packages could not be installed: make sure that npm's registry is reachable, and run "npm ci" to see what else is wrong.`,
  );
  process.exit(1);
}

function isInstalled(wanted) {
  // npm writes this list when everything is in place, scripts run.
  const present = packagesOf("node_modules/.package-lock.json");
  return (
    existsSync(node24) &&
    Object.entries(wanted).every(
      ([name, { version, integrity, optional }]) =>
        (optional && !present[name]) ||
        (present[name]?.version === version && present[name]?.integrity === integrity),
    )
  );
}

function packagesOf(file) {
  try {
    const { packages } = JSON.parse(readFileSync(path.join(root, file), "utf8"));
    delete packages[""];
    return packages;
  } catch {
    return {};
  }
}

/** @returns what npm said, if it failed. */
function install(packages) {
  const { command, args, env } = npm();
  // Development's packages build the site, also where NODE_ENV says production.
  const child = spawn(command, [...args, "ci", "--include=dev"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32" && args.length === 0,
    // npm 10 runs every package's script; Prisma's would download a program that is not needed.
    env: { ...env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, NO_UPDATE_NOTIFIER: "1" },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  const stopShowing = showProgress(packages);
  return new Promise((resolve) => {
    child.on("error", (error) => resolve(String(error)));
    child.on("close", (code) => resolve(code === 0 ? null : said.trim()));
  }).finally(stopShowing);
}

function showProgress(packages) {
  const terminal = process.stdout.isTTY;
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const timer = setInterval(
    () => {
      const there = packages.filter((name) => existsSync(path.join(root, name, "package.json")));
      const state =
        there.length < packages.length
          ? `${there.length} of ${packages.length}`
          : "all there, Node.js 24 is being fetched";
      const line = `Installing the packages: ${state} (${seconds()} s)`;
      process.stdout.write(terminal ? `\r\x1b[K${line}` : `${line}\n`);
    },
    terminal ? 500 : 5000,
  );
  process.stdout.write(`Installing the packages: 0 of ${packages.length}${terminal ? "" : "\n"}`);
  return () => {
    clearInterval(timer);
    const line = `Installing the packages: done in ${seconds()} s`;
    process.stdout.write(terminal ? `\r\x1b[K${line}\n` : `${line}\n`);
  };
}

/** npm as it was called, on a Node.js that does not lie in the folder that npm is about to replace. */
function npm() {
  const modules = path.join(root, "node_modules");
  const cleared = (process.env.PATH ?? "")
    .split(path.delimiter)
    .filter((folder) => !folder.startsWith(modules))
    .join(path.delimiter);
  const env = { ...process.env, PATH: cleared };
  const { npm_execpath: script, npm_node_execpath: node = "" } = process.env;
  if (script && node && !node.startsWith(modules)) return { command: node, args: [script], env };
  return { command: "npm", args: [], env };
}

/** Less memory, and a faster start (docs/decisions/010). */
const frugal = {
  // glibc gives every thread an arena of its own, which keeps what was freed in it.
  MALLOC_ARENA_MAX: "2",
  // Left to itself it raises these as it goes, and gives less and less back.
  MALLOC_MMAP_THRESHOLD_: "131072",
  MALLOC_TRIM_THRESHOLD_: "131072",
  // Node.js does not compile the same sources again, nor load what takes the types out of them.
  NODE_COMPILE_CACHE: path.join(root, "node_modules/.cache/node"),
};

/**
 * Runs a script with the Node.js 24 from npm until it ends, and ends as it does. Signals go on to it; if
 * this process goes without a word, the channel between the two closes and the script can tell.
 * @param options Node.js's own.
 */
export async function runWithNode24(script, args, options = []) {
  const { LISTEN_PID, LISTEN_FDS, ...rest } = process.env;
  // A socket that a supervisor holds open (sd_listen_fds(3)) goes on, if it is meant for this process.
  const isHanded = LISTEN_FDS === "1" && LISTEN_PID === String(process.pid);
  const child = spawn(
    node24,
    [...options, "--disable-warning=ExperimentalWarning", script, ...args],
    {
      cwd: root,
      env: { ...frugal, ...rest, ...(isHanded && { LISTEN_FDS }) },
      stdio: ["inherit", "inherit", "inherit", isHanded ? 3 : "ignore", "ipc"],
    },
  );
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => child.kill(signal));
  }
  stopWithNpm(child);
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (...how) => resolve(how));
  });
  process.exit(code ?? 128 + constants.signals[signal]);
}

/**
 * npm runs this process by way of a shell that passes no signal on, and npm itself may be killed: in
 * both cases this process finds that its parent, or that one's, is another than at the start.
 */
function stopWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return;
  const forebears = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const atStart = forebears();
  setInterval(() => {
    if (forebears() !== atStart) child.kill("SIGTERM");
  }, 500).unref();
}

/** Where the system does not tell in a file, its shell replaces itself by what it runs. */
function parentOf(pid) {
  try {
    return /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  } catch {
    return undefined;
  }
}
