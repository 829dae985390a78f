import { requiredText } from "#lib/content/language.ts";
import { localDay } from "#lib/text/date-time.ts";
import { formatInexactDate } from "#lib/text/inexact-date.ts";
import { Chance, day, idOf, momentOf } from "./random.ts";
import type { Rows } from "./rows.ts";
import * as words from "./words.ts";
import * as world from "./world.ts";

/** Every so many articles there is an event, which most of them cover. */
export const articlesAnEvent = 10;

/** The event of an index, and who was there; its world is that of the first article on it. */
export function event(index: number) {
  const chance = new Chance("event", index);
  const articles = index * articlesAnEvent;
  const at = momentOf(index, 10);
  const id = idOf("event", index, at);
  const [kind, kindName, kindNameEn] = chance.pick(words.eventKinds);
  const about = world.topic(chance.popular(world.counts.topic(articles), 3));
  const place = world.place(chance.below(world.counts.place()));
  const name = `${kindName} về ${about.matter.vi} ${about.field.vi} tại ${world.bareName(place)}`;
  // A few are still to come, whenever that is read.
  const startsOn = localDay(
    new Date(chance.is(0.004) ? at + (3_000 + chance.below(2_000)) * day : at),
  );
  const organizers = several(1 + chance.below(2), () =>
    chance.popular(world.counts.organization(articles), 8),
  ).map(world.organization);
  const people = several(2 + chance.below(5), () =>
    chance.popular(world.counts.person(articles), 50),
  ).map(world.person);
  const documents = several(chance.below(3), () =>
    chance.popular(world.counts.document(articles), 10),
  ).map(world.document);
  const startMinute = chance.is(0.7) ? 420 + 30 * chance.below(16) : null;
  return {
    at,
    about,
    place,
    kindName,
    organizers,
    people,
    documents,
    figures: several(chance.below(3), () => chance.below(words.figures.length)).map((which) => ({
      value: String(20 + chance.below(900)),
      label: words.figures[which]?.[0],
      labelEn: words.figures[which]?.[1],
    })),
    row: {
      id,
      slug: world.slugOf(name, index),
      kind,
      name,
      nameEn: `${kindNameEn} on ${about.matter.en} ${about.field.en}, ${world.bareName(place)}`,
      summary: `${name} bàn về cách làm ở cơ sở. ${world.invented}`,
      summaryEn: world.inventedEn,
      startsOn,
      endsOn: chance.is(0.15) ? localDay(new Date(Date.parse(startsOn) + day)) : null,
      startMinute,
      placeId: place.id,
    },
  };
}

export type Event = ReturnType<typeof event>;

/** So many numbers, each once; fewer where they repeat themselves. */
const several = (count: number, draw: () => number) => [
  ...new Set(Array.from({ length: count }, draw)),
];

const parts = ["CHAIR", "OPENING", "SPEAKER", "SPEAKER", "SPEAKER", "ATTENDEE"] as const;

export function addEvent(rows: Rows, index: number): void {
  const { at, row, place, about, organizers, people, documents, figures } = event(index);
  const eventId = row.id;
  rows.add("Event", row);
  rows.add(
    "EventOrganizer",
    ...organizers.map(({ row: { id: organizationId } }, position) => {
      const role = position === 0 ? "HOST" : "CO_HOST";
      return { eventId, organizationId, role, position };
    }),
  );
  rows.add(
    "Appearance",
    ...people.map((who, position) => {
      const part = parts[position] ?? "SPEAKER";
      const speaks = part === "SPEAKER";
      return {
        id: idOf("appearance", index * 8 + position, at),
        eventId,
        personId: who.row.id,
        sortOn: row.startsOn,
        part,
        position,
        capacity: who.capacity,
        capacityEn: who.capacityEn,
        honorific: who.row.honorific,
        honorificEn: who.row.honorificEn,
        paperTitle: speaks ? `Kinh nghiệm về ${about.matter.vi}` : null,
        paperTitleEn: speaks ? `Experience with ${about.matter.en}` : null,
        organizationId: who.organizationId,
        appointmentId: who.appointments[0]?.id,
      };
    }),
  );
  rows.add(
    "EventFigure",
    ...figures.map((figure, position) => {
      const id = idOf("figure", index * 4 + position, at);
      return { id, eventId, position, ...figure };
    }),
  );
  rows.add(
    "EventDocument",
    ...documents.map(({ id: documentId }, position) => ({ eventId, documentId, position })),
  );
  rows.find("EVENT", row, (language) => ({
    title: requiredText(row, "name", language).text,
    detail: `${formatInexactDate(row.startsOn, language)} · ${requiredText(place, "name", language).text}`,
    names: language === "en" ? [row.name] : [],
    text: requiredText(row, "summary", language).text,
    happenedAt: new Date(row.startsOn),
  }));
}
