import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { bringBack } from "#lib/content/articles/commands.ts";
import { mergeDuplicates, undoMerge } from "#lib/content/duplicates/commands.ts";
import { saveSuccession } from "#lib/content/organizations/commands.ts";
import { savePerson } from "#lib/content/people/commands.ts";
import { savePlace } from "#lib/content/places/commands.ts";
import { saveSection, saveTopic } from "#lib/content/topics/commands.ts";
import { addViews, rankMostRead } from "#lib/content/views/write.ts";
import { database } from "#lib/db/client.ts";
import type { ArticleStatus } from "#lib/db/generated/enums.ts";
import { Chance } from "#lib/sample/size/random.ts";
import { localDay } from "#lib/text/date-time.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { type Portal, startPortal } from "#tests/support/portal.ts";
import { actor, bodyOf, done, newArticle } from "./content.ts";
import { again, article, down, idOf, ids, makeWorld, mention, publish } from "./world.ts";

/*
 * Readers read on three portals while their database is edited at random. Whatever one of them asks for
 * more than a second after the last deed is compared with what a portal says that keeps nothing.
 */

const own = ownDatabase();
const randomRounds = 6;
const mostChanges = 3;
const readersEach = 2;
/** So many readings that count does a reader make in a round. */
const readingsEach = 100;
/** Fewer would say that the test has become empty. */
const fewestReadings = 8_000;

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

/** Other deeds every day; SEED in the environment brings back those of a run that failed. */
const seed = Number(process.env.SEED ?? Math.floor(Date.now() / 86_400_000));
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

/** The articles that were published meanwhile and are at a status. */
const newsWith = (...status: ArticleStatus[]) =>
  database().article.findMany({
    where: { slug: { startsWith: "bai-" }, status: { in: status } },
    orderBy: { slug: "asc" },
  });

let people = 0;

/** Makes one of somebody new, who spoke at an event, and of who was there before. @returns the merge's id. */
async function mergeSomeoneNew(): Promise<string> {
  const fromId = await done(savePerson(actor, { slug: `nguoi-${++people}`, name: word() }));
  await again.event("mot", {
    appearances: [{ personId: fromId, part: "SPEAKER", capacity: word() }],
  });
  return done(mergeDuplicates(actor, { kind: "PERSON", fromId, intoId: idOf("person hai") }));
}

/** The one deed that no page tells of. */
const cuttingOff = "cut off those who listen";

/** What editors do, each time a little different. */
const deeds: Record<string, () => Promise<unknown>> = {
  "rename a person": () => again.person(either(), { name: word() }),
  "merge a person into another": mergeSomeoneNew,
  "make two people again of one": async () =>
    done(undoMerge(actor, { mergeId: await mergeSomeoneNew() })),
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
  "merge a place into another": async () => {
    const into = { slug: "tinh-hai", name: word(), kind: "PROVINCE" as const };
    const mergedIntoId = await done(savePlace(actor, { ...into, id: ids["place hai"] }));
    ids["place hai"] = mergedIntoId;
    const place = { id: idOf("place"), slug: "tinh", name: word(), kind: "PROVINCE" as const };
    await done(savePlace(actor, { ...place, mergedIntoId, endedOn: "2025-07-01" }));
    // The place that an event names is not the only one that its page speaks of.
    await done(savePlace(actor, { ...into, id: mergedIntoId, name: word() }));
  },
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
  "take down": async () => {
    const seen = await newsWith("PUBLISHED");
    // So that something is to be seen of it; as below.
    if (seen.length === 0) return newArticleOf(either());
    return down(chance.pick(seen).slug, chance.pick(["WITHDRAWN", "REMOVED"]));
  },
  "bring back": async () => {
    const taken = await newsWith("WITHDRAWN", "REMOVED");
    if (taken.length === 0) return newArticleOf(either());
    return done(bringBack(actor, { articleId: chance.pick(taken).id, reason: word() }));
  },
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

const today = `/luu-tru/${localDay(new Date()).replaceAll("-", "/")}`;

/** What is read and compared. */
function addresses(): string[] {
  // The last of them is yet to come.
  const news = Array.from({ length: articles + 1 }, (_, n) => `/bai-viet/bai-${n + 1}`);
  const merged = Array.from({ length: people + 1 }, (_, n) => `/dien-gia/nguoi-${n + 1}`);
  return [...fixed, today, today.slice(0, -3), ...news, ...merged];
}

/** What stands behind the marks of answers, to show where two differ. */
const texts = new Map<string, string>();

/** @returns a mark of all that the answer says. */
async function read(portal: Portal, address: string): Promise<string> {
  const answer = await fetch(portal.url + address, { redirect: "manual" });
  // The time at which a calendar or feed was made is no part of what it says.
  const body = (await answer.text())
    .replace(/DTSTAMP:\S+/g, "")
    .replace(/<lastBuildDate>.*?</g, "");
  const text = `${answer.status} ${answer.headers.get("location") ?? ""}\n${body}`;
  const mark = createHash("sha256").update(text).digest("base64");
  texts.set(mark, text);
  return mark;
}

const readAll = async (portal: Portal, asked: string[]): Promise<Map<string, string>> =>
  new Map(
    await Promise.all(
      asked.map(async (one): Promise<[string, string]> => [one, await read(portal, one)]),
    ),
  );

/** @property after milliseconds from the last deed to the question. */
type Reading = { portal: number; address: string; after: number; mark: string };

/**
 * Lets readers read on every portal while something is done, and on until each has read enough that
 * counts; then everything once more. Each has a chance of its own: how fast they are changes no deed.
 * @param act answers when the last of it was acknowledged.
 * @returns what counts, and what is said afresh.
 */
async function readWhile(round: number, act: () => Promise<number>) {
  const readings: Reading[] = [];
  let doneAt = Number.POSITIVE_INFINITY;
  const ask = async (n: number, address: string): Promise<boolean> => {
    const after = Math.floor(performance.now() - doneAt);
    const mark = await read(portals[n] as Portal, address);
    const counts = after > 1_000;
    if (counts) readings.push({ portal: n + 1, address, after, mark });
    return counts;
  };
  const asked = addresses();
  const readers = Array.from({ length: portals.length * readersEach }, async (_, n) => {
    const own = new Chance("person", seed * 1_000 + round * 10 + n);
    for (let count = 0; count < readingsEach; ) {
      if (await ask(n % portals.length, own.pick(asked))) count++;
    }
  });
  const later = act().then(
    (at) => {
      doneAt = at;
      return readAll(afresh, addresses());
    },
    (error) => {
      // Readers are to go home before the portals do.
      doneAt = 0;
      throw error;
    },
  );
  await Promise.allSettled([later, ...readers]);
  await Promise.all(readers);
  const told = await later;
  await Promise.all(portals.flatMap((_, n) => [...told.keys()].map((one) => ask(n, one))));
  return { readings, told };
}

/** What was stale, a line an address. */
function staleAmong(readings: Reading[], told: Map<string, string>): string[] {
  const lines = new Map<string, string>();
  for (const { portal, address, after, mark } of readings) {
    if (told.get(address) === mark || lines.has(address)) continue;
    const difference = differenceOf(texts.get(mark), texts.get(told.get(address) as string));
    lines.set(address, `${address} on portal ${portal}, ${after} ms later: ${difference}`);
  }
  return [...lines.values()];
}

function differenceOf(said = "", afresh = ""): string {
  let at = 0;
  while (said[at] === afresh[at] && at < said.length) at++;
  const part = (text: string) => `‹${text.slice(Math.max(0, at - 40), at + 40)}›`;
  return `${part(said)}, afresh ${part(afresh)}`;
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

it(`nothing that readers are told is older than a second (seed ${seed})`, {
  timeout: 240_000,
}, async () => {
  let compared = 0;
  const first = everyDeed();
  const silent: string[] = [];
  let before = await readAll(afresh, telling);
  for (let round = 0; round < first.length + randomRounds; round++) {
    texts.clear();
    const did =
      first[round] ?? Array.from({ length: mostChanges }, () => chance.pick(Object.keys(deeds)));
    const { readings, told } = await readWhile(round, async () => {
      let acknowledged = 0;
      for (const name of did) {
        await deeds[name]?.();
        acknowledged = performance.now();
        if (round >= first.length) continue;
        const now = await readAll(afresh, telling);
        if (isDeepStrictEqual(now, before)) silent.push(name);
        before = now;
      }
      return acknowledged;
    });
    expect(staleAmong(readings, told), `after ${did.join(", ")} (seed ${seed})`).toEqual([]);
    compared += readings.length;
  }
  expect(silent).toEqual([cuttingOff]);
  console.log(`${compared} readings were compared (seed ${seed})`);
  expect(compared).toBeGreaterThan(fewestReadings);
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
