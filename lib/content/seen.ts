import { createHash } from "node:crypto";
import { z } from "zod";
import { Refusal } from "./command.ts";

/** Names a state of something: who writes it anew from a form says what they saw. */
export const stateOf = (seen: object): string =>
  createHash("sha256").update(JSON.stringify(seen)).digest("base64url").slice(0, 22);

/** Left out by the command line alone, which writes what it was given. */
export const seen = z.string().max(22).optional();

/**
 * Ends a command where someone else has written since.
 * @param now what is there, in the form of which the state was taken.
 * @throws Refusal
 */
export function refuseUnseen(seen: string | undefined, now: object | null): void {
  if (seen !== undefined && now && stateOf(now) !== seen) {
    throw new Refusal({ field: "seen", code: "changed" });
  }
}
