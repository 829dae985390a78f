import { z } from "zod";
import type { Actor } from "#lib/access/access.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { removeSearchEntries } from "#lib/search/write-entry.ts";
import { defineCommand, Refusal, type Transaction } from "../command.ts";
import { list } from "../dependencies.ts";
import { id } from "../fields.ts";
import { readOrganization } from "../organizations/editing.ts";
import { writeOrganizationEntry } from "../organizations/entry.ts";
import { readPerson } from "../people/editing.ts";
import { writePersonEntry } from "../people/entry.ts";
import { refuseUnseen, seen } from "../seen.ts";
import { type Kind, type LinkName, tables } from "./links.ts";
import { carryOut, takeBack } from "./moves.ts";
import { name, type Plan, planMerge } from "./plan.ts";

const kind = z.enum(["PERSON", "ORGANIZATION"]);
export const readers = { PERSON: readPerson, ORGANIZATION: readOrganization } as const;
const writeEntry = { PERSON: writePersonEntry, ORGANIZATION: writeOrganizationEntry } as const;

const whoIs = (actor: Actor) => (actor.kind === "account" ? actor.id : null);

/**
 * Makes one of two that are the same: all that hangs on the one goes to the other, whose address the first one's
 * leads to from then on. Its value is the merge's id, by which it can be undone.
 */
export const mergeDuplicates = defineCommand({
  name: "mergeDuplicates",
  action: "content.write",
  schema: z.object({ kind, fromId: id, intoId: id, fromSeen: seen, intoSeen: seen }),
  async write(tx, { kind, fromId, intoId, fromSeen, intoSeen }, actor) {
    await lock(tx, kind, [fromId, intoId]);
    const [from, into] = [await readers[kind](tx, fromId), await readers[kind](tx, intoId)];
    refuseUnseen(fromSeen, from);
    refuseUnseen(intoSeen, into);
    const plan = await planMerge(tx, kind, fromId, intoId);
    const holders = kind === "ORGANIZATION" ? await holdersIn(tx, fromId) : [];
    const listed = await carryOut(tx, plan);
    const merge = await tx.merge.create({
      data: {
        kind,
        fromId,
        fromName: plan.from.name,
        intoId,
        intoName: plan.into.name,
        plan: plan as unknown as Prisma.InputJsonObject,
        mergedById: whoIs(actor),
      },
    });
    await removeSearchEntries(tx, kind, fromId);
    await writeEntry[kind](tx, intoId);
    for (const holder of holders) await writePersonEntry(tx, holder);
    return {
      value: merge.id,
      changed: changedBy(plan, listed, false),
      recorded: {
        id: intoId,
        fromId,
        mergeId: merge.id,
        before: { from, into },
        after: { from: null, into: await readers[kind](tx, intoId) },
      },
    };
  },
});

/** Makes two again of what was merged. Its value is the id of the one that is back. */
export const undoMerge = defineCommand({
  name: "undoMerge",
  action: "content.write",
  schema: z.object({ mergeId: id }),
  async write(tx, { mergeId }, actor) {
    await tx.$queryRaw`SELECT 1 FROM "Merge" WHERE id = ${mergeId}::uuid FOR UPDATE`;
    const merge = await tx.merge.findUnique({ where: { id: mergeId } });
    if (!merge) throw new Refusal({ field: "mergeId", code: "unknown" });
    if (merge.undoneAt) throw new Refusal({ field: "mergeId", code: "changed" });
    const plan = merge.plan as unknown as Plan;
    const undone = { undoneAt: new Date(), undoneById: whoIs(actor) };
    await tx.merge.update({ where: { id: mergeId }, data: undone });
    const listed = await takeBack(tx, plan);
    await writeEntry[plan.kind](tx, merge.fromId);
    await writeEntry[plan.kind](tx, merge.intoId);
    if (plan.kind === "ORGANIZATION") {
      for (const holder of await holdersIn(tx, merge.fromId)) await writePersonEntry(tx, holder);
    }
    return {
      value: merge.fromId,
      changed: changedBy(plan, listed, true),
      recorded: {
        id: merge.fromId,
        intoId: merge.intoId,
        mergeId,
        before: { from: null },
        after: { from: await readers[plan.kind](tx, merge.fromId) },
      },
    };
  },
});

/** Says of two that are alike in name that they are not the same; they are pointed out no more. */
export const keepApart = defineCommand({
  name: "keepApart",
  action: "content.write",
  schema: z.object({ kind, ids: z.tuple([id, id]) }),
  async write(tx, { kind, ids }, actor) {
    const [oneId, otherId] = ids.toSorted() as [string, string];
    if ((await lock(tx, kind, ids)) < 2) throw new Refusal({ field: "ids", code: "unknown" });
    await tx.keptApart.upsert({
      where: { oneId_otherId: { oneId, otherId } },
      create: { oneId, otherId, saidById: whoIs(actor) },
      update: {},
    });
    return { value: oneId, changed: [], recorded: { id: oneId, otherId } };
  },
});

/** Nothing comes to hang on these meanwhile. Two who lock the same wait for each other in one order. */
async function lock(tx: Transaction, kind: Kind, ids: readonly string[]): Promise<number> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM ${name(tables[kind])} WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`;
  return rows.length;
}

/** Who holds or held a position there: what they are found by names the organization. */
async function holdersIn(tx: Transaction, organizationId: string): Promise<string[]> {
  const rows = await tx.person.findMany({
    where: { appointments: { some: { position: { organizationId } } } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** What the one that stays says of itself. */
const own = [
  ...(["appointments", "positions", "names", "parents"] as const),
  ...(["predecessors", "successors"] as const),
];

/**
 * What shows the one that goes is dropped, and what shows the one that stays where that says something else of
 * itself, or stood for the other; and the lists that something leaves or comes to.
 */
function changedBy(
  { kind, from, into, links, filled, keepsName }: Plan,
  listed: readonly string[],
  isUndone: boolean,
): string[] {
  const hasMoved = (link: LinkName) => {
    const { moved = [], doubled = [] } = links[link] ?? {};
    return moved.length + doubled.length > 0;
  };
  const isOther = Object.keys(filled).length > 0 || keepsName || own.some(hasMoved);
  return [
    from.id,
    ...(isOther || isUndone ? [into.id] : []),
    list(kind === "PERSON" ? "people" : "organizations"),
    ...(listed.length > 0 ? [list("articles", into.id)] : []),
    ...(hasMoved("appearances") || hasMoved("organized") ? [list("events", into.id)] : []),
    ...(hasMoved("children") ? [list("organizations", into.id)] : []),
    ...(hasMoved("issued") ? [list("documents", into.id)] : []),
  ];
}
