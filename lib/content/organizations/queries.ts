import { cache } from "react";
import { database } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { articlePage, mentioning } from "../articles/queries.ts";
import { eventRowSelect, newestEventFirst } from "../events/queries.ts";
import type { Language } from "../language.ts";
import { type Page, readPage } from "../paging.ts";

const named = { slug: true, name: true, nameEn: true } as const;
const row = { id: true, ...named, level: true, dissolvedOn: true, sortKey: true } as const;

export const organizationPageSize = 60;

/** Organizations by level, central first, in Vietnamese order. */
export function organizationsByLevel(number: number) {
  return readPage(number, organizationPageSize, (range) =>
    database().organization.findMany({
      orderBy: [{ level: "asc" }, { sortKey: "asc" }, { id: "asc" }],
      ...range,
      select: row,
    }),
  );
}

export type Branch = {
  id: string;
  slug: string;
  name: string;
  nameEn: string | null;
  dissolvedOn: string | null;
  children?: { child: Branch }[];
};

const inOrder = { orderBy: { child: { sortKey: "asc" } } } as const;
const leaf = { ...inOrder, select: { child: { select: row } } } as const;
const twig = { ...inOrder, select: { child: { select: { ...row, children: leaf } } } } as const;
const branch = { ...inOrder, select: { child: { select: { ...row, children: twig } } } } as const;

/** Those that stand below no other, each with what stands below it, three levels deep. */
export function organizationTree(number: number): Promise<Page<Branch>> {
  return readPage(number, organizationPageSize, (range) =>
    database().organization.findMany({
      relationLoadStrategy: "join",
      where: { parents: { none: {} } },
      orderBy: [{ level: "asc" }, { sortKey: "asc" }, { id: "asc" }],
      ...range,
      select: { ...row, children: branch },
    }),
  );
}

const organizationSelect = {
  ...row,
  shortName: true,
  kind: true,
  purpose: true,
  purposeEn: true,
  website: true,
  foundedOn: true,
  place: { select: { name: true, nameEn: true, endedOn: true } },
  names: { orderBy: { kind: "asc" } },
  parents: { select: { startsOn: true, endsOn: true, parent: { select: row } } },
  children: { orderBy: { child: { sortKey: "asc" } }, select: { child: { select: row } } },
  predecessors: {
    orderBy: { happenedOn: "asc" },
    select: {
      kind: true,
      happenedOn: true,
      note: true,
      noteEn: true,
      predecessor: { select: row },
    },
  },
  successors: {
    orderBy: { happenedOn: "asc" },
    select: { kind: true, happenedOn: true, note: true, noteEn: true, successor: { select: row } },
  },
  positions: {
    where: { appointments: { some: {} } },
    orderBy: [{ rank: "asc" }, { title: "asc" }],
    select: {
      id: true,
      title: true,
      titleEn: true,
      appointments: {
        orderBy: { person: { sortKey: "asc" } },
        select: {
          id: true,
          startsOn: true,
          endsOn: true,
          attestedOn: true,
          person: { select: { slug: true, name: true } },
        },
      },
    },
  },
  organized: {
    orderBy: newestEventFirst.map((event) => ({ event })),
    take: 20,
    select: { role: true, event: { select: eventRowSelect } },
  },
  issued: {
    orderBy: { numberKey: "asc" },
    take: 50,
    select: {
      slug: true,
      type: true,
      typeEn: true,
      number: true,
      title: true,
      titleEn: true,
      issuedOn: true,
    },
  },
} satisfies Prisma.OrganizationSelect;

export const findOrganization = cache((slug: string) =>
  database().organization.findUnique({
    relationLoadStrategy: "join",
    where: { slug },
    select: organizationSelect,
  }),
);

export type Organization = NonNullable<Awaited<ReturnType<typeof findOrganization>>>;

/** Articles that speak of the organization or cover what it organized, the newest first. */
export const articlesOnOrganization = (
  organizationId: string,
  language: Language,
  number: number,
) => articlePage(language, number, onOrganization(organizationId));

export const onOrganization = (organizationId: string): Prisma.ArticleWhereInput => ({
  OR: [
    mentioning({ organizationId }),
    { events: { some: { event: { organizers: { some: { organizationId } } } } } },
  ],
});
