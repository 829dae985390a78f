import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { beforeAll, describe, expect, it } from "vitest";
import { verifyChain } from "#lib/content/audit/chain.ts";
import { database } from "#lib/db/client.ts";
import { ownDatabase } from "#tests/support/database.ts";
import {
  newArticle,
  newEvent,
  newOrganization,
  newPerson,
  newSection,
  newTopic,
  someone,
} from "./content.ts";
import type { Done } from "./random-commands.ts";

/* What was said to be done is done, and nothing is half done, however the process ends that did it. */

const own = ownDatabase();
const wanted = 1_000;
const done: Done[] = [];
let kills = 0;
let said = "";

/** Lets a process carry out some commands, and kills it in the middle of one. */
async function carryOut(): Promise<void> {
  const child = spawn(process.execPath, ["tests/integration/random-commands.ts"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, DATABASE_URL: own.url },
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  let left = randomInt(20, 80);
  createInterface({ input: child.stdout }).on("line", (line) => {
    // The last may be broken off.
    if (line.endsWith("}")) done.push(JSON.parse(line));
    left--;
    if (left === 0 || done.length >= wanted) setTimeout(() => child.kill("SIGKILL"), randomInt(40));
  });
  await once(child, "close");
  kills++;
}

async function oneOfFour(): Promise<void> {
  while (done.length < wanted && said === "") await carryOut();
}

beforeAll(async () => {
  const sections = [await newSection("Mục một"), await newSection("Mục hai")];
  for (const name of ["Một", "Hai", "Ba"]) await newTopic(name);
  const host = await newOrganization("Đơn vị");
  await newEvent("Hội thảo", { organizers: [{ organizationId: host, role: "HOST" }] });
  await newEvent("Hội nghị");
  for (let n = 1; n <= 6; n++) {
    await newPerson(`Người ${n}`);
    await newArticle(`Bài ${n}`, { sectionId: sections[n % 2] as string });
  }
  for (const role of ["EDITOR", "EDITOR", "APPROVER", "APPROVER"] as const) {
    await someone(role, role);
  }
  await Promise.all([1, 2, 3, 4].map(oneOfFour));
}, 180_000);

/** What was written, without what stood there before. */
const saidBy = (input: unknown) =>
  JSON.stringify(input, (name, value) => (/^(before|removed)$/.test(name) ? undefined : value));

const of = (command: string) => done.filter((one) => one.command === command);

/** Which step of an edition a command writes. */
const steps: Record<string, RegExp> = {
  submitDraft: /^SUBMITTED$/,
  approveDraft: /^APPROVED$/,
  returnDraft: /^RETURNED$/,
  reopenDraft: /^REOPENED$/,
  publishDraft: /^PUBLISHED/,
};

describe("1,000 commands from four processes that are killed", () => {
  it("are of every kind, and none failed but was refused", () => {
    console.log(JSON.stringify({ kills, n: done.length, ms: performance.now() }));
    expect(said).toBe("");
    expect(done.length).toBeGreaterThanOrEqual(wanted);
    expect(kills).toBeGreaterThan(8);
    expect([...new Set(done.map(({ command }) => command))].sort()).toEqual(
      [
        "approveDraft",
        "bringBack",
        "fileArticle",
        "publishDraft",
        "reopenDraft",
        "returnDraft",
        "savePerson",
        "saveDraft",
        "startArticle",
        "submitDraft",
        "takeDown",
      ].sort(),
    );
  });

  it("leave a whole audit, in which each stands once", async () => {
    expect((await verifyChain()).fault).toBeNull();
    const entries = await database().auditEntry.findMany();
    const texts = entries.map(({ command, input }) => `${command} ${saidBy(input)}`);
    const without = ["submitDraft", "approveDraft", "reopenDraft"];
    for (const { command, token } of done.filter((one) => !without.includes(one.command))) {
      const found = texts.filter((text) => text.startsWith(`${command} `) && text.includes(token));
      expect(found, `${command} ${token}`).toHaveLength(1);
    }
  });

  it("are all in the database: revisions, steps, editions", async () => {
    const editions = await database().edition.findMany({ include: { steps: true } });
    for (const { articleId, editionId, revision = 0 } of of("saveDraft")) {
      const edition = editions.find(({ id }) => id === editionId);
      expect(edition).toMatchObject({ articleId });
      expect(edition?.revision).toBeGreaterThanOrEqual(revision);
    }
    // Each save came from the one before: none is written over unseen.
    const saves = of("saveDraft").map(({ articleId, revision }) => `${articleId} ${revision}`);
    expect(new Set(saves).size).toBe(saves.length);
    for (const [command, kind] of Object.entries(steps)) {
      for (const { id, steps: taken } of editions) {
        const acknowledged = of(command).filter(({ editionId }) => editionId === id);
        const there = taken.filter((step) => kind.test(step.kind));
        expect(there.length, `${command} ${id}`).toBeGreaterThanOrEqual(acknowledged.length);
        for (const { accountId } of acknowledged) {
          expect(there.map((step) => step.accountId)).toContain(accountId);
        }
      }
    }
  });

  it("leave one entry for every save and every step, also of those that nobody heard of", async () => {
    const entries = await database().auditEntry.findMany({ where: { command: "saveDraft" } });
    const saves = entries.map(({ input }) => input as { articleId: string; revision: number });
    const editions = await database().edition.findMany({
      orderBy: { number: "desc" },
      distinct: "articleId",
    });
    for (const { articleId, revision } of editions) {
      const own = saves.filter((save) => save.articleId === articleId);
      const numbers = own.map((save) => save.revision).sort((a, b) => a - b);
      // What was begun on the desk has a first revision that nobody saved.
      const from = numbers[0] === 1 ? 1 : 2;
      expect(numbers).toEqual(Array.from({ length: revision - from + 1 }, (_, at) => at + from));
    }
    for (const [command, kind] of Object.entries(steps)) {
      const taken = await database().editionStep.findMany();
      expect(taken.filter((step) => kind.test(step.kind)).length, command).toBe(
        await database().auditEntry.count({ where: { command } }),
      );
    }
  });

  it("leave of each thing what the last of them wrote", async () => {
    const links = await database().auditLink.findMany({ orderBy: { number: "asc" } });
    const all = new Map((await database().auditEntry.findMany()).map((one) => [one.id, one]));
    const entries = links.flatMap(({ entryId }) => all.get(entryId) ?? []);
    const lastOf = (commands: string[], id: string) =>
      saidBy(
        entries.findLast(
          ({ command, input }) =>
            commands.includes(command) && JSON.stringify(input).includes(`"${id}"`),
        )?.input,
      );
    for (const { id, name } of await database().person.findMany()) {
      expect(lastOf(["savePerson"], id)).toContain(name);
    }
    const articles = await database().article.findMany({
      include: { sources: true, editions: { orderBy: { number: "desc" }, take: 1 } },
    });
    for (const { id, statusNote, sources, editions } of articles) {
      expect(lastOf(["saveDraft", "startArticle"], id)).toContain(editions[0]?.title);
      if (statusNote) expect(lastOf(["takeDown", "bringBack"], id)).toContain(statusNote);
      if (sources[0]) expect(lastOf(["fileArticle"], id)).toContain(sources[0].name);
    }
  });

  it("have published no edition by half", async () => {
    const articles = await database().article.findMany({
      include: { editions: { include: { steps: true } } },
    });
    for (const { id, slug, status, publishedAt, editions } of articles) {
      const live = editions.filter(({ state }) => state === "LIVE");
      expect(live.length).toBeLessThanOrEqual(1);
      expect(live.length === 1, `${id} is ${status}`).toBe(status !== "DRAFT");
      expect(publishedAt !== null).toBe(status !== "DRAFT");
      for (const edition of editions) {
        const isPublished = edition.steps.some(({ kind }) => kind.startsWith("PUBLISHED"));
        expect(isPublished, edition.id).toBe(edition.state !== "DRAFT");
        expect(edition.publishedAt !== null).toBe(edition.state !== "DRAFT");
      }
      const found = await database().searchEntry.findMany({ where: { entityId: id } });
      const isFound = live.length === 1 && status !== "REMOVED";
      expect(found.map((entry) => [entry.slug, entry.title])).toEqual(
        isFound ? [[slug, live[0]?.title]] : [],
      );
    }
    const listings = () =>
      database().listing.findMany({ orderBy: [{ ofId: "asc" }, { articleId: "asc" }] });
    const written = await listings();
    expect(written.length).toBeGreaterThan(0);
    await database().$executeRaw`SELECT list_articles(ARRAY(SELECT id FROM "Article"))`;
    expect(await listings()).toEqual(written);
  });
});
