import { createHash } from "node:crypto";
import { z } from "zod";
import { Prisma } from "#lib/db/generated/client.ts";
import { Refusal, type Transaction } from "./command.ts";

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

type Table =
  | "Person"
  | "Organization"
  | "Event"
  | "EventSeries"
  | "Document"
  | "Topic"
  | "Section"
  | "Place"
  | "Media";

/**
 * What is there before it is written anew: of two who write at once, the second finds what the first wrote.
 * @returns null for something new.
 * @throws Refusal as {@link refuseUnseen}.
 */
export async function readBefore<T extends object>(
  tx: Transaction,
  table: Table,
  { id, seen }: { id?: string | undefined; seen?: string | undefined },
  read: (tx: Transaction, id: string) => Promise<T | null>,
): Promise<T | null> {
  if (!id) return null;
  await tx.$queryRaw`SELECT 1 FROM ${Prisma.raw(`"${table}"`)} WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const now = await read(tx, id);
  refuseUnseen(seen, now);
  return now;
}
