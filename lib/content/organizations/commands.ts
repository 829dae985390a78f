import { z } from "zod";
import { sortKey } from "#lib/text/sort-key.ts";
import { defineCommand, Refusal, type Transaction } from "../command.ts";
import { different, list } from "../dependencies.ts";
import {
  id,
  line,
  optionalDate,
  optionalLine,
  optionalText,
  optionalWebAddress,
  slug,
} from "../fields.ts";
import { readBefore, seen } from "../seen.ts";
import { adoptSlug } from "../slugs.ts";
import { readOrganization } from "./editing.ts";
import { writeOrganizationEntry } from "./entry.ts";

const organization = z.object({
  id: id.optional(),
  seen,
  slug,
  formerSlugs: z.array(slug).optional(),
  name: line(),
  nameEn: optionalLine(),
  shortName: optionalLine(60),
  kind: z.enum([
    "PARTY_COMMITTEE",
    "PARTY_BODY",
    "GOVERNMENT",
    "COUNCIL",
    "FRONT",
    "ACADEMY",
    "ARMED_FORCES",
    "PRESS",
    "OTHER",
  ]),
  level: z.enum(["CENTRAL", "PROVINCE", "DISTRICT", "COMMUNE"]),
  purpose: optionalText(),
  purposeEn: optionalText(),
  website: optionalWebAddress,
  placeId: id.nullish(),
  foundedOn: optionalDate,
  dissolvedOn: optionalDate,
  names: z
    .array(
      z.object({
        kind: z.enum(["FORMER", "ALIAS", "ABBREVIATION"]),
        name: line(),
        nameEn: optionalLine(),
        startsOn: optionalDate,
        endsOn: optionalDate,
      }),
    )
    .default([]),
  parents: z
    .array(z.object({ parentId: id, startsOn: optionalDate, endsOn: optionalDate }))
    .default([]),
  /** In order of rank, the head first. */
  positions: z
    .array(z.object({ id: id.optional(), title: line(), titleEn: optionalLine() }))
    .default([]),
});

/** Writes all that is said of an organization itself. @throws Refusal */
export async function writeOrganization(
  tx: Transaction,
  { id, seen, ...after }: z.output<typeof organization>,
) {
  const { formerSlugs, names, parents, positions, ...fields } = after;
  const found = await readBefore(tx, "Organization", { id, seen }, readOrganization);
  const before = id
    ? await tx.organization.findUniqueOrThrow({ where: { id }, include: { parents: true } })
    : null;
  const data = { ...fields, sortKey: sortKey(fields.name) };
  const saved = before
    ? await tx.organization.update({ where: { id: before.id }, data })
    : await tx.organization.create({ data });
  const organizationId = saved.id;
  await adoptSlug(tx, "ORGANIZATION", organizationId, {
    slug: saved.slug,
    before: before?.slug,
    former: formerSlugs,
  });
  await tx.organizationName.deleteMany({ where: { organizationId } });
  await tx.organizationName.createMany({
    data: names.map((name) => ({ ...name, organizationId })),
  });
  await tx.organizationParent.deleteMany({ where: { childId: organizationId } });
  await tx.organizationParent.createMany({
    data: parents.map((parent) => ({ ...parent, childId: organizationId })),
  });
  // A form shows all positions, so that one that is not in it was taken out.
  if (seen) await removePositions(tx, organizationId, positions);
  for (const [rank, { id, title, titleEn }] of positions.entries()) {
    await tx.position.upsert({
      where: id ? { id, organizationId } : { organizationId_title: { organizationId, title } },
      create: { organizationId, title, titleEn, rank },
      update: { title, titleEn, rank },
    });
  }
  await writeOrganizationEntry(tx, organizationId);
  const below = different(
    before?.parents.map(({ parentId }) => parentId) ?? [],
    parents.map(({ parentId }) => parentId),
  );
  const moved =
    before?.level !== saved.level || before.sortKey !== saved.sortKey || below.length > 0;
  return {
    value: saved.id,
    recorded: { id: saved.id, before: found, after },
    changed: [
      saved.id,
      ...(moved ? [list("organizations")] : []),
      ...below.map((parentId) => list("organizations", parentId)),
    ],
  };
}

export const saveOrganization = defineCommand({
  name: "saveOrganization",
  action: "content.write",
  schema: organization,
  write: writeOrganization,
});

/** @throws Refusal where somebody holds or held one. */
async function removePositions(
  tx: Transaction,
  organizationId: string,
  kept: readonly { id?: string | undefined }[],
): Promise<void> {
  const removed = await tx.position.findMany({
    where: { organizationId, id: { notIn: kept.flatMap(({ id }) => id ?? []) } },
    include: { _count: { select: { appointments: true } } },
  });
  const held = removed.find(({ _count }) => _count.appointments > 0);
  if (held) throw new Refusal({ field: "positions", code: "inUse", detail: held.title });
  await tx.position.deleteMany({ where: { id: { in: removed.map(({ id }) => id) } } });
}

const succession = z.object({
  predecessorId: id,
  successorId: id,
  kind: z.enum(["MERGED", "SPLIT", "REPLACED"]),
  happenedOn: optionalDate.pipe(z.string()),
  note: optionalText(),
  noteEn: optionalText(),
});

/** Says what a body that has ended became; its own page stays. */
export const saveSuccession = defineCommand({
  name: "saveSuccession",
  action: "content.write",
  schema: succession,
  async write(tx, data) {
    const { predecessorId, successorId } = data;
    const where = { predecessorId_successorId: { predecessorId, successorId } };
    const select = { kind: true, happenedOn: true, note: true, noteEn: true };
    const before = await tx.succession.findUnique({ where, select });
    const saved = await writeSuccession(tx, data);
    const recorded = { id: saved.id, predecessorId, successorId, before, after: data };
    return { value: saved.id, changed: [predecessorId, successorId], recorded };
  },
});

export const writeSuccession = (tx: Transaction, data: z.output<typeof succession>) => {
  const { predecessorId, successorId } = data;
  return tx.succession.upsert({
    where: { predecessorId_successorId: { predecessorId, successorId } },
    create: data,
    update: data,
  });
};
