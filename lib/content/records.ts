import { type Actor, insist } from "#lib/access/access.ts";
import { database } from "#lib/db/client.ts";
import { fold } from "#lib/text/fold.ts";
import { formatInexactDate } from "#lib/text/inexact-date.ts";
import { sortKey } from "#lib/text/sort-key.ts";
import type { Transaction } from "./command.ts";
import { readDocument } from "./documents/editing.ts";
import { readEvent, readSeries } from "./events/editing.ts";
import { type Language, requiredText } from "./language.ts";
import { type Found, findByName, type Kind } from "./names.ts";
import { readOrganization } from "./organizations/editing.ts";
import { type Page, readPage } from "./paging.ts";
import { readPerson } from "./people/editing.ts";
import { readPlace } from "./places/editing.ts";
import { readSection, readTopic } from "./topics/editing.ts";

type Row = Pick<Found, "id" | "name" | "detail">;

/** What can be kept true on the desk by itself: a position is its organization's. */
export type RecordKind = Exclude<Kind, "position"> | "section";

const readers: Record<RecordKind, (tx: Transaction, id: string) => Promise<object | null>> = {
  person: readPerson,
  organization: readOrganization,
  event: readEvent,
  document: readDocument,
  topic: readTopic,
  section: readSection,
  place: readPlace,
  series: readSeries,
};

/**
 * A thing as the command that saves it takes one; null where there is none.
 * @throws NotAllowed
 */
export async function readRecord(actor: Actor, kind: RecordKind, id: string) {
  insist(actor, "content.write");
  return readers[kind](database(), id);
}

const pageSize = 50;
/** Among how many that a name finds one looks further. */
const mostNamed = 1_000;

export type Asked = {
  /** What is typed of the name. */
  query?: string;
  /** Columns and what they hold. */
  where?: Readonly<Record<string, string>>;
  /** Whether what was made last comes first. */
  isNewestFirst?: boolean;
  /** From 1. */
  number?: number;
};

/**
 * What there is of a kind, for who keeps it true: what a name finds, the nearest first; otherwise all, in
 * Vietnamese order or by date, the latest first.
 * @throws NotAllowed
 */
export async function findRecords(
  actor: Actor,
  kind: RecordKind,
  language: Language,
  { query = "", where = {}, isNewestFirst = false, number = 1 }: Asked,
): Promise<Page<Row>> {
  insist(actor, "content.write");
  const folded = fold(query);
  const all = (more: object, range: Range) =>
    readAll(kind, language, { where: { ...where, ...more }, isNewestFirst, ...range });
  if (kind === "section") {
    const rows = await all({}, { skip: 0, take: 1_000 });
    return {
      items: rows.filter(({ name }) => fold(name).includes(folded)),
      number,
      hasNext: false,
    };
  }
  if (folded === "") return readPage(number, pageSize, (range) => all({}, range));
  if (Object.keys(where).length === 0 && !isNewestFirst) {
    return readPage(number, pageSize, async ({ skip, take }) =>
      (await findByName(query, [kind], language, skip + take)).slice(skip),
    );
  }
  const found = await findByName(query, [kind], language, mostNamed);
  const ids = found.map(({ id }) => id);
  return readPage(number, pageSize, (range) => all({ id: { in: ids } }, range));
}

type Range = { skip: number; take: number };

async function readAll(
  kind: RecordKind,
  language: Language,
  { where, isNewestFirst, ...range }: Range & { where: object; isNewestFirst: boolean },
): Promise<Row[]> {
  const db = database();
  type Named = { id: string; name: string; nameEn: string | null };
  const rowOf = (row: Named, detail = ""): Row => ({
    id: row.id,
    name: requiredText(row, "name", language).text,
    detail,
  });
  const inOrder = (rows: Named[]) =>
    rows
      .map((row) => ({ row: rowOf(row), key: isNewestFirst ? row.id : sortKey(row.name) }))
      .sort((a, b) => (a.key < b.key === isNewestFirst ? 1 : -1))
      .slice(range.skip, range.skip + range.take)
      .map(({ row }) => row);
  const ascending = "asc" as const;
  const descending = "desc" as const;
  const lastMade = [{ id: descending }];
  const bySortKey = {
    where,
    orderBy: isNewestFirst ? lastMade : [{ sortKey: ascending }, { id: ascending }],
    ...range,
  };
  const newestFirst = {
    where,
    orderBy: isNewestFirst ? lastMade : [{ sortOn: descending }, { id: descending }],
    ...range,
  };
  const on = (date: string | null) => (date ? formatInexactDate(date, language) : "");
  switch (kind) {
    case "person":
      return (await db.person.findMany(bySortKey)).map((row) => rowOf({ ...row, nameEn: null }));
    case "organization":
      return (await db.organization.findMany(bySortKey)).map((row) =>
        rowOf(row, row.dissolvedOn ? `– ${on(row.dissolvedOn)}` : ""),
      );
    case "event":
      return (await db.event.findMany(newestFirst)).map((row) => rowOf(row, on(row.startsOn)));
    case "document":
      return (await db.document.findMany(newestFirst)).map(({ id, type, number, title }) => ({
        id,
        name: number ? `${type} ${number}` : type,
        detail: title ?? "",
      }));
    case "topic":
      return inOrder(await db.topic.findMany({ where }));
    case "place":
      return inOrder(await db.place.findMany({ where }));
    case "series":
      return inOrder(await db.eventSeries.findMany({ where }));
    case "section":
      return (await db.section.findMany({ orderBy: { position: "asc" }, ...range })).map((row) =>
        rowOf(row),
      );
  }
}
