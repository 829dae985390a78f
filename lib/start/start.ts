import { existsSync, readFileSync } from "node:fs";
import { startEmbedded } from "#lib/db/embedded.ts";
import { lockDataFolder } from "#lib/db/portal-lock.ts";
import { checkDatabase } from "#lib/db/reachable.ts";
import type { Handler, Options } from "#lib/delivery/handler.ts";
import { log } from "#lib/log.ts";
import { settings } from "#lib/settings.ts";
import { prepareDataFolder } from "./data-folder.ts";
import { prepareDrain } from "./drain.ts";
import { generateClient } from "./generate.ts";
import { checkPort, close, heldSocket, listen } from "./http.ts";
import { stopPrograms } from "./program.ts";
import { step } from "./progress.ts";
import { onStop, stop } from "./shutdown.ts";

/**
 * Everything between the command and the first page, in the order in which one needs the other. What is
 * begun is ended by shutdown.ts.
 * @throws Problem where something is not as it must be.
 */
export async function start(options: { dev: boolean }): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const { port, host, dataDir, databaseUrl, siteName, metricsPort, logLevel } = settings();
  if (logLevel) log.level = logLevel;
  onStop(stopPrograms);
  prepareDataFolder(dataDir);
  onStop(lockDataFolder(dataDir));
  if (!heldSocket) await checkPort(port, host);
  if (metricsPort) await checkPort(metricsPort, "127.0.0.1", "METRICS_PORT");
  await generateClient();

  const url = databaseUrl ?? (await startOwnDatabase(dataDir));
  // For what runs beside this module: Next.js has copies of the house's, the build is another process.
  process.env.DATABASE_URL = url;
  await prepareDatabase(url);
  const site = options.dev ? { dev: true as const } : await buildSite();

  const handler = await step("Opening the site", async () => {
    const { createHandler } = await import("#lib/delivery/handler.ts");
    return createHandler(site);
  });
  onStop(() => handler.close());
  const address = await firstAddress();
  if (metricsPort) await serveMetrics(metricsPort, handler);
  const server = await listen(heldSocket ?? { port, host }, handler.handle);
  const drain = prepareDrain(server);
  onStop(async () => {
    log.info("Stopping");
    const brokenOff = await drain(options.dev ? 0 : 3_000);
    log.info({ brokenOff }, "Readers' connections are ended");
  }, 3_200);
  await beginJobs();
  console.log(`${siteName} is ready: ${addressOf(host, port)}`);
  if (address) console.log(`The desk has no administrator yet; become it at ${address}`);
  log.info({ host, port, node: process.version }, "Serving");
}

/** What is done at its time begins when readers are served, and ends before they are asked to leave. */
async function beginJobs(): Promise<void> {
  const { Sweep } = await import("#lib/jobs/sweep.ts");
  const sweep = new Sweep();
  onStop(() => sweep.close());
  // Nobody waits for the queue: the sweep does without.
  const starting = import("#lib/jobs/queue.ts").then(({ startQueue }) =>
    startQueue(() => sweep.look()),
  );
  starting.catch((err) =>
    log.error({ err }, "The queue does not start: what is due is swept alone"),
  );
  onStop(async () => (await starting.catch(() => null))?.());
}

/** While nobody can sign in to the desk, whoever starts the portal may: an address for that. */
async function firstAddress(): Promise<string | null> {
  const { hasAccounts } = await import("#lib/content/accounts/queries.ts");
  if (await hasAccounts()) return null;
  const { makeFirstLink } = await import("#lib/content/accounts/link-commands.ts");
  const { linkAddress } = await import("#lib/content/accounts/link.ts");
  const made = await makeFirstLink({ kind: "command-line" }, {});
  // Another portal on the same database may just have got its first administrator.
  return made.ok ? linkAddress(made.value) : null;
}

async function startOwnDatabase(dataDir: string): Promise<string> {
  const starting = startEmbedded({
    dataDir,
    onLost: (error) => {
      log.fatal({ err: error }, "The embedded PostgreSQL is gone");
      stop(1);
    },
  });
  onStop(async () => (await starting.catch(() => null))?.stop(), 3_000);
  const { url } = await step("Starting PostgreSQL", () => starting);
  return url;
}

async function prepareDatabase(url: string): Promise<void> {
  await checkDatabase(url);
  const { migrate } = await import("#lib/db/migrations.ts");
  await step("Preparing the database", (report) =>
    migrate(url, (name, done, of) => report(`${done + 1} of ${of}, ${name}`)),
  );
  const { closeDatabase, connectTo } = await import("#lib/db/client.ts");
  await connectTo(url);
  onStop(closeDatabase);
  const { fillIfEmpty } = await import("./sample.ts");
  await step("Loading the sample content", (report) => fillIfEmpty(url, report));
}

async function buildSite(): Promise<Options> {
  const { build, buildStamp } = await import("./build.ts");
  await build();
  return { dev: false, build: readFileSync(buildStamp, "utf8") };
}

/** On this machine alone: figures are no reader's business. */
async function serveMetrics(port: number, { state }: Handler): Promise<void> {
  const { answerMetrics } = await import("#lib/delivery/metrics.ts");
  const server = await listen({ port, host: "127.0.0.1" }, answerMetrics(state), "METRICS_PORT");
  onStop(() => close(server, 100));
}

/** Where a browser on this machine finds what listens on `host`. */
function addressOf(host: string, port: number): string {
  if (host === "0.0.0.0" || host === "::") return `http://127.0.0.1:${port}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
