import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { savePerson } from "#lib/content/people/commands.ts";
import { savePlace } from "#lib/content/places/commands.ts";
import { saveSection, saveTopic } from "#lib/content/topics/commands.ts";
import { database } from "#lib/db/client.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { type Portal, startPortal } from "#tests/support/portal.ts";
import { actor, bodyOf, done, newArticle } from "./content.ts";
import { again, article, down, idOf, ids, makeWorld, mention, publish } from "./world.ts";

/*
 * Three portals read one database while it is edited at random. What any of them says more than a
 * second later is compared with a portal that keeps nothing.
 */

const own = ownDatabase();
const rounds = 14;
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
  portals = [await start("1"), await start("2"), await start("3")];
  afresh = await start("afresh", { DOCUMENTS_MEMORY_MB: "0", DOCUMENTS_DISK_MB: "0" });
}, 120_000);
afterAll(() => Promise.all([...portals, afresh].map((portal) => portal?.stop())));

/** The same run every time; another start gives another. */
const seed = Number(process.env.SEED ?? 1);
let state = seed;
function random(below: number): number {
  state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
  return (state >>> 0) % below;
}
const either = () => (random(2) === 0 ? "mot" : "hai");
const word = () => `Tên ${random(1_000)}`;

let articles = 0;
/** What editors do, each time a little different. */
const deeds: Record<string, () => Promise<unknown>> = {
  "rename a person": () => again.person(either(), { name: word() }),
  "rename an organization": () => again.organization(either(), { name: word() }),
  "rename an event": () => again.event(either(), { name: word() }),
  "move an event": () => again.event(either(), { startsOn: `202${random(9)}-03-1${random(9)}` }),
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
      topicIds: [idOf(`topic ${either()}`)],
      eventIds: [idOf(`event ${either()}`)],
    }),
  "move to another address": () => again.article("mot", { slug: `mot-${random(5)}` }),
  "publish a new article": async () => {
    const slug = `bai-${++articles}`;
    ids[`article ${slug}`] = await newArticle(word(), {
      sectionId: idOf(`section ${either()}`),
      article: { ...article(either()), slug },
    });
  },
  "take down": async () => {
    if (articles === 0) return;
    const name = `bai-${1 + random(articles)}`;
    await down(name, random(2) === 0 ? "WITHDRAWN" : "REMOVED");
  },
  "cut off those who listen": () =>
    database().$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'portal, changes'`,
};

const fixed = [
  ...["/", "/en", "/bai-viet", "/en/articles", "/su-kien", "/dien-gia", "/to-chuc", "/van-ban"],
  ...["/to-chuc?xem=cap", "/chu-de", "/luu-tru", "/luu-tru/2024/03", "/bai-viet/khong-co"],
  ...["/feed.xml", "/en/feed.xml", "/lich.ics", "/sitemap.xml", "/chu-de/mot/feed.xml"],
  ...["mot", "mot-0", "mot-1", "mot-2", "mot-3", "mot-4", "hai"].map((one) => `/bai-viet/${one}`),
  ...["chuyen-muc", "chu-de", "su-kien", "dien-gia", "to-chuc", "van-ban"].flatMap((one) => [
    `/${one}/mot`,
    `/${one}/hai`,
  ]),
  "/en/articles/hai",
  "/su-kien/mot/lich.ics",
  "/dien-gia/hai/feed.xml",
];

type Answer = { status: number; to: string | null; text: string };

async function read(portal: Portal, address: string): Promise<Answer> {
  const answer = await fetch(portal.url + address, { redirect: "manual" });
  // The time at which a calendar or feed was made is no part of what it says.
  const text = (await answer.text())
    .replace(/DTSTAMP:\S+/g, "")
    .replace(/<lastBuildDate>.*?</g, "");
  return { status: answer.status, to: answer.headers.get("location"), text };
}

it(`nothing that readers are told is older than a second (seed ${seed})`, {
  timeout: 240_000,
}, async () => {
  let compared = 0;
  for (let round = 0; round < rounds; round++) {
    const news = Array.from({ length: articles }, (_, n) => `/bai-viet/bai-${n + 1}`);
    const addresses = [...fixed, ...news];
    // Readers are at it while editors are.
    const isEdited = { done: false };
    const reading = portals.map(async (portal) => {
      while (!isEdited.done) await read(portal, addresses[random(addresses.length)] as string);
    });
    const did: string[] = [];
    for (let change = 0; change <= random(mostChanges); change++) {
      const name = Object.keys(deeds)[random(Object.keys(deeds).length)] as string;
      did.push(name);
      await deeds[name]?.();
    }
    await wait(1_000);
    isEdited.done = true;
    await Promise.all(reading);
    for (const address of addresses) {
      const [true_, ...answers] = await Promise.all(
        [afresh, ...portals].map((portal) => read(portal, address)),
      );
      for (const answer of answers)
        expect(answer, `${address} after ${did.join(", ")}`).toEqual(true_);
      compared += answers.length;
    }
  }
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
