import type { Transaction } from "../command.ts";

const inOrder = { orderBy: { position: "asc" } } as const;

/** An event as saveEvent takes one; null where there is none. */
export async function readEvent(tx: Transaction, id: string) {
  const row = await tx.event.findUnique({
    where: { id },
    select: {
      slug: true,
      kind: true,
      status: true,
      name: true,
      nameEn: true,
      summary: true,
      summaryEn: true,
      startsOn: true,
      endsOn: true,
      startMinute: true,
      endMinute: true,
      dayPart: true,
      dateNote: true,
      dateNoteEn: true,
      placeId: true,
      seriesId: true,
      seriesPosition: true,
      organizers: { ...inOrder, select: { organizationId: true, role: true } },
      appearances: {
        ...inOrder,
        select: {
          personId: true,
          part: true,
          capacity: true,
          capacityEn: true,
          honorific: true,
          honorificEn: true,
          paperTitle: true,
          paperTitleEn: true,
          organizationId: true,
          appointmentId: true,
        },
      },
      figures: {
        ...inOrder,
        select: { value: true, valueEn: true, label: true, labelEn: true },
      },
      documents: { ...inOrder, select: { documentId: true } },
      materials: {
        ...inOrder,
        select: { title: true, titleEn: true, url: true, mediaId: true },
      },
    },
  });
  if (!row) return null;
  const { documents, ...event } = row;
  return { ...event, documentIds: documents.map(({ documentId }) => documentId) };
}

/** A series as saveSeries takes one; null where there is none. */
export const readSeries = (tx: Transaction, id: string) =>
  tx.eventSeries.findUnique({ where: { id }, omit: { id: true } });
