import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { saveSuccession } from "#lib/content/organizations/commands.ts";
import { savePerson } from "#lib/content/people/commands.ts";
import { savePlace } from "#lib/content/places/commands.ts";
import { saveSection, saveTopic } from "#lib/content/topics/commands.ts";
import { addViews, rankMostRead } from "#lib/content/views/write.ts";
import { database } from "#lib/db/client.ts";
import { Chance } from "#lib/sample/size/random.ts";
import { localDay } from "#lib/text/date-time.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { type Portal, startPortal } from "#tests/support/portal.ts";
import { actor, bodyOf, done, newArticle } from "./content.ts";
import { again, article, down, idOf, ids, makeWorld, mention, publish } from "./world.ts";

/*
 * Three portals read one database while it is edited at random. What any of them says more than a
 * second later is compared with a portal that keeps nothing.
 */

const own = ownDatabase();
const randomRounds = 4;
const mostChanges = 3;

let portals: Portal[] = [];
let afresh: Portal;

const start = async (name: string, env: Record<string, string> = {}) => {
  const folder = path.join(inject("testFolder"), `fresh-${name}`);
  await mkdir(folder);
  // Absolute addresses must not tell one portal from another.
  return startPortal(folder, { DATABASE_URL: own.url, SITE_URL: "http://cong.test", ...env });
};

beforeAll(async () => {
  await makeWorld();
  await newArticleOf(either());
  const read = { mot: 3, hai: 2, "bai-1": 1 };
  await addViews(new Map(Object.entries(read)));
  await rankMostRead(0);
  portals = [await start("1"), await start("2"), await start("3")];
  afresh = await start("afresh", { DOCUMENTS_MEMORY_MB: "0", DOCUMENTS_DISK_MB: "0" });
}, 120_000);
afterAll(() => Promise.all([...portals, afresh].map((portal) => portal?.stop())));

/** The same deeds in every run; SEED=2 in the environment gives others. */
const seed = Number(process.env.SEED ?? 1);
const chance = new Chance("article", seed);
const either = () => chance.pick(["mot", "hai"]);
let words = 0;
const word = () => `Tên ${++words}`;

let articles = 0;
async function newArticleOf(name: string): Promise<void> {
  const slug = `bai-${++articles}`;
  ids[`article ${slug}`] = await newArticle(word(), {
    sectionId: idOf(`section ${name}`),
    article: { ...article(name), slug },
  });
}

/** The one deed that no page tells of. */
const cuttingOff = "cut off those who listen";

/** What editors do, each time a little different. */
const deeds: Record<string, () => Promise<unknown>> = {
  "rename a person": () => again.person(either(), { name: word() }),
  "rename an organization": () => again.organization(either(), { name: word() }),
  "merge an organization into another": () =>
    done(
      saveSuccession(actor, {
        predecessorId: idOf(`organization ${either()}`),
        successorId: idOf("organization ba"),
        kind: "MERGED",
        happenedOn: "2025-07-01",
        note: word(),
      }),
    ),
  "rename an event": () => again.event(either(), { name: word() }),
  "move an event": () =>
    again.event(either(), { startsOn: `202${chance.below(9)}-03-1${chance.below(9)}` }),
  "change who was there": () =>
    again.event(either(), {
      appearances: [{ personId: idOf(`person ${either()}`), part: "SPEAKER", capacity: word() }],
      organizers: [{ organizationId: idOf(`organization ${either()}`), role: "HOST" }],
    }),
  "rename a document": () => again.document(either(), { title: word() }),
  "rename a place": () =>
    done(savePlace(actor, { id: idOf("place"), slug: "tinh", name: word(), kind: "PROVINCE" })),
  "rename a topic": () =>
    done(saveTopic(actor, { id: idOf("topic mot"), slug: "mot", name: word() })),
  "rename a section": () =>
    done(saveSection(actor, { id: idOf("section mot"), slug: "mot", name: word(), position: 0 })),
  "publish a new edition": () =>
    publish(either(), word(), {
      body: bodyOf(mention("person", either()), mention("organization", either())),
    } as object),
  translate: () => publish(either(), word(), { language: "en" }),
  "file elsewhere": () =>
    again.article(either(), {
      sectionId: idOf(`section ${either()}`),
      topicIds: [idOf("topic ba"), idOf(`topic ${either()}`)],
      eventIds: [idOf(`event ${either()}`)],
    }),
  "move to another address": () => again.article("mot", { slug: `mot-${chance.below(5)}` }),
  "publish a new article": () => newArticleOf(either()),
  "take down": () =>
    down(`bai-${1 + chance.below(articles)}`, chance.pick(["WITHDRAWN", "REMOVED"])),
  [cuttingOff]: () =>
    expect
      .poll(
        () => database().$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = 'portal, changes'`,
      )
      .not.toEqual([]),
};

const fixed = [
  ...["/", "/en", "/bai-viet", "/en/articles", "/su-kien", "/dien-gia", "/to-chuc", "/van-ban"],
  ...["/to-chuc?xem=cap", "/chu-de", "/luu-tru", "/luu-tru/2024/03", "/bai-viet/khong-co"],
  ...["/luu-tru/2024/03/20", "/doc-nhieu", "/en/most-read", "/su-kien?nam=2024", "/dien-gia?chu=T"],
  ...["/feed.xml", "/en/feed.xml", "/lich.ics", "/sitemap.xml", "/chu-de/mot/feed.xml"],
  ...["lists", "articles-2024-03", "events-1", "speakers-1", "organizations-1", "topics-1"].map(
    (part) => `/sitemap-${part}.xml`,
  ),
  ...["mot", "mot-0", "mot-1", "mot-2", "mot-3", "mot-4", "hai"].map((one) => `/bai-viet/${one}`),
  ...["chuyen-muc", "chu-de", "su-kien", "dien-gia", "to-chuc", "van-ban"].flatMap((one) => [
    `/${one}/mot`,
    `/${one}/hai`,
  ]),
  ...["/en/articles/hai", "/en/organizations/hai", "/to-chuc/ba", "/chu-de/ba"],
  "/su-kien/mot/lich.ics",
  "/dien-gia/hai/feed.xml",
];

/** Where each deed is to be seen. */
const telling = [
  ...["/", "/bai-viet", "/en/articles", "/su-kien", "/su-kien/mot", "/su-kien/hai", "/dien-gia"],
  ...["/to-chuc", "/to-chuc/ba", "/van-ban", "/chu-de"],
];

/** What is read and compared. */
function addresses(): string[] {
  // The last of them is yet to come.
  const news = Array.from({ length: articles + 1 }, (_, n) => `/bai-viet/bai-${n + 1}`);
  const today = `/luu-tru/${localDay(new Date()).replaceAll("-", "/")}`;
  return [...fixed, today, today.slice(0, -3), ...news];
}

type Answer = { status: number; to: string | null; text: string };

async function read(portal: Portal, address: string): Promise<Answer> {
  const answer = await fetch(portal.url + address, { redirect: "manual" });
  // The time at which a calendar or feed was made is no part of what it says.
  const text = (await answer.text())
    .replace(/DTSTAMP:\S+/g, "")
    .replace(/<lastBuildDate>.*?</g, "");
  return { status: answer.status, to: answer.headers.get("location"), text };
}

const readAll = async (portal: Portal, asked: string[]): Promise<Map<string, Answer>> =>
  new Map(
    await Promise.all(
      asked.map(async (one): Promise<[string, Answer]> => [one, await read(portal, one)]),
    ),
  );

/** Readers on every portal, each with a chance of its own: how fast they are changes no deed. */
function beginReading(round: number): () => Promise<unknown> {
  const isOver = { now: false };
  const asked = addresses();
  const reading = portals.map(async (portal, n) => {
    const own = new Chance("person", seed * 1_000 + round * portals.length + n);
    while (!isOver.now) await read(portal, own.pick(asked));
  });
  return () => {
    isOver.now = true;
    return Promise.all(reading);
  };
}

/** Every deed once, in any order, two or three in a round. */
function everyDeed(): string[][] {
  const left = Object.keys(deeds);
  const rounds: string[][] = [];
  while (left.length > 0) {
    const some = Math.min(left.length, mostChanges - chance.below(2));
    rounds.push(Array.from({ length: some }, () => take(left)));
  }
  return rounds;
}
const take = (left: string[]) => left.splice(chance.below(left.length), 1)[0] as string;

async function compare(after: string): Promise<number> {
  const asked = addresses();
  const [told, ...others] = await Promise.all(
    [afresh, ...portals].map((portal) => readAll(portal, asked)),
  );
  for (const [address, answer] of told ?? []) {
    for (const other of others) {
      expect(other.get(address), `${address} after ${after}`).toEqual(answer);
    }
  }
  return asked.length * others.length;
}

it(`nothing that readers are told is older than a second (seed ${seed})`, {
  timeout: 240_000,
}, async () => {
  let compared = 0;
  const first = everyDeed();
  const silent: string[] = [];
  let told = await readAll(afresh, telling);
  for (let round = 0; round < first.length + randomRounds; round++) {
    const endReading = beginReading(round);
    const did =
      first[round] ?? Array.from({ length: mostChanges }, () => chance.pick(Object.keys(deeds)));
    for (const name of did) {
      await deeds[name]?.();
      if (round >= first.length) continue;
      const before = told;
      told = await readAll(afresh, telling);
      if (isDeepStrictEqual(told, before)) silent.push(name);
    }
    await wait(1_000);
    await endReading();
    compared += await compare(did.join(", "));
  }
  expect(silent).toEqual([cuttingOff]);
  expect(compared).toBeGreaterThan(1_000);
});

it("the lists that commands kept up hold what the tables say", async () => {
  const listings = () =>
    database().listing.findMany({ orderBy: [{ ofId: "asc" }, { articleId: "asc" }] });
  const kept = await listings();
  expect(kept.length).toBeGreaterThan(10);
  await database().$executeRaw`SELECT list_articles(ARRAY(SELECT id FROM "Article"))`;
  expect(await listings()).toEqual(kept);
});

it("a feed or calendar of what comes is there when it has come", async () => {
  const [portal] = portals as [Portal];
  const files = ["/chu-de/sau-nay/feed.xml", "/dien-gia/sau-nay/lich.ics"];
  const statuses = () =>
    Promise.all(files.map(async (file) => (await fetch(portal.url + file)).status));
  expect(await statuses()).toEqual([404, 404]);
  await done(saveTopic(actor, { slug: "sau-nay", name: "Sau này" }));
  const personId = await done(savePerson(actor, { slug: "sau-nay", name: "Sau Này" }));
  await again.event("mot", {
    appearances: [{ personId, part: "SPEAKER", capacity: "Khách" }],
  });
  await wait(1_000);
  expect(await statuses()).toEqual([200, 200]);
});
