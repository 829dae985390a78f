import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { publishDraft } from "#lib/content/articles/commands.ts";
import { saveDraft, startArticle } from "#lib/content/articles/draft-commands.ts";
import {
  cancelTakeDown,
  planTakeDown,
  scheduleDraft,
  unscheduleDraft,
} from "#lib/content/articles/plan-commands.ts";
import { closeDatabase, connectTo, database } from "#lib/db/client.ts";
import { type Embedded, startEmbedded } from "#lib/db/embedded.ts";
import { migrate } from "#lib/db/migrations.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import { slugify } from "#lib/text/slug.ts";
import { type Portal, startPortal } from "#tests/support/portal.ts";
import { actor, done, draftOf, newSection } from "./content.ts";

/* Portals that do what was planned, on a PostgreSQL of their own, which can be taken away. */

let cluster: string;
let server: Embedded;
let sectionId: string;
let count = 0;
const portals: Portal[] = [];

beforeAll(async () => {
  cluster = await temporaryFolder("planned");
  server = await startEmbedded({ dataDir: cluster });
  await migrate(server.url);
  await connectTo(server.url);
  // People plan for whole minutes, for which no test should have to wait.
  await database().$executeRaw`ALTER TABLE "Edition" DROP CONSTRAINT edition_schedule`;
  await database().$executeRaw`ALTER TABLE "TakeDownPlan" DROP CONSTRAINT take_down_minute`;
  process.env.PORTAL_DATA_DIR = path.join(inject("testFolder"), "planned");
  sectionId = await newSection("Chuyên mục");
}, 120_000);

afterAll(async () => {
  await Promise.all(portals.map((portal) => portal.stop()));
  await closeDatabase();
  await server?.stop();
  await rm(cluster, { recursive: true, force: true });
});

async function start(name: string): Promise<Portal> {
  const dataDir = path.join(inject("testFolder"), `planned-${name}`);
  await mkdir(dataDir, { recursive: true });
  const settings = { DATABASE_URL: server.url, SITE_URL: "http://cong.test", LOG_LEVEL: "info" };
  const portal = await startPortal(dataDir, settings);
  portals.push(portal);
  return portal;
}

async function end(portal: Portal): Promise<void> {
  portals.splice(portals.indexOf(portal), 1);
  await portal.stop();
}

const whole = () => new Date((Math.floor(Date.now() / 60_000) + 5) * 60_000);

/** An article to be published in so many milliseconds. */
async function scheduled(inMs: number) {
  const title = `Bài hẹn giờ ${++count}`;
  const articleId = await done(startArticle(actor, { title, sectionId }));
  await done(saveDraft(actor, draftOf(articleId, title)));
  const asked = { articleId, language: "vi" as const };
  await done(scheduleDraft(actor, { ...asked, at: whole() }));
  const at = new Date(Date.now() + inMs);
  await database().edition.updateMany({ where: { articleId }, data: { scheduledFor: at } });
  return { articleId, asked, at, address: `/bai-viet/${slugify(title)}` };
}

const steps = (articleId: string) =>
  database().editionStep.findMany({ where: { edition: { articleId }, kind: "PUBLISHED" } });
const isPublished = async (articleId: string) => (await steps(articleId)).length > 0;

const untilPublished = (articleId: string, timeout = 5_000) =>
  expect.poll(() => isPublished(articleId), { timeout, interval: 50 }).toBe(true);

const untilDue = (at: Date, more = 0) => wait(Math.max(at.getTime() - Date.now(), 0) + more);

const status = async (portal: Portal, address: string) => {
  const answer = await fetch(portal.url + address, { redirect: "manual" });
  await answer.arrayBuffer();
  return answer.status;
};

describe("a portal that runs", () => {
  it("publishes within five seconds of the time, and readers have it within one more", async () => {
    const portal = await start("one");
    const { articleId, at, address } = await scheduled(2_500);
    expect(await status(portal, address)).toBe(404);
    await untilDue(at, -400);
    expect(await isPublished(articleId)).toBe(false);
    await untilDue(at);
    await untilPublished(articleId);
    await expect.poll(() => status(portal, address), { timeout: 1_000, interval: 50 }).toBe(200);
    expect(await steps(articleId)).toHaveLength(1);
  });

  it("takes down likewise, and readers have the notice", async () => {
    const [portal] = portals as [Portal];
    const { articleId, asked, address } = await scheduled(60_000);
    await done(publishDraft(actor, asked));
    await expect.poll(() => status(portal, address), { timeout: 1_000 }).toBe(200);
    const how = { status: "REMOVED" as const, note: "Theo đề nghị của nguồn." };
    await done(planTakeDown(actor, { articleId, at: whole(), ...how }));
    const at = new Date(Date.now() + 1_500);
    await database().takeDownPlan.update({ where: { articleId }, data: { at } });
    await untilDue(at);
    const standing = async () =>
      (await database().article.findUniqueOrThrow({ where: { id: articleId } })).status;
    await expect.poll(standing, { timeout: 5_000, interval: 50 }).toBe("REMOVED");
    await expect.poll(() => status(portal, address), { timeout: 1_000, interval: 50 }).toBe(410);
  });

  it("leaves alone what was cancelled or put off", async () => {
    const [cancelled, putOff, kept] = await Promise.all([
      scheduled(1_500),
      scheduled(1_500),
      scheduled(1_500),
    ]);
    await done(unscheduleDraft(actor, cancelled.asked));
    await done(scheduleDraft(actor, { ...putOff.asked, at: whole() }));
    const stays = await scheduled(60_000);
    await done(publishDraft(actor, stays.asked));
    const plan = { articleId: stays.articleId, status: "REMOVED" as const, note: "Thôi." };
    await done(planTakeDown(actor, { ...plan, at: whole() }));
    await done(cancelTakeDown(actor, { articleId: stays.articleId }));
    await untilPublished(kept.articleId, 8_000);
    await wait(2_500);
    expect(await isPublished(cancelled.articleId)).toBe(false);
    expect(await isPublished(putOff.articleId)).toBe(false);
    const { status } = await database().article.findUniqueOrThrow({
      where: { id: stays.articleId },
    });
    expect(status).toBe("PUBLISHED");
  });

  it("and another beside it publish each thing once", async () => {
    const other = await start("other");
    const many = await Promise.all(Array.from({ length: 12 }, () => scheduled(3_000)));
    await untilDue(many[0]?.at as Date);
    for (const { articleId } of many) await untilPublished(articleId);
    await wait(2_500);
    for (const { articleId } of many) expect(await steps(articleId)).toHaveLength(1);
    const entries = await database().auditEntry.count({
      where: {
        command: "publishDue",
        OR: many.map(({ articleId }) => ({ changed: { has: articleId } })),
      },
    });
    expect(entries).toBe(12);
    await end(other);
  });
});

describe("nothing is missed", () => {
  it("when the portal is killed before the time and is back after it", async () => {
    const [portal] = portals as [Portal];
    const { articleId, at } = await scheduled(1_500);
    process.kill(portal.serverPid, "SIGKILL");
    await portal.ended;
    portals.length = 0;
    await untilDue(at, 1_500);
    expect(await isPublished(articleId)).toBe(false);
    await start("one");
    await untilPublished(articleId);
    expect(await steps(articleId)).toHaveLength(1);
  });

  it("when its clock stands still over the time", async () => {
    const [portal] = portals as [Portal];
    const { articleId, at } = await scheduled(1_500);
    process.kill(portal.serverPid, "SIGSTOP");
    try {
      await untilDue(at, 2_500);
      expect(await isPublished(articleId)).toBe(false);
    } finally {
      process.kill(portal.serverPid, "SIGCONT");
    }
    await untilPublished(articleId);
    expect(await steps(articleId)).toHaveLength(1);
  });

  it("when the database is away over the time; that is said once", async () => {
    const [portal] = portals as [Portal];
    const { articleId, at, address } = await scheduled(1_500);
    const from = portal.output().length;
    await server.stop();
    await untilDue(at, 4_000);
    server = await startEmbedded({ dataDir: cluster });
    await connectTo(server.url);
    await untilPublished(articleId, 15_000);
    expect(await steps(articleId)).toHaveLength(1);
    await expect.poll(() => status(portal, address), { timeout: 5_000 }).toBe(200);
    const said = portal
      .output()
      .slice(from)
      .match(/What is planned cannot be looked for/g);
    expect(said).toHaveLength(1);
  });
});

it("a portal whose own clock is wrong goes by the database's", async () => {
  const early = await scheduled(60_000);
  await database().$executeRaw`
    UPDATE "Edition" SET "scheduledFor" = now() + interval '1 hour' WHERE "articleId" = ${early.articleId}::uuid`;
  const { publishDue } = await import("#lib/content/articles/due-commands.ts");
  const { id } = await database().edition.findFirstOrThrow({
    where: { articleId: early.articleId },
  });
  const now = Date.now;
  Date.now = () => now() + 24 * 3_600_000;
  try {
    const result = await publishDue({ kind: "clock" }, { editionId: id });
    expect(result).toEqual({ ok: false, reasons: [{ field: "editionId", code: "notNow" }] });
  } finally {
    Date.now = now;
  }
});
