import { format, stripVTControlCharacters } from "node:util";
import { log } from "#lib/log.ts";
import { noteFault } from "./fault.ts";

/**
 * What Next.js and libraries say on the console goes to the log. An error that is said while a page is
 * made is why it fails, and is told together with that.
 */
export function listenToConsole(): void {
  for (const level of ["error", "warn"] as const) {
    console[level] = (...said: unknown[]) => {
      const err = said.find((one) => one instanceof Error);
      if (level === "error" && err && noteFault(err)) return;
      const text = stripVTControlCharacters(format(...said.filter((one) => one !== err))).trim();
      log[level]({ err }, text || err?.message);
    };
  }
}
