import type { FieldSpec } from "#components/desk/record/fields.ts";
import { type Desk, wordsIn } from "#components/desk/words.ts";
import type { Actor } from "#lib/access/access.ts";
import { pagePath, type Route } from "#lib/content/addresses.ts";
import type { Result } from "#lib/content/command.ts";
import { saveDocument } from "#lib/content/documents/commands.ts";
import { saveEvent, saveSeries } from "#lib/content/events/commands.ts";
import type { Language } from "#lib/content/language.ts";
import type { Kind as NamedKind } from "#lib/content/names.ts";
import { saveOrganization } from "#lib/content/organizations/commands.ts";
import { savePerson } from "#lib/content/people/commands.ts";
import { savePlace } from "#lib/content/places/commands.ts";
import type { RecordKind } from "#lib/content/records.ts";
import { saveSection, saveTopic } from "#lib/content/topics/commands.ts";
import {
  AppearancePart,
  DayPart,
  EventKind,
  EventStatus,
  OrganizationKind,
  OrganizationLevel,
  OrganizationNameKind,
  OrganizerRole,
  PlaceKind,
} from "#lib/db/generated/enums.ts";
import { translations } from "#lib/i18n/translations.ts";

/** A kind of thing that reports speak of, and how it is written on the desk. */
export type Kind = {
  /** Under which its name is looked up. */
  named: RecordKind;
  /** Whose page readers have of it. */
  route: Route | null;
  save: (actor: Actor, input: never) => Promise<Result<string>>;
  fields: (language: Language) => FieldSpec[];
};

type Name = Parameters<Desk>[0];
const fieldsIn = (language: Language) => {
  const t = wordsIn(language);
  const label = (name: string): string =>
    name.endsWith("En")
      ? t("record.inEnglish", { label: label(name.slice(0, -2)) })
      : t(`record.fields.${name}` as Name);
  // What readers are shown is called the same here.
  const [event, organization] = [
    translations("event", language),
    translations("organization", language),
  ];
  const options = {
    eventKind: [EventKind, (one: EventKind) => event(`kind.${one}`)],
    eventStatus: [EventStatus, (one: EventStatus) => event(`status.${one}`)],
    dayPart: [DayPart, (one: DayPart) => event(`dayPart.${one}`)],
    part: [AppearancePart, (one: AppearancePart) => event(`part.${one}`)],
    level: [OrganizationLevel, (one: OrganizationLevel) => organization(`level.${one}`)],
    nameKind: [
      OrganizationNameKind,
      (one: OrganizationNameKind) => organization(`nameKind.${one}`),
    ],
    organizationKind: [
      OrganizationKind,
      (one: OrganizationKind) => t(`record.organizationKind.${one}`),
    ],
    organizerRole: [OrganizerRole, (one: OrganizerRole) => t(`record.organizerRole.${one}`)],
    placeKind: [PlaceKind, (one: PlaceKind) => t(`record.placeKind.${one}`)],
  } as const;
  const named =
    <K extends "line" | "text" | "number" | "minute" | "lines">(kind: K) =>
    (name: string, more: { required?: boolean; hint?: string } = {}): FieldSpec => ({
      name,
      label: label(name),
      kind,
      ...more,
    });
  const [line, text] = [named("line"), named("text")];
  return {
    t,
    line,
    text,
    number: named("number"),
    minute: named("minute"),
    lines: named("lines"),
    /** A field with its English form. */
    both: (name: string, of: typeof line = line, more = {}) => [of(name, more), of(`${name}En`)],
    date: (name: string) => line(name, { hint: t("record.dateHint") }),
    slug: (...from: string[]): FieldSpec => ({
      name: "slug",
      label: label("slug"),
      hint: t("filing.slugHelp"),
      required: true,
      kind: "slug",
      from,
    }),
    choice: (name: string, of: keyof typeof options, required = true): FieldSpec => {
      const [values, written] = options[of] as readonly [object, (one: string) => string];
      const pairs = Object.keys(values).map((one): [string, string] => [one, written(one)]);
      return { name, label: label(name), kind: "choice", options: pairs, required };
    },
    pick: (name: string, of: NamedKind, more: { required?: boolean; resets?: string } = {}) =>
      ({ name, label: label(name), kind: "pick", of, ...more }) satisfies FieldSpec,
    picks: (name: string, of: NamedKind): FieldSpec => ({
      name,
      label: label(name),
      kind: "picks",
      of,
    }),
    rows: (name: string, ...fields: FieldSpec[]): FieldSpec => ({
      name,
      label: label(name),
      kind: "rows",
      add: t(`record.add.${name}` as Name),
      fields,
    }),
  };
};

const required = { required: true };

export const kinds = {
  events: {
    named: "event",
    route: "events",
    save: saveEvent,
    fields: (language) => {
      const { both, choice, date, line, minute, number, pick, picks, rows, slug, text } =
        fieldsIn(language);
      return [
        ...both("name", line, required),
        choice("kind", "eventKind"),
        choice("status", "eventStatus"),
        slug("name"),
        pick("placeId", "place"),
        date("startsOn"),
        date("endsOn"),
        minute("startMinute"),
        minute("endMinute"),
        choice("dayPart", "dayPart", false),
        ...both("dateNote"),
        ...both("summary", text),
        rows(
          "organizers",
          pick("organizationId", "organization", required),
          choice("role", "organizerRole"),
        ),
        rows(
          "appearances",
          pick("personId", "person", { required: true, resets: "appointmentId" }),
          choice("part", "part"),
          ...both("capacity", line, required),
          ...both("honorific"),
          ...both("paperTitle"),
          pick("organizationId", "organization"),
        ),
        rows("figures", ...both("value", line, required), ...both("label", line, required)),
        picks("documentIds", "document"),
        rows("materials", ...both("title", line, required), line("url")),
        pick("seriesId", "series"),
        number("seriesPosition"),
      ];
    },
  },
  people: {
    named: "person",
    route: "speakers",
    save: savePerson,
    fields: (language) => {
      const { both, date, line, lines, pick, rows, slug, t, text } = fieldsIn(language);
      return [
        line("name", required),
        slug("name"),
        ...both("honorific"),
        rows(
          "appointments",
          pick("positionId", "position", required),
          date("startsOn"),
          date("endsOn"),
          date("attestedOn"),
          ...both("source", line, required),
          line("sourceUrl"),
        ),
        ...both("biography", text),
        lines("sameAs", { hint: t("record.linesHint") }),
      ];
    },
  },
  organizations: {
    named: "organization",
    route: "organizations",
    save: saveOrganization,
    fields: (language) => {
      const { both, choice, date, line, pick, rows, slug, text } = fieldsIn(language);
      return [
        ...both("name", line, required),
        line("shortName"),
        slug("name"),
        choice("kind", "organizationKind"),
        choice("level", "level"),
        pick("placeId", "place"),
        line("website"),
        date("foundedOn"),
        date("dissolvedOn"),
        ...both("purpose", text),
        rows(
          "names",
          choice("kind", "nameKind"),
          ...both("name", line, required),
          date("startsOn"),
          date("endsOn"),
        ),
        rows(
          "parents",
          pick("parentId", "organization", required),
          date("startsOn"),
          date("endsOn"),
        ),
        rows("positions", ...both("title", line, required)),
      ];
    },
  },
  documents: {
    named: "document",
    route: "documents",
    save: saveDocument,
    fields: (language) => {
      const { both, date, line, pick, slug, text } = fieldsIn(language);
      return [
        ...both("type", line, required),
        line("number"),
        slug("type", "number"),
        ...both("title"),
        pick("issuerId", "organization"),
        date("issuedOn"),
        ...both("term"),
        ...both("summary", text),
      ];
    },
  },
  topics: {
    named: "topic",
    route: "topics",
    save: saveTopic,
    fields: (language) => {
      const { both, line, slug, text } = fieldsIn(language);
      return [...both("name", line, required), slug("name"), ...both("description", text)];
    },
  },
  sections: {
    named: "section",
    route: "sections",
    save: saveSection,
    fields: (language) => {
      const { both, line, number, slug, t, text } = fieldsIn(language);
      return [
        ...both("name", line, required),
        slug("name"),
        number("position", { required: true, hint: t("record.positionHint") }),
        ...both("description", text),
      ];
    },
  },
  places: {
    named: "place",
    route: null,
    save: savePlace,
    fields: (language) => {
      const { both, choice, date, line, pick, slug } = fieldsIn(language);
      return [
        ...both("name", line, required),
        slug("name"),
        choice("kind", "placeKind"),
        line("address"),
        pick("parentId", "place"),
        pick("mergedIntoId", "place"),
        date("endedOn"),
      ];
    },
  },
  series: {
    named: "series",
    route: null,
    save: saveSeries,
    fields: (language) => {
      const { both, line, slug, text } = fieldsIn(language);
      return [...both("name", line, required), slug("name"), ...both("description", text)];
    },
  },
} satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;
export const kindNames = Object.keys(kinds) as KindName[];

export const kindIn = (asked: string): KindName | undefined =>
  kindNames.find((one) => one === asked);

/** The page that readers have of something; null where they have none. */
export const pageOf = (kind: KindName, slug: string, language: Language) => {
  const { route } = kinds[kind] as Kind;
  return route && pagePath(route, language, [slug]);
};
