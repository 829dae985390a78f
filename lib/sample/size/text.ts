import type { Block, Body, Inline, MentionKind } from "#lib/content/articles/body.ts";
import { type Language, requiredText } from "#lib/content/language.ts";
import { formatInexactDate } from "#lib/text/inexact-date.ts";
import { normalizeLine } from "#lib/text/normalize.ts";
import type { Event } from "./events.ts";
import type { Chance } from "./random.ts";
import * as words from "./words.ts";
import * as world from "./world.ts";

export type Text = { language: Language; kicker: string; title: string; lead: string; body: Body };

/** Whom and what an article speaks of: those of the event, if it covers it, or others. */
export function sceneOf(chance: Chance, index: number, event: Event) {
  const { counts } = world;
  const covers = chance.is(0.6);
  const topic = () => world.topic(chance.popular(counts.topic(index), 3));
  const person = () => world.person(chance.popular(counts.person(index), 20));
  const organization = () => world.organization(chance.popular(counts.organization(index), 5));
  const about = covers ? event.about : topic();
  const speakers = covers ? event.people : [person(), person()];
  return {
    event: covers ? event : null,
    about,
    topics: [...new Set([about, ...Array.from({ length: chance.below(3) }, topic)])],
    place: covers ? event.place : world.place(chance.below(counts.place())),
    kindName: event.kindName,
    day: event.row.startsOn,
    organization: (covers && event.organizers[0]) || organization(),
    other: organization(),
    speakers: [...new Set(speakers)].slice(0, 1 + chance.below(2)),
    document: world.document(chance.popular(counts.document(index), 5)),
    // A few articles are many times as long as the others.
    rounds: chance.is(0.03) ? 6 : 1,
  };
}

type Scene = ReturnType<typeof sceneOf>;
type Slots = Record<string, string | Inline>;

/** What stands for the names in braces, in a language. */
function slotsOf(chance: Chance, scene: Scene, language: Language): Slots {
  const { about, place, document, event, organization, other } = scene;
  const named = (kind: MentionKind, row: { id: string; name: string; nameEn: string }) =>
    mention(kind, row.id, requiredText(row, "name", language).text);
  return {
    matter: about.matter[language],
    field: about.field[language],
    place: world.bareName(place),
    venue: requiredText(place, "name", language).text,
    kind: scene.kindName,
    count: String(12 + chance.below(480)),
    day: normalizeLine(formatInexactDate(scene.day, language)),
    document: mention("document", document.id, world.numbered(document, language)),
    organization: named("organization", organization.row),
    other: named("organization", other.row),
    event: event ? named("event", event.row) : scene.kindName,
  };
}

function speaking(slots: Slots, speaker: Scene["speakers"][0] | undefined, language: Language) {
  if (!speaker) return slots;
  const { row, capacity, capacityEn } = speaker;
  const honorific = language === "vi" ? row.honorific : row.honorificEn;
  const person = mention("person", row.id, honorific ? `${honorific} ${row.name}` : row.name);
  return { ...slots, person, capacity: language === "vi" ? capacity : capacityEn };
}

export function vietnamese(chance: Chance, scene: Scene): Text {
  const slots = slotsOf(chance, scene, "vi");
  const say = (sentences: readonly string[], more = slots) =>
    paragraph(filled(chance.pick(sentences), more));
  const content: Block[] = [say(scene.event ? words.openings : words.facts)];
  for (let round = 0; round < scene.rounds; round++) {
    if (chance.is(0.4)) content.push(heading(chance.pick(words.headings)));
    for (const speaker of scene.speakers) {
      const claim = line(chance.pick(words.claims), slots);
      content.push(say(words.speeches, { ...speaking(slots, speaker, "vi"), claim }));
    }
    content.push(...aside(chance, slots), say(words.facts));
  }
  content.push(say(words.closings, speaking(slots, scene.speakers[0], "vi")), remark("vi"));
  return {
    language: "vi",
    kicker: `Tin mẫu · ${scene.kindName}`,
    title: world.capital(line(chance.pick(words.headlines), slots)),
    lead: line(chance.pick(words.leads), slots),
    body: { type: "doc", content },
  };
}

export function english(chance: Chance, scene: Scene): Text {
  const slots = slotsOf(chance, scene, "en");
  const { titles, leads, openings, speeches, facts } = words.english;
  const say = (sentences: readonly string[], more = slots) =>
    paragraph(filled(chance.pick(sentences), more));
  const content = [
    say(scene.event ? openings : facts),
    ...scene.speakers.map((speaker) => say(speeches, speaking(slots, speaker, "en"))),
    say(facts),
    remark("en"),
  ];
  return {
    language: "en",
    kicker: "Sample news",
    title: world.capital(line(chance.pick(titles), slots)),
    lead: line(chance.pick(leads), slots),
    body: { type: "doc", content },
  };
}

/** What interrupts the paragraphs of some articles. */
function aside(chance: Chance, slots: Slots): Block[] {
  const kind = chance.below(10);
  if (kind < 2) {
    const quotation = paragraph(filled(chance.pick(words.quotations), slots));
    return [{ type: "blockquote", content: [quotation] }];
  }
  if (kind === 2) {
    const content = words.tasks
      .slice(chance.below(3))
      .map((task) => ({ type: "listItem" as const, content: [paragraph(filled(task, slots))] }));
    return [{ type: "bulletList", content }];
  }
  if (kind === 3) {
    const [label] = chance.pick(words.figures);
    return [{ type: "pullFigure", attrs: { value: String(20 + chance.below(900)), label } }];
  }
  return [];
}

const plain = (text: string): Inline => ({ type: "text", text });
const mention = (kind: MentionKind, id: string, text: string): Inline => ({
  type: "text",
  text,
  marks: [{ type: "mention", attrs: { kind, id } }],
});
const paragraph = (content: Inline[]) => ({ type: "paragraph" as const, content });
const heading = (text: string): Block => ({
  type: "heading",
  attrs: { level: 2 },
  content: [plain(text)],
});
/** That nothing of this is so, under every article. */
const remark = (language: Language) =>
  paragraph([
    {
      type: "text",
      text: language === "vi" ? world.invented : world.inventedEn,
      marks: [{ type: "italic" }],
    },
  ]);

/** A sentence with its names replaced; what stands for one may be linked. */
function filled(sentence: string, slots: Slots): Inline[] {
  const pieces: Inline[] = [];
  let text = "";
  for (const [index, piece] of sentence.split(/[{}]/).entries()) {
    const slot = index % 2 === 0 ? piece : (slots[piece] ?? "");
    if (typeof slot === "string") text += slot;
    else {
      if (text) pieces.push(plain(text));
      pieces.push(slot);
      text = "";
    }
  }
  if (text) pieces.push(plain(text));
  return pieces;
}

/** The same as plain text. */
const line = (sentence: string, slots: Slots) =>
  filled(sentence, slots)
    .map((piece) => (piece.type === "text" ? piece.text : " "))
    .join("");
