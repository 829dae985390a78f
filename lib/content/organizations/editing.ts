import type { Transaction } from "../command.ts";

/** An organization as saveOrganization takes one; null where there is none. */
export const readOrganization = (tx: Transaction, id: string) =>
  tx.organization.findUnique({
    where: { id },
    select: {
      slug: true,
      name: true,
      nameEn: true,
      shortName: true,
      kind: true,
      level: true,
      purpose: true,
      purposeEn: true,
      website: true,
      placeId: true,
      foundedOn: true,
      dissolvedOn: true,
      names: {
        orderBy: { id: "asc" },
        select: { kind: true, name: true, nameEn: true, startsOn: true, endsOn: true },
      },
      parents: {
        orderBy: { parentId: "asc" },
        select: { parentId: true, startsOn: true, endsOn: true },
      },
      positions: {
        orderBy: [{ rank: "asc" }, { id: "asc" }],
        select: { id: true, title: true, titleEn: true },
      },
    },
  });
