// The portal as one process. `npm start` and `npm run dev` (scripts/start.mjs) run it with the Node.js
// that it needs; with `--dev` pages are made anew at every change.
import { log } from "#lib/log.ts";
import { isProblem } from "#lib/problem.ts";
import { isStopping, stop, stopWhenAsked } from "#lib/start/shutdown.ts";

const dev = process.argv.includes("--dev");
// Next.js and React decide by it when they are first imported.
Object.assign(process.env, {
  NODE_ENV: dev ? "development" : "production",
  NEXT_TELEMETRY_DISABLED: "1",
  // What `next start --experimental-next-config-strip-types` sets: Node.js reads next.config.ts itself.
  __NEXT_NODE_NATIVE_TS_LOADER_ENABLED: "true",
});

let serving = false;
// A stop that was asked for is a success; a start that was broken off is not.
stopWhenAsked((signal) => (serving ? 0 : 128 + signal));
process.on("uncaughtException", fail);
process.on("unhandledRejection", (reason) => {
  if (!isStopping()) log.error({ err: reason }, "Nobody heard that something failed");
});

try {
  const { start } = await import("#lib/start/start.ts");
  await start({ dev });
  serving = true;
} catch (error) {
  fail(error);
}

function fail(error: unknown): void {
  // What breaks because everything is being ended is no news.
  if (isStopping()) return;
  // Not as fatal: pino would then write at once, and wait for ever where that cannot be done.
  if (serving) log.error({ err: error }, "The portal ends");
  else console.error(isProblem(error) ? error.message : error);
  stop(1);
}
