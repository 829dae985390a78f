import { database } from "#lib/db/client.ts";
import type { AddressKind } from "#lib/db/generated/enums.ts";
import { findNamed } from "#lib/search/queries.ts";
import { fold } from "#lib/text/fold.ts";
import { type Language, requiredText } from "./language.ts";

/** What bears a name, for who links it. */
export type Kind =
  | "person"
  | "organization"
  | "event"
  | "document"
  | "topic"
  | "place"
  | "series"
  | "position";

const searched = {
  person: "PERSON",
  organization: "ORGANIZATION",
  event: "EVENT",
  document: "DOCUMENT",
  topic: "TOPIC",
} as const satisfies Partial<Record<Kind, AddressKind>>;

export type Found = { kind: Kind; id: string; name: string; detail: string };

/**
 * What of some kinds bears a name that holds what is typed so far, the nearest first.
 * @param typed any normalization form, with or without diacritics.
 */
export async function findByName(
  typed: string,
  kinds: readonly Kind[],
  language: Language,
  take: number,
): Promise<Found[]> {
  const inSearch = kinds.flatMap((kind) => (kind in searched ? searched[kind as "person"] : []));
  const found = await findNamed(typed, inSearch, language, take);
  const kindOf = (stored: AddressKind) =>
    (Object.keys(searched) as (keyof typeof searched)[]).find((one) => searched[one] === stored);
  const others = await Promise.all(
    kinds.map((kind) => (kind in searched ? [] : findAmong(kind, typed, language))),
  );
  return [
    ...found.map((one) => ({ ...one, kind: kindOf(one.kind) as Kind })),
    ...others.flat(),
  ].slice(0, take);
}

/** Of what no reader searches for there is little enough to be read through. */
async function findAmong(kind: Kind, typed: string, language: Language): Promise<Found[]> {
  const folded = fold(typed);
  if (folded === "") return [];
  const rows = await readAll(kind, language);
  const at = ({ name, detail }: Found) => fold(`${name} ${detail}`).indexOf(folded);
  return rows
    .filter((row) => at(row) >= 0)
    .sort((a, b) => at(a) - at(b) || a.name.length - b.name.length);
}

async function readAll(kind: Kind, language: Language): Promise<Found[]> {
  const nameOf = (row: { name: string; nameEn: string | null }) =>
    requiredText(row, "name", language).text;
  if (kind === "place") {
    const rows = await database().place.findMany({ include: { parent: true } });
    return rows.map((row) => ({
      kind,
      id: row.id,
      name: nameOf(row),
      detail: row.parent ? nameOf(row.parent) : "",
    }));
  }
  if (kind === "series") {
    const rows = await database().eventSeries.findMany();
    return rows.map((row) => ({ kind, id: row.id, name: nameOf(row), detail: "" }));
  }
  const rows = await database().position.findMany({ include: { organization: true } });
  return rows.map((row) => ({
    kind,
    id: row.id,
    name: `${requiredText(row, "title", language).text}, ${nameOf(row.organization)}`,
    detail: "",
  }));
}

/** The names of some of a kind, by their ids. */
export async function namesOf(
  kind: Kind,
  ids: readonly string[],
  language: Language,
): Promise<Map<string, string>> {
  const where = { id: { in: [...ids] } };
  const db = database();
  const entitled = async (rows: Promise<{ id: string; name: string; nameEn?: string | null }[]>) =>
    new Map((await rows).map((row) => [row.id, requiredText(row, "name", language).text]));
  if (ids.length === 0) return new Map();
  switch (kind) {
    case "person":
      return entitled(db.person.findMany({ where, select: { id: true, name: true } }));
    case "organization":
      return entitled(db.organization.findMany({ where }));
    case "event":
      return entitled(db.event.findMany({ where }));
    case "topic":
      return entitled(db.topic.findMany({ where }));
    case "place":
      return entitled(db.place.findMany({ where }));
    case "series":
      return entitled(db.eventSeries.findMany({ where }));
    case "document": {
      const rows = await db.document.findMany({ where });
      return new Map(rows.map(({ id, type, number }) => [id, number ? `${type} ${number}` : type]));
    }
    case "position": {
      const rows = await db.position.findMany({ where, include: { organization: true } });
      const named = (row: (typeof rows)[number]) =>
        `${requiredText(row, "title", language).text}, ${requiredText(row.organization, "name", language).text}`;
      return new Map(rows.map((row) => [row.id, named(row)]));
    }
  }
}
