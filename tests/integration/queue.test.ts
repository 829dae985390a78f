import { afterAll, beforeAll, expect, it } from "vitest";
import { saveDraft, startArticle } from "#lib/content/articles/draft-commands.ts";
import { planTakeDown, scheduleDraft } from "#lib/content/articles/plan-commands.ts";
import { database } from "#lib/db/client.ts";
import { startQueue } from "#lib/jobs/queue.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { actor, done, draftOf, newArticle, newSection, refused } from "./content.ts";

/* That pg-boss wakes whoever looks for what is due; that it need not is planned.test.ts. */

ownDatabase();

let sectionId: string;
let woken = 0;
let stop: () => Promise<void>;

beforeAll(async () => {
  sectionId = await newSection("Chuyên mục");
  stop = await startQueue(async () => {
    woken++;
  });
});
afterAll(() => stop());

const at = new Date((Math.floor(Date.now() / 60_000) + 60) * 60_000);
const jobs = () =>
  database().$queryRaw<{ state: string; startAfter: Date }[]>`
    SELECT state::text, start_after AS "startAfter" FROM jobs.job WHERE name = 'due' ORDER BY created_on`;
const isTime = () => database().$executeRaw`UPDATE jobs.job SET start_after = now()`;

async function draft() {
  const articleId = await done(startArticle(actor, { title: "Bài", sectionId }));
  await done(saveDraft(actor, draftOf(articleId, "Bài")));
  return { articleId, language: "vi" as const };
}

it("a job stands for each moment that something is planned for, and wakes then", async () => {
  await done(scheduleDraft(actor, { ...(await draft()), at }));
  const articleId = await newArticle("Bài đã đăng", { sectionId });
  await done(planTakeDown(actor, { articleId, at, status: "REMOVED", note: "Thôi." }));
  expect(await jobs()).toEqual([
    { state: "created", startAfter: at },
    { state: "created", startAfter: at },
  ]);
  expect(woken).toBe(0);
  await isTime();
  await expect.poll(() => woken, { timeout: 5_000 }).toBeGreaterThan(0);
  const states = async () => (await jobs()).map(({ state }) => state);
  await expect.poll(states, { timeout: 5_000 }).toEqual(["completed", "completed"]);
});

it("no job is left of what was refused after it was asked for", async () => {
  const before = (await jobs()).length;
  const asked = { ...(await draft()), at };
  // The transaction fails at its end, when everything in it is done.
  await database()
    .$executeRaw`ALTER TABLE "AuditEntry" ADD CONSTRAINT none CHECK (command <> 'scheduleDraft') NOT VALID`;
  expect(await refused(scheduleDraft(actor, asked))).toEqual(["inconsistent"]);
  expect(await jobs()).toHaveLength(before);
});

it("a queue that takes no job keeps nothing from being planned", async () => {
  await database().$executeRaw`ALTER TABLE "AuditEntry" DROP CONSTRAINT IF EXISTS none`;
  await database().$executeRaw`DROP SCHEMA jobs CASCADE`;
  const asked = { ...(await draft()), at };
  await done(scheduleDraft(actor, asked));
  const { scheduledFor } = await database().edition.findFirstOrThrow({
    where: { articleId: asked.articleId },
  });
  expect(scheduledFor).toEqual(at);
});
