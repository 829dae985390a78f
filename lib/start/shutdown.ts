import { endLog, log } from "#lib/log.ts";

type Undo = { work: () => unknown; limit: number };

const undo: Undo[] = [];
let stopping: Promise<never> | undefined;

/** Issue and README promise five seconds for everything together. */
const limitForAll = 4_700;

/**
 * Remembers what ends something that was begun. When the portal stops, the last begun is ended first.
 * @param limit milliseconds after which the next is ended all the same.
 */
export function onStop(work: () => unknown, limit = 500): void {
  undo.push({ work, limit });
}

export function isStopping(): boolean {
  return stopping !== undefined;
}

/** Ends everything and then the process. Asked again, it goes on as it was asked first. */
export function stop(exitCode: number): Promise<never> {
  stopping ??= stopAll(exitCode);
  return stopping;
}

/**
 * Stops in order at Ctrl-C, at the end of the terminal, when asked to, and when scripts/start.mjs is
 * gone, however it went.
 * @param exitCode asked when it happens: what a stop counts as depends on whether the portal serves.
 */
export function stopWhenAsked(exitCode: (signal: number) => number): void {
  for (const [signal, number] of [
    ["SIGHUP", 1],
    ["SIGINT", 2],
    ["SIGTERM", 15],
  ] as const) {
    process.on(signal, () => stop(exitCode(number)));
  }
  if (process.connected) {
    process.once("disconnect", () => stop(exitCode(15)));
    process.channel?.unref();
  }
}

async function stopAll(exitCode: number): Promise<never> {
  setTimeout(() => exit(exitCode), limitForAll);
  for (let last = undo.pop(); last; last = undo.pop()) {
    const { work, limit } = last;
    await Promise.race([
      Promise.resolve()
        .then(work)
        .catch((err) => log.error({ err }, "Something did not end in order")),
      new Promise((resolve) => setTimeout(resolve, limit)),
    ]);
  }
  return exit(exitCode);
}

async function exit(exitCode: number): Promise<never> {
  if (!(await endLog())) process.kill(process.pid, "SIGKILL");
  process.exit(exitCode);
}
