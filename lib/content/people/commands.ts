import { z } from "zod";
import { personSortKey } from "#lib/text/sort-key.ts";
import { defineCommand, Refusal, type Transaction } from "../command.ts";
import { list } from "../dependencies.ts";
import {
  id,
  line,
  optionalDate,
  optionalLine,
  optionalText,
  optionalWebAddress,
  slug,
  webAddress,
} from "../fields.ts";
import { readBefore, seen } from "../seen.ts";
import { adoptSlug } from "../slugs.ts";
import { readPerson } from "./editing.ts";
import { writePersonEntry } from "./entry.ts";

export const savePerson = defineCommand({
  name: "savePerson",
  action: "content.write",
  schema: z.object({
    id: id.optional(),
    seen,
    slug,
    formerSlugs: z.array(slug).optional(),
    name: line(120),
    honorific: optionalLine(80),
    honorificEn: optionalLine(80),
    biography: optionalText(),
    biographyEn: optionalText(),
    portraitId: id.nullish(),
    sameAs: z.array(webAddress).default([]),
    appointments: z
      .array(
        z.object({
          id: id.optional(),
          positionId: id,
          startsOn: optionalDate,
          endsOn: optionalDate,
          attestedOn: optionalDate,
          source: line(500),
          sourceEn: optionalLine(500),
          sourceUrl: optionalWebAddress,
        }),
      )
      .default([]),
  }),
  async write(tx, { id, seen, ...after }) {
    const { formerSlugs, appointments, ...fields } = after;
    const found = await readBefore(tx, "Person", { id, seen }, readPerson);
    const before = id ? await tx.person.findUniqueOrThrow({ where: { id } }) : null;
    const organizationsBefore = id ? await organizationsOf(tx, id) : [];
    const data = { ...fields, sortKey: personSortKey(fields.name) };
    const saved = before
      ? await tx.person.update({ where: { id: before.id }, data })
      : await tx.person.create({ data });
    await adoptSlug(tx, "PERSON", saved.id, {
      slug: saved.slug,
      before: before?.slug,
      former: formerSlugs,
    });
    const kept: string[] = [];
    for (const appointment of appointments) {
      const { id, positionId, startsOn, attestedOn } = appointment;
      const which = id ? { id } : { positionId, startsOn, attestedOn };
      const same = await tx.appointment.findFirst({ where: { personId: saved.id, ...which } });
      if (id && !same) throw new Refusal({ field: "appointments", code: "unknown" });
      const written = same
        ? await tx.appointment.update({ where: { id: same.id }, data: appointment })
        : await tx.appointment.create({ data: { ...appointment, personId: saved.id } });
      kept.push(written.id);
    }
    await tx.appointment.deleteMany({ where: { personId: saved.id, id: { notIn: kept } } });
    await writePersonEntry(tx, saved.id);
    const organizations = await organizationsOf(tx, saved.id);
    return {
      value: saved.id,
      recorded: { id: saved.id, before: found, after },
      changed: [
        saved.id,
        ...new Set([...organizationsBefore, ...organizations].map((of) => list("people", of))),
        ...(before?.sortKey === saved.sortKey ? [] : [list("people")]),
      ],
    };
  },
});

/** Where someone holds or held a position. */
async function organizationsOf(tx: Transaction, personId: string): Promise<string[]> {
  const positions = await tx.position.findMany({ where: { appointments: { some: { personId } } } });
  return positions.map(({ organizationId }) => organizationId);
}
