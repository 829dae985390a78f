import { beforeAll, describe, expect, it } from "vitest";
import { bringBack } from "#lib/content/articles/commands.ts";
import { saveDraft } from "#lib/content/articles/draft-commands.ts";
import { anything, noDependencies, noteDependencies } from "#lib/content/dependencies.ts";
import { mergeDuplicates, undoMerge } from "#lib/content/duplicates/commands.ts";
import { saveEvent } from "#lib/content/events/commands.ts";
import { saveSuccession } from "#lib/content/organizations/commands.ts";
import { savePerson } from "#lib/content/people/commands.ts";
import { savePlace } from "#lib/content/places/commands.ts";
import { saveSection, saveTopic } from "#lib/content/topics/commands.ts";
import { addViews, rankMostRead } from "#lib/content/views/write.ts";
import { database } from "#lib/db/client.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { actor, bodyOf, done, draftOf, newArticle } from "./content.ts";
import { renderPage } from "./reader-pages.ts";
import {
  again,
  article,
  down,
  event,
  idOf,
  ids,
  makeWorld,
  mention,
  person,
  publish,
  section,
} from "./world.ts";

/*
 * Every page is made before and after a command. What has changed must have depended on what the
 * command announced, and hardly anything else may have.
 */

ownDatabase();

type Made = { text: string; keys: Set<string> };

const paths = (word: string, ...slugs: string[]) => slugs.map((slug) => `/${word}/${slug}`);
const addresses = [
  ...["/", "/en", "/bai-viet", "/su-kien", "/su-kien?nam=2024", "/su-kien?nam=2023"],
  ...["/dien-gia", "/dien-gia?chu=N", "/to-chuc", "/to-chuc?xem=cap", "/en/organizations"],
  ...["/van-ban", "/chu-de", "/en/topics", "/luu-tru", "/luu-tru/2024/03", "/luu-tru/2024/04"],
  ...["/tim-kiem?q=hoi+thao", "/gioi-thieu", "/doc-nhieu", "/bai-viet/khong-co"],
  ...paths("bai-viet", "mot", "hai", "ba", "moi", "mot-doi-ten"),
  ...paths("en/articles", "mot", "hai"),
  ...paths("chuyen-muc", "mot", "hai"),
  ...paths("chu-de", "mot", "hai", "ba"),
  ...paths("su-kien", "mot", "hai", "moi"),
  ...paths("dien-gia", "mot", "hai", "moi"),
  ...paths("to-chuc", "mot", "hai", "ba"),
  ...paths("van-ban", "mot", "hai"),
];

beforeAll(async () => {
  await makeWorld();
  await addViews(
    new Map([
      ["mot", 2],
      ["hai", 1],
    ]),
  );
  await rankMostRead(0);
});

async function makeAll(): Promise<Map<string, Made>> {
  const made = new Map<string, Made>();
  for (const address of addresses) {
    const dependencies = noDependencies();
    const page = await noteDependencies(dependencies, () => renderPage(address));
    made.set(address, { text: `${page.status} ${await page.text()}`, keys: dependencies.keys });
  }
  return made;
}

async function announced(since: Date): Promise<Set<string>> {
  const entries = await database().auditEntry.findMany({ where: { at: { gte: since } } });
  return new Set([anything, ...entries.flatMap(({ changed }) => changed)]);
}

const position = async () =>
  (
    await database().position.findFirstOrThrow({
      where: { organizationId: idOf("organization mot") },
    })
  ).id;

let mergeId: string;

/** What is done, and how many pages are dropped although they stay the same: they show the thing, not that of it. */
const deeds: [name: string, spare: number, work: () => Promise<unknown>][] = [
  ["a person is renamed", 1, () => again.person("mot", { name: "Lý Thị Mới" })],
  ["a person gets a biography", 6, () => again.person("hai", { biography: "Lớn lên ở đây." })],
  [
    "a person takes office",
    6,
    async () =>
      again.person("hai", {
        appointments: [{ positionId: await position(), startsOn: "2024", source: "báo" }],
      }),
  ],
  ["a person leaves office", 6, () => again.person("hai")],
  ["a new person", 1, () => done(savePerson(actor, person("moi")))],
  ["a person moves to another address", 1, () => again.person("mot", { slug: "moi-hon" })],
  ["an organization is renamed", 5, () => again.organization("mot", { name: "Học viện" })],
  [
    "an organization moves below another",
    1,
    () => again.organization("ba", { parents: [{ parentId: idOf("organization mot") }] }),
  ],
  [
    "an organization becomes another",
    13,
    () =>
      done(
        saveSuccession(actor, {
          predecessorId: idOf("organization hai"),
          successorId: idOf("organization ba"),
          kind: "MERGED",
          happenedOn: "2025-07-01",
        }),
      ),
  ],
  ["an organization ends", 9, () => again.organization("hai", { dissolvedOn: "2025-07-01" })],
  [
    "a place is renamed",
    0,
    () =>
      done(
        savePlace(actor, { id: idOf("place"), slug: "tinh", name: "Tỉnh Hai", kind: "PROVINCE" }),
      ),
  ],
  [
    "a topic is renamed",
    0,
    () => done(saveTopic(actor, { id: idOf("topic mot"), slug: "mot", name: "Dân vận" })),
  ],
  [
    "a section is renamed",
    0,
    () => done(saveSection(actor, { id: idOf("section mot"), ...section("mot"), name: "Kinh tế" })),
  ],
  [
    "a document is issued by someone",
    5,
    () => again.document("mot", { issuerId: idOf("organization ba"), issuedOn: "2022-03-01" }),
  ],
  ["a document is issued by nobody known", 6, () => again.document("mot")],
  ["a document gets a title", 0, () => again.document("mot", { title: "Về dân vận" })],
  [
    "two people turn out to be one",
    1,
    async () => {
      const [fromId, intoId] = [idOf("person mot"), idOf("person hai")];
      mergeId = await done(mergeDuplicates(actor, { kind: "PERSON", fromId, intoId }));
    },
  ],
  ["two people are two again", 2, () => done(undoMerge(actor, { mergeId }))],
  [
    "two organizations turn out to be one",
    10,
    async () => {
      const [fromId, intoId] = [idOf("organization mot"), idOf("organization hai")];
      mergeId = await done(mergeDuplicates(actor, { kind: "ORGANIZATION", fromId, intoId }));
    },
  ],
  ["two organizations are two again", 10, () => done(undoMerge(actor, { mergeId }))],
  ["an event is renamed", 1, () => again.event("mot", { name: "Hội nghị" })],
  ["an event moves to another year", 1, () => again.event("mot", { startsOn: "2023-03-19" })],
  [
    "an event gets other people, organizers and documents",
    0,
    () =>
      again.event("mot", {
        organizers: [{ organizationId: idOf("organization ba"), role: "HOST" }],
        appearances: [{ personId: idOf("person hai"), part: "SPEAKER", capacity: "Khách" }],
        documentIds: [idOf("document hai")],
      }),
  ],
  [
    "events become a series",
    5,
    async () => {
      await again.event("mot", { seriesId: idOf("series"), seriesPosition: 1 });
      await again.event("hai", { seriesId: idOf("series"), seriesPosition: 2 });
    },
  ],
  [
    "a new event",
    1,
    () => done(saveEvent(actor, { ...event("mot"), slug: "moi", startsOn: "2024-05-01" })),
  ],
  ["a new draft", 0, () => done(saveDraft(actor, draftOf(idOf("article mot"), "Bản nháp")))],
  ["a new edition", 2, () => publish("mot", "Bài mốt")],
  ["a translation", 10, () => publish("hai", "Report two", { language: "en" })],
  [
    "a new edition speaks of others",
    12,
    () =>
      publish("hai", "Bài hai", {
        body: bodyOf(
          mention("person", "mot"),
          mention("organization", "ba"),
          mention("event", "mot"),
        ),
      } as object),
  ],
  [
    "an article moves to another section, topic and event",
    1,
    () =>
      again.article("hai", {
        sectionId: idOf("section mot"),
        topicIds: [idOf("topic ba")],
        eventIds: [idOf("event mot")],
      }),
  ],
  [
    "a correction",
    10,
    () => again.article("mot", { corrections: [{ correctedAt: "2024-04-01", text: "Sửa số." }] }),
  ],
  [
    "a new article",
    0,
    async () => {
      const sectionId = idOf("section hai");
      const more = { ...article("hai"), slug: "ba" };
      ids["article ba"] = await newArticle("Bài ba", {
        sectionId,
        at: "2024-04-02",
        article: more,
      });
    },
  ],
  ["an article moves to another address", 0, () => again.article("mot", { slug: "mot-doi-ten" })],
  ["an article is withdrawn", 1, () => down("mot", "WITHDRAWN")],
  [
    "an article comes back",
    1,
    () => done(bringBack(actor, { articleId: idOf("article mot"), reason: "Gỡ nhầm." })),
  ],
  ["an article is removed", 0, () => down("ba", "REMOVED")],
];

describe("what a command changes is dropped, and little else", () => {
  let last: Map<string, Made> | undefined;

  it.each(deeds)("%s", async (_, spare, work) => {
    const before = last ?? (await makeAll());
    const since = new Date();
    await work();
    const words = await announced(since);
    last = await makeAll();
    const stale: string[] = [];
    const spared: string[] = [];
    for (const [address, { text, keys }] of before) {
      const isChanged = text !== last.get(address)?.text;
      const isDropped = [...keys].some((key) => words.has(key));
      if (isChanged && !isDropped) stale.push(address);
      if (!isChanged && isDropped && !keys.has(anything)) spared.push(address);
    }
    expect(stale).toEqual([]);
    expect(spared.length, spared.join(" ")).toBe(spare);
  });
});
