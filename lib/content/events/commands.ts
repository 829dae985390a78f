import { z } from "zod";
import { writeSearchEntry } from "#lib/search/write-entry.ts";
import { formatInexactDate } from "#lib/text/inexact-date.ts";
import { writeListings } from "../articles/listings.ts";
import { defineCommand, Refusal } from "../command.ts";
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
import { readEvent, readSeries } from "./editing.ts";

export const saveSeries = defineCommand({
  name: "saveSeries",
  action: "content.write",
  schema: z.object({
    id: id.optional(),
    seen,
    slug,
    name: line(),
    nameEn: optionalLine(),
    description: optionalText(),
    descriptionEn: optionalText(),
  }),
  async write(tx, { id, seen, ...data }) {
    const found = await readBefore(tx, "EventSeries", { id, seen }, readSeries);
    const saved = id
      ? await tx.eventSeries.update({ where: { id }, data })
      : await tx.eventSeries.create({ data });
    const recorded = { id: saved.id, before: found, after: data };
    return { value: saved.id, changed: [saved.id], recorded };
  },
});

const appearance = z.object({
  personId: id,
  part: z.enum(["CHAIR", "OPENING", "SPEAKER", "CLOSING", "ATTENDEE"]),
  capacity: line(500),
  capacityEn: optionalLine(500),
  honorific: optionalLine(80),
  honorificEn: optionalLine(80),
  paperTitle: optionalLine(500),
  paperTitleEn: optionalLine(500),
  organizationId: id.nullish(),
  appointmentId: id.nullish(),
});

export const saveEvent = defineCommand({
  name: "saveEvent",
  action: "content.write",
  schema: z.object({
    id: id.optional(),
    seen,
    slug,
    formerSlugs: z.array(slug).optional(),
    kind: z.enum([
      "WORKSHOP",
      "CONFERENCE",
      "SEMINAR",
      "WORKING_SESSION",
      "CONGRESS",
      "CEREMONY",
      "OTHER",
    ]),
    status: z.enum(["CONFIRMED", "POSTPONED", "CANCELLED"]).default("CONFIRMED"),
    name: line(500),
    nameEn: optionalLine(500),
    summary: optionalText(),
    summaryEn: optionalText(),
    startsOn: optionalDate,
    endsOn: optionalDate,
    startMinute: z.int().min(0).max(1439).nullish(),
    endMinute: z.int().min(0).max(1439).nullish(),
    dayPart: z.enum(["MORNING", "AFTERNOON", "EVENING"]).nullish(),
    dateNote: optionalText(500),
    dateNoteEn: optionalText(500),
    placeId: id.nullish(),
    seriesId: id.nullish(),
    seriesPosition: z.int().min(1).nullish(),
    organizers: z
      .array(z.object({ organizationId: id, role: z.enum(["HOST", "CO_HOST"]) }))
      .default([]),
    appearances: z.array(appearance).default([]),
    figures: z
      .array(
        z.object({
          value: line(40),
          valueEn: optionalLine(40),
          label: line(200),
          labelEn: optionalLine(200),
        }),
      )
      .default([]),
    documentIds: z.array(id).default([]),
    materials: z
      .array(
        z.object({
          title: line(),
          titleEn: optionalLine(),
          url: optionalWebAddress,
          mediaId: id.nullish(),
        }),
      )
      .default([]),
  }),
  async write(tx, { id, seen, ...input }) {
    const { formerSlugs, organizers, appearances, figures, documentIds, materials, ...data } =
      input;
    const found = await readBefore(tx, "Event", { id, seen }, readEvent);
    const relations = { organizers: true, appearances: true, documents: true } as const;
    const before = id
      ? await tx.event.findUniqueOrThrow({ where: { id }, include: relations })
      : null;
    const saved = before
      ? await tx.event.update({
          where: { id: before.id },
          data: { ...data, sequence: { increment: 1 } },
        })
      : await tx.event.create({ data });
    const eventId = saved.id;
    await adoptSlug(tx, "EVENT", eventId, {
      slug: saved.slug,
      before: before?.slug,
      former: formerSlugs,
    });

    for (const { personId, appointmentId } of appearances) {
      if (!appointmentId) continue;
      const held = await tx.appointment.findUnique({ where: { id: appointmentId } });
      if (held?.personId !== personId) {
        throw new Refusal({ field: "appearances.appointmentId", code: "inconsistent" });
      }
    }

    const inOrder = <T>(rows: readonly T[]) =>
      rows.map((row, position) => ({ ...row, eventId, position }));
    await tx.eventOrganizer.deleteMany({ where: { eventId } });
    await tx.eventOrganizer.createMany({ data: inOrder(organizers) });
    // What covers an event stands with those who organized it.
    const covering = await tx.articleEvent.findMany({ where: { eventId } });
    await writeListings(
      tx,
      covering.map(({ articleId }) => articleId),
    );
    await tx.appearance.deleteMany({ where: { eventId } });
    await tx.appearance.createMany({ data: inOrder(appearances) });
    await tx.eventFigure.deleteMany({ where: { eventId } });
    await tx.eventFigure.createMany({ data: inOrder(figures) });
    await tx.eventDocument.deleteMany({ where: { eventId } });
    await tx.eventDocument.createMany({
      data: inOrder(documentIds.map((documentId) => ({ documentId }))),
    });
    await tx.eventMaterial.deleteMany({ where: { eventId } });
    await tx.eventMaterial.createMany({ data: inOrder(materials) });

    const place = saved.placeId
      ? await tx.place.findUnique({ where: { id: saved.placeId } })
      : null;
    for (const language of ["vi", "en"] as const) {
      const english = language === "en";
      await writeSearchEntry(tx, {
        kind: "EVENT",
        entityId: eventId,
        language,
        slug: saved.slug,
        title: (english && saved.nameEn) || saved.name,
        detail: [
          saved.startsOn && formatInexactDate(saved.startsOn, language),
          (english && place?.nameEn) || place?.name,
        ]
          .filter(Boolean)
          .join(" · "),
        names: english ? [saved.name] : [],
        text: (english && saved.summaryEn) || saved.summary || "",
        happenedAt:
          saved.startsOn && !saved.startsOn.startsWith("X") ? new Date(saved.startsOn) : null,
      });
    }
    const after = await tx.event.findUniqueOrThrow({
      where: { id: eventId },
      include: relations,
    });
    return {
      value: eventId,
      recorded: { id: eventId, before: found, after: input },
      changed: [eventId, ...listsChanged(before, after)],
    };
  },
});

type Placed = {
  sortOn: string | null;
  lastOn: string | null;
  seriesId: string | null;
  seriesPosition: number | null;
  organizers: { organizationId: string }[];
  appearances: { personId: string }[];
  documents: { documentId: string }[];
};

/** Lists that an event came to, left, or stands elsewhere in. */
function listsChanged(before: Placed | null, after: Placed): string[] {
  const both = before ? [before, after] : [after];
  const organizersOf = (event: Placed | null) =>
    event?.organizers.map(({ organizationId }) => list("articles", organizationId)) ?? [];
  const holding = both.map((event) => [
    list("events"),
    ...event.organizers.map(({ organizationId }) => list("events", organizationId)),
    ...event.documents.map(({ documentId }) => list("events", documentId)),
    ...(event.seriesId ? [list("events", event.seriesId)] : []),
  ]);
  const moved =
    before?.sortOn !== after.sortOn ||
    before.lastOn !== after.lastOn ||
    before.seriesPosition !== after.seriesPosition;
  return [
    ...new Set([
      ...(moved ? holding.flat() : different(holding[0] ?? [], holding[1] ?? [])),
      // People are listed with their latest capacity, which is the event's to say.
      ...both.flatMap((event) => event.appearances.map((one) => list("events", one.personId))),
      // What covers an event is news of those who organized it.
      ...different(organizersOf(before), organizersOf(after)),
    ]),
  ];
}
