import { setTimeout as wait } from "node:timers/promises";
import { isatty } from "node:tty";
import pino from "pino";

const isTerminal = isatty(1);

const collector = isTerminal
  ? null
  : pino.destination({ dest: 1, sync: false, maxLength: 1_000_000 });
// A disk that is full costs lines of the log, and not the portal.
collector?.on("error", () => {});

/**
 * What whoever runs the portal should know, as JSON on standard output, a line each; on a terminal as
 * text. A collector that stops reading holds up no reader: beyond a megabyte, lines are lost instead.
 * Nothing in it says who a reader is.
 */
export const log = pino(
  {
    base: null,
    // The start itself tells a person that it has succeeded.
    level: isTerminal ? "warn" : "info",
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  },
  collector ?? { write: (line) => void process.stdout.write(asText(line)) },
);

/**
 * Gives the log a tenth of a second for what is left, and ends it.
 * @returns whether nobody holds it up: while a line waits to be written, Node.js does not exit.
 */
export async function endLog(): Promise<boolean> {
  if (!collector) return true;
  const isWritten = new Promise<boolean>((done) => collector.once("close", () => done(true)));
  collector.end();
  return Promise.race([isWritten, wait(100, false)]);
}

/** @param line of the log, as JSON. */
export function asText(line: string): string {
  const { time, level, msg, err, ...more } = JSON.parse(line);
  const said = Object.entries(more).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const first = [time.slice(11, 19), level, msg ?? err?.message, ...said].join(" ");
  return `${first}\n${err ? `${err.stack}\n` : ""}`;
}
