import { isProblem } from "#lib/problem.ts";
import { isStopping, stop, stopWhenAsked } from "./shutdown.ts";

/** Runs a program of scripts/ and ends the process with it: what it opened is closed, and a Problem said without a stack. */
export async function runToTheEnd(main: () => Promise<void>): Promise<void> {
  stopWhenAsked((signal) => 128 + signal);
  try {
    await main();
    await stop(0);
  } catch (error) {
    // What breaks because everything is being ended is no news.
    if (!isStopping()) console.error(isProblem(error) ? error.message : error);
    await stop(1);
  }
}
