import type { Transaction } from "../command.ts";

/** A person as savePerson takes one; null where there is none. */
export const readPerson = (tx: Transaction, id: string) =>
  tx.person.findUnique({
    where: { id },
    select: {
      slug: true,
      name: true,
      honorific: true,
      honorificEn: true,
      biography: true,
      biographyEn: true,
      portraitId: true,
      sameAs: true,
      appointments: {
        orderBy: { id: "asc" },
        select: {
          id: true,
          positionId: true,
          startsOn: true,
          endsOn: true,
          attestedOn: true,
          source: true,
          sourceEn: true,
          sourceUrl: true,
        },
      },
    },
  });
