import { type Actor, insist } from "#lib/access/access.ts";
import { database } from "#lib/db/client.ts";
import { type Page, readPage } from "../paging.ts";
import type { Kind } from "./links.ts";
import { presentIds } from "./present.ts";

const who = { select: { name: true } } as const;
const mergeSelect = {
  id: true,
  fromId: true,
  fromName: true,
  intoId: true,
  intoName: true,
  mergedAt: true,
  mergedBy: who,
  undoneAt: true,
  undoneBy: who,
} as const;

const pageSize = 30;

/** What was merged, the last first. @throws NotAllowed */
export async function findMerges(actor: Actor, kind: Kind, number: number) {
  insist(actor, "content.write");
  return readPage(number, pageSize, (range) =>
    database().merge.findMany({
      where: { kind },
      orderBy: [{ mergedAt: "desc" }, { id: "desc" }],
      ...range,
      select: mergeSelect,
    }),
  );
}

export type PastMerge = Awaited<ReturnType<typeof findMerges>> extends Page<infer T> ? T : never;

/** A merge into something, if it is not undone; null otherwise. @throws NotAllowed */
export async function findMerge(
  actor: Actor,
  mergeId: string,
  intoId: string,
): Promise<PastMerge | null> {
  insist(actor, "content.write");
  return database().merge.findFirst({
    where: { id: mergeId, intoId, undoneAt: null },
    select: mergeSelect,
  });
}

/** What a person or an organization that was merged away has become; null for one that was not. @throws NotAllowed */
export async function findPresent(actor: Actor, id: string): Promise<string | null> {
  insist(actor, "content.write");
  return (await presentIds(database(), [id])).get(id) ?? null;
}
