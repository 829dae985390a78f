import { mentionsIn, textOf } from "#lib/content/articles/body.ts";
import { localDay } from "#lib/text/date-time.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import { addEvent, articlesAnEvent, type Event, event } from "./events.ts";
import { Chance, day, idOf, momentOf } from "./random.ts";
import { addReadings } from "./readings.ts";
import type { Rows } from "./rows.ts";
import { countWords } from "./spelling.ts";
import { english, sceneOf, type Text, vietnamese } from "./text.ts";
import * as words from "./words.ts";
import * as world from "./world.ts";

/**
 * What of the portal's own the articles use: identifiers, in an order that stays, and what time it is
 * there, in milliseconds.
 */
export type Portal = { sections: readonly string[]; pictures: readonly string[]; now: number };

/** What everything about an article is drawn from; it appears on the day of its event. */
function begin(index: number) {
  const chance = new Chance("article", index);
  const heldAt = momentOf(Math.floor(index / articlesAnEvent), 10);
  const at = heldAt - (heldAt % day) + chance.below(0.6 * day);
  return { chance, at, id: idOf("article", index, at) };
}

export const articleId = (index: number) => begin(index).id;

let latest: { index: number; event: Event } | undefined;

/** The event of an article; of several articles in a row it is the same. */
function eventOf(article: number): Event {
  const index = Math.floor(article / articlesAnEvent);
  if (latest?.index !== index) latest = { index, event: event(index) };
  return latest.event;
}

/** Articles that follow each other, with the events that begin with one of them. */
export function addArticles(rows: Rows, indexes: readonly number[], portal: Portal): void {
  for (const index of indexes) {
    if (index % articlesAnEvent === 0) addEvent(rows, index / articlesAnEvent);
  }
  for (const index of indexes) addArticle(rows, index, portal);
}

function addArticle(rows: Rows, index: number, portal: Portal): void {
  const { chance, at, id } = begin(index);
  const scene = sceneOf(chance, index, eventOf(index));
  const original = vietnamese(chance, scene);
  const texts: Text[] = chance.is(0.05) ? [original, english(chance, scene)] : [original];
  const slug = world.slugOf(original.title, index);
  const publishedAt = new Date(at).toISOString();
  const sectionId = portal.sections[chance.popular(portal.sections.length, 2)] as string;
  rows.add("Article", {
    id,
    slug,
    sectionId,
    status: "PUBLISHED",
    originalLanguage: "vi",
    publishedAt,
    createdAt: publishedAt,
  });
  rows.add(
    "ArticleTopic",
    ...scene.topics.map(({ row }, position) => ({ articleId: id, topicId: row.id, position })),
  );
  if (scene.event) {
    rows.add("ArticleEvent", { articleId: id, eventId: scene.event.row.id, position: 0 });
  }
  if (chance.is(0.7)) {
    rows.add("ArticleSource", {
      id: idOf("source", index, at),
      articleId: id,
      position: 0,
      kind: "BASED_ON",
      name: world.invented,
      nameEn: world.inventedEn,
      publishedOn: localDay(new Date(at)),
    });
  }
  const event = scene.event ? [scene.event, ...scene.event.organizers] : [];
  const lists = new Set([sectionId, ...[...scene.topics, ...event].map(({ row }) => row.id)]);
  const leads = portal.pictures.length > 0 && chance.is(0.6);
  const leadMediaId = leads ? chance.pick(portal.pictures) : null;
  for (const [nth, { language, body, ...text }] of texts.entries()) {
    const number = index * 2 + nth;
    const editionId = idOf("edition", number, at);
    const bodyText = textOf(body);
    rows.add("Edition", {
      ...text,
      id: editionId,
      articleId: id,
      language,
      number: 1,
      state: "LIVE",
      body,
      bodyText,
      wordCount: countWords(bodyText),
      leadMediaId,
      leadCaption: leads ? words.invented[nth] : null,
      translationOfId: nth === 0 ? null : idOf("edition", index * 2, at),
      createdAt: publishedAt,
      publishedAt,
    });
    addBylines(rows, editionId, number, at);
    const mentions = mentionsIn(body);
    for (const { kind, id } of mentions) if (kind !== "event") lists.add(id);
    rows.add(
      "Mention",
      ...mentions.map(({ kind, id }, position) => ({
        id: idOf("mention", number * 32 + position, at),
        editionId,
        position,
        personId: null,
        organizationId: null,
        eventId: null,
        documentId: null,
        [`${kind}Id`]: id,
      })),
    );
    const wording = () => ({
      title: text.title,
      detail: excerpt(text.lead, 200),
      names: [text.kicker],
      text: `${text.lead} ${bodyText}`,
      happenedAt: new Date(at),
    });
    rows.find("ARTICLE", { id, slug }, wording, [language]);
  }
  // What list_articles, which has to look all this up, would write.
  rows.add("Listing", ...[...lists].map((ofId) => ({ ofId, publishedAt, articleId: id })));
  addReadings(rows, { index, id, at }, portal.now);
}

/** A few people of the world write; most bylines are free names. */
function addBylines(rows: Rows, editionId: string, edition: number, at: number): void {
  const chance = new Chance("byline", edition);
  for (let position = 0; position < (chance.is(0.2) ? 2 : 1); position++) {
    const isPerson = chance.is(0.3);
    rows.add("Byline", {
      id: idOf("byline", edition * 2 + position, at),
      editionId,
      role: position === 0 ? "AUTHOR" : "PHOTOGRAPHER",
      position,
      personId: isPerson ? world.person(chance.popular(100, 5)).row.id : null,
      name: isPerson ? null : `${chance.pick(words.middles)} ${chance.pick(words.givens)}`,
    });
  }
}
