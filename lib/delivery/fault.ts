import { AsyncLocalStorage } from "node:async_hooks";

/** What went wrong first while a page was made. */
export type Fault = { error: Error | null };

const storage = new AsyncLocalStorage<Fault>();

/** Runs what makes a page, and notes in `into` what goes wrong. */
export const noteFaults = <T>(into: Fault, make: () => T): T => storage.run(into, make);

/** @returns whether a page is being made: it is then what is wrong with it. */
export function noteFault(error: Error): boolean {
  const fault = storage.getStore();
  if (fault) fault.error ??= error;
  return fault !== undefined;
}
