import { database } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { sortKey } from "#lib/text/sort-key.ts";
import { articlePage, articlesOf } from "../articles/queries.ts";
import { dependsOn, list, reading } from "../dependencies.ts";
import { citedSelect } from "../documents/cited.ts";
import { eventRowSelect, newestEventFirst } from "../events/queries.ts";
import { type Language, named, requiredText } from "../language.ts";
import { type Page, readPage } from "../paging.ts";

const row = { ...named, level: true, dissolvedOn: true, sortKey: true } as const;

export const organizationPageSize = 60;

type Named = { name: string; nameEn: string | null };

/** Rows in Vietnamese order → in the order of the names that a page shows. */
function byShownName<T>(rows: T[], language: Language, nameOf: (row: T) => Named): T[] {
  if (language === "vi") return rows;
  return rows
    .map((row) => ({ row, key: sortKey(requiredText(nameOf(row), "name", language).text) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ row }) => row);
}

/** A list of several pages stays in Vietnamese order, because no single page can be put in another. */
function byLevelAndName<T extends Named & { level: string }>(
  page: Page<T>,
  language: Language,
): Page<T> {
  if (page.number > 1 || page.hasNext) return page;
  const levels = Map.groupBy(page.items, ({ level }) => level).values();
  const items = [...levels].flatMap((those) => byShownName(those, language, (row) => row));
  return { ...page, items };
}

/** Organizations by level, central first, in alphabetical order. */
export async function organizationsByLevel(language: Language, number: number) {
  const page = await readPage(number, organizationPageSize, (range) =>
    reading(
      database().organization.findMany({
        orderBy: [{ level: "asc" }, { sortKey: "asc" }, { id: "asc" }],
        ...range,
        select: row,
      }),
      list("organizations"),
    ),
  );
  return byLevelAndName(page, language);
}

export type Branch = {
  id: string;
  slug: string;
  name: string;
  nameEn: string | null;
  level: string;
  dissolvedOn: string | null;
  children?: { child: Branch }[];
};

const inOrder = { orderBy: { child: { sortKey: "asc" } } } as const;
const leaf = { ...inOrder, select: { child: { select: row } } } as const;
const twig = { ...inOrder, select: { child: { select: { ...row, children: leaf } } } } as const;
const branch = { ...inOrder, select: { child: { select: { ...row, children: twig } } } } as const;

/** Those that stand below no other, each with what stands below it, three levels deep. */
export async function organizationTree(language: Language, number: number): Promise<Page<Branch>> {
  const page = await readPage<Branch>(number, organizationPageSize, (range) =>
    reading(
      database().organization.findMany({
        relationLoadStrategy: "join",
        where: { parents: { none: {} } },
        orderBy: [{ level: "asc" }, { sortKey: "asc" }, { id: "asc" }],
        ...range,
        select: { ...row, children: branch },
      }),
      list("organizations"),
    ),
  );
  const items = page.items.map((root) => withBranches(root, language));
  return byLevelAndName({ ...page, items }, language);
}

function withBranches(root: Branch, language: Language): Branch {
  const children = byShownName(root.children ?? [], language, ({ child }) => child);
  return {
    ...root,
    children: children.map(({ child }) => ({ child: withBranches(child, language) })),
  };
}

const organizationSelect = {
  ...row,
  shortName: true,
  kind: true,
  purpose: true,
  purposeEn: true,
  website: true,
  foundedOn: true,
  place: { select: { id: true, name: true, nameEn: true, endedOn: true } },
  names: { orderBy: [{ kind: "asc" }, { id: "asc" }] },
  parents: {
    orderBy: [{ parent: { sortKey: "asc" } }, { parentId: "asc" }],
    select: { startsOn: true, endsOn: true, parent: { select: row } },
  },
  children: { orderBy: { child: { sortKey: "asc" } }, select: { child: { select: row } } },
  predecessors: {
    orderBy: [{ happenedOn: "asc" }, { id: "asc" }],
    select: {
      kind: true,
      happenedOn: true,
      note: true,
      noteEn: true,
      predecessor: { select: row },
    },
  },
  successors: {
    orderBy: [{ happenedOn: "asc" }, { id: "asc" }],
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
        orderBy: [{ person: { sortKey: "asc" } }, { id: "asc" }],
        select: {
          id: true,
          startsOn: true,
          endsOn: true,
          attestedOn: true,
          person: { select: { id: true, slug: true, name: true } },
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
    orderBy: [{ numberKey: "asc" }, { id: "asc" }],
    take: 50,
    select: {
      ...citedSelect,
      issuedOn: true,
    },
  },
} satisfies Prisma.OrganizationSelect;

/** An organization with the bodies below it in the order of a language. */
export async function findOrganization(slug: string, language: Language = "vi") {
  const found = await reading(
    database().organization.findUnique({
      relationLoadStrategy: "join",
      where: { slug },
      select: organizationSelect,
    }),
  );
  if (!found) return null;
  const { id } = found;
  dependsOn(
    ...(["events", "people", "documents", "organizations"] as const).map((of) => list(of, id)),
  );
  return { ...found, children: byShownName(found.children, language, ({ child }) => child) };
}

export type Organization = NonNullable<Awaited<ReturnType<typeof findOrganization>>>;

/** Articles that speak of the organization or cover what it organized, the newest first. */
export const articlesOnOrganization = (
  organizationId: string,
  language: Language,
  number: number,
) => articlePage(language, number, articlesOf(organizationId));
