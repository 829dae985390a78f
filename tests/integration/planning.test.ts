import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/access.ts";
import { bringBack, publishDraft, takeDown } from "#lib/content/articles/commands.ts";
import { saveDraft, startArticle } from "#lib/content/articles/draft-commands.ts";
import { findDraft, findEditions, findWaiting } from "#lib/content/articles/draft-queries.ts";
import { publishDue, takeDownDue } from "#lib/content/articles/due-commands.ts";
import { findDue } from "#lib/content/articles/due-queries.ts";
import { embargoState, setEmbargo } from "#lib/content/articles/embargo.ts";
import {
  cancelTakeDown,
  planTakeDown,
  scheduleDraft,
  takeDownState,
  unscheduleDraft,
} from "#lib/content/articles/plan-commands.ts";
import { findPlanned } from "#lib/content/articles/planned-queries.ts";
import { findArticle } from "#lib/content/articles/queries.ts";
import { approveDraft, reopenDraft, submitDraft } from "#lib/content/articles/step-commands.ts";
import { saveEvent } from "#lib/content/events/commands.ts";
import { database } from "#lib/db/client.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { actor, done, draftOf, newSection, refused, type Someone, someone } from "./content.ts";

/* What is planned and what becomes of it, without a portal that does it: planned.test.ts has one. */

ownDatabase();

let sectionId: string;
let contributor: Someone;
let approver: Someone;
let chief: Someone;
let count = 0;
const clock: Actor = { kind: "clock" };

beforeAll(async () => {
  sectionId = await newSection("Chuyên mục");
  contributor = await someone("CONTRIBUTOR", "Lê Cộng Tác");
  approver = await someone("APPROVER", "Nông Thị Duyệt");
  chief = await someone("ADMINISTRATOR", "Trần Quản Trị");
});

const minutes = (n: number) => new Date((Math.floor(Date.now() / 60_000) + n) * 60_000);

/** A draft of the contributor's, approved unless said otherwise. */
async function draft({ approved = true } = {}) {
  const title = `Bài hẹn ${++count}`;
  const articleId = await done(startArticle(contributor, { title, sectionId }));
  const { revision } = await done(saveDraft(actor, draftOf(articleId, title)));
  const seen = { articleId, language: "vi" as const, revision };
  if (approved) {
    await done(submitDraft(contributor, seen));
    await done(approveDraft(approver, seen));
  }
  const found = async (who: Actor = chief) => {
    const now = await findDraft(who, articleId, "vi");
    if (!now) throw new Error("no draft");
    return now;
  };
  const edition = () =>
    database().edition.findFirstOrThrow({ where: { articleId }, orderBy: { number: "desc" } });
  const steps = async () => (await found()).steps.map(({ kind }) => kind);
  return { articleId, title, seen, found, edition, steps };
}

/** The time for what is planned with an article comes, `ago` minutes ago. */
async function isDue(articleId: string, ago = 0) {
  const at = minutes(-ago);
  await database().edition.updateMany({
    where: { articleId, stage: "SCHEDULED", state: "DRAFT" },
    data: { scheduledFor: at },
  });
  await database().takeDownPlan.updateMany({ where: { articleId }, data: { at } });
  return at;
}

describe("a draft is scheduled", () => {
  it("for a minute to come, when it was approved", async () => {
    const { seen, found, steps, articleId } = await draft();
    expect(await refused(scheduleDraft(approver, { ...seen, at: minutes(0) }))).toEqual([
      "at past",
    ]);
    const odd = new Date(minutes(5).getTime() + 1_000);
    expect(await refused(scheduleDraft(approver, { ...seen, at: odd }))).toEqual(["at invalid"]);
    await done(scheduleDraft(approver, { ...seen, at: minutes(5) }));
    expect(await found()).toMatchObject({
      stage: "SCHEDULED",
      isWritable: false,
      schedule: { at: minutes(5), reason: null, fault: null },
    });
    expect(await steps()).toEqual(["SCHEDULED", "APPROVED", "SUBMITTED"]);
    expect((await findDue()).map(({ id }) => id)).toEqual([]);
    const { items } = await findEditions(chief, "scheduled", 1);
    expect(items.map(({ article }) => article.id)).toContain(articleId);
  });

  it("without a second person for a reason alone, and then flagged", async () => {
    const { seen, edition, steps, articleId, found } = await draft({ approved: false });
    const at = minutes(5);
    expect(await refused(scheduleDraft(approver, { ...seen, at }))).toEqual(["reason required"]);
    await done(scheduleDraft(approver, { ...seen, at, reason: "Hết giờ rồi" }));
    // The reason holds for another moment, too.
    await done(scheduleDraft(chief, { ...seen, at: minutes(6) }));
    await isDue(articleId);
    expect(await done(publishDue(clock, { editionId: (await edition()).id }))).toBeNull();
    expect(await steps()).toEqual(["PUBLISHED_ALONE", "SCHEDULED", "SCHEDULED"]);
    expect((await found()).flagged).toMatchObject({ by: chief.id });
  });

  it("by who may publish, as whole as for publishing, from what was seen", async () => {
    const { seen, articleId } = await draft({ approved: false });
    const at = minutes(5);
    expect(await refused(scheduleDraft(contributor, { ...seen, at }))).toEqual(["notAllowed"]);
    expect(await refused(scheduleDraft(approver, { ...seen, revision: 1, at }))).toEqual([
      "revision changed",
    ]);
    const { revision } = await done(saveDraft(actor, draftOf(articleId, "Có tên", { lead: "" })));
    const asked = { ...seen, revision, at, reason: "Gấp" };
    expect(await refused(scheduleDraft(approver, asked))).toEqual(["lead required"]);
  });

  it("and no longer: it is approved or being written, as before", async () => {
    const [one, other] = [await draft(), await draft({ approved: false })];
    for (const { seen } of [one, other]) {
      await done(scheduleDraft(approver, { ...seen, at: minutes(5), reason: "Gấp" }));
      await done(unscheduleDraft(chief, seen));
      expect(await refused(unscheduleDraft(chief, seen))).toEqual(["stage notNow"]);
    }
    expect((await one.found()).stage).toBe("APPROVED");
    expect((await other.found()).stage).toBe("WRITING");
    expect(await one.steps()).toEqual(["UNSCHEDULED", "SCHEDULED", "APPROVED", "SUBMITTED"]);
    await done(publishDraft(approver, one.seen));
  });

  it("and taken back to be written on: it is to be approved again", async () => {
    const { seen, found } = await draft();
    await done(scheduleDraft(approver, { ...seen, at: minutes(5) }));
    await done(reopenDraft(contributor, seen));
    expect(await found()).toMatchObject({ stage: "WRITING", schedule: null, isWritable: true });
    expect(await refused(scheduleDraft(approver, { ...seen, at: minutes(5) }))).toEqual([
      "reason required",
    ]);
  });

  it("and published by hand before: nothing is left to be done at its time", async () => {
    const { seen, steps, edition } = await draft();
    await done(scheduleDraft(approver, { ...seen, at: minutes(5) }));
    await done(publishDraft(chief, seen));
    expect(await steps()).toEqual([
      "PUBLISHED",
      "UNSCHEDULED",
      "SCHEDULED",
      "APPROVED",
      "SUBMITTED",
    ]);
    const { id, state, scheduledFor } = await edition();
    expect({ state, scheduledFor }).toEqual({ state: "LIVE", scheduledFor: null });
    expect(await refused(publishDue(clock, { editionId: id }))).toEqual(["editionId notNow"]);
  });
});

describe("when its time comes", () => {
  it("it is published once, as who scheduled it, at the minute that was promised", async () => {
    const { seen, found, edition, articleId, steps } = await draft();
    await done(scheduleDraft(approver, { ...seen, at: minutes(5) }));
    const { id } = await edition();
    expect(await refused(publishDue(clock, { editionId: id }))).toEqual(["editionId notNow"]);
    const at = await isDue(articleId);
    expect(await findDue()).toMatchObject([{ kind: "publish", id, at }]);
    const twelve = await Promise.all(
      Array.from({ length: 12 }, () => publishDue(clock, { editionId: id })),
    );
    expect(twelve.filter(({ ok }) => ok)).toHaveLength(1);
    const { article } = await found();
    expect(article).toMatchObject({ status: "PUBLISHED", publishedAt: at });
    expect(await findArticle(article.slug, "vi")).not.toBeNull();
    expect(await steps()).toEqual(["PUBLISHED", "SCHEDULED", "APPROVED", "SUBMITTED"]);
    expect((await found()).steps[0]).toMatchObject({ accountId: approver.id });
    const audit = { command: "publishDue", input: { path: ["editionId"], equals: id } };
    expect(await database().auditEntry.findMany({ where: audit })).toMatchObject([
      { actor: "clock", accountId: approver.id },
    ]);
    expect(await findDue()).toEqual([]);
  });

  it("and it comes late, readers are told when it came", async () => {
    const { seen, edition, articleId } = await draft();
    await done(scheduleDraft(approver, { ...seen, at: minutes(5) }));
    const before = Date.now();
    await isDue(articleId, 90);
    await done(publishDue(clock, { editionId: (await edition()).id }));
    const { publishedAt } = await edition();
    expect(publishedAt?.getTime()).toBeGreaterThan(before - 5_000);
  });

  it.each([
    ["is closed", { closedAt: new Date() }],
    ["may no longer publish", { role: "EDITOR" as const }],
  ])("and the account that scheduled it %s, it is not, and who may is told", async (_, change) => {
    const someoneElse = await someone("APPROVER", "Đã Nghỉ");
    const { seen, edition, found, articleId } = await draft();
    await done(scheduleDraft(someoneElse, { ...seen, at: minutes(5) }));
    await isDue(articleId, 1);
    await database().account.update({ where: { id: someoneElse.id }, data: change });
    const { id } = await edition();
    expect(await done(publishDue(clock, { editionId: id }))).toBe("notAllowed");
    expect(await found()).toMatchObject({ stage: "SCHEDULED", schedule: { fault: "notAllowed" } });
    expect(await findDue()).toEqual([]);
    const ofStart = async (who: Someone) =>
      (await findWaiting(who)).overdue.map((one) => one.id).includes(id);
    expect([await ofStart(chief), await ofStart(contributor)]).toEqual([true, false]);
    // Another who may sets it right.
    await done(scheduleDraft(chief, { ...seen, at: minutes(5) }));
    await isDue(articleId);
    expect(await done(publishDue(clock, { editionId: id }))).toBeNull();
    expect(await ofStart(chief)).toBe(false);
  });

  it("nobody but the clock says so", async () => {
    const { edition } = await draft();
    const { id } = await edition();
    expect(await refused(publishDue(chief, { editionId: id }))).toEqual(["notAllowed"]);
    expect(await refused(takeDownDue(chief, { articleId: id }))).toEqual(["notAllowed"]);
    expect(await refused(publishDraft(clock, { articleId: id, language: "vi" }))).toEqual([
      "notAllowed",
    ]);
  });
});

describe("an embargo", () => {
  const by = "Ban Tổ chức Tỉnh ủy";

  it("keeps everyone from publishing and from scheduling before it is over", async () => {
    const { seen, articleId } = await draft();
    await done(setEmbargo(contributor, { articleId, until: minutes(60), by }));
    expect(await refused(publishDraft(chief, seen))).toEqual(["embargo embargoed"]);
    expect(await refused(publishDraft(actor, seen))).toEqual(["embargo embargoed"]);
    const early = { ...seen, at: minutes(59) };
    expect(await refused(scheduleDraft(chief, early))).toEqual(["embargo embargoed"]);
    await done(scheduleDraft(chief, { ...seen, at: minutes(60) }));
  });

  it("undoes what was to be published before", async () => {
    const { seen, articleId, found, steps } = await draft();
    await done(scheduleDraft(chief, { ...seen, at: minutes(59) }));
    expect(await done(setEmbargo(contributor, { articleId, until: minutes(59), by }))).toBe(0);
    expect(await done(setEmbargo(contributor, { articleId, until: minutes(60), by }))).toBe(1);
    expect(await found()).toMatchObject({ stage: "APPROVED", schedule: null });
    expect((await steps())[0]).toBe("UNSCHEDULED");
  });

  it("is no longer when it is lifted, and says of whom it is", async () => {
    const { seen, articleId, found } = await draft();
    expect(await refused(setEmbargo(chief, { articleId, until: minutes(60), by: "" }))).toEqual([
      "by required",
    ]);
    expect(await refused(setEmbargo(chief, { articleId, until: minutes(0), by }))).toEqual([
      "until past",
    ]);
    await done(setEmbargo(chief, { articleId, until: minutes(60), by }));
    const state = embargoState((await found()).article);
    await done(setEmbargo(approver, { articleId, until: minutes(70), by, seen: state }));
    const lift = { articleId, until: null, by: null };
    expect(await refused(setEmbargo(chief, { ...lift, seen: state }))).toEqual(["seen changed"]);
    await done(setEmbargo(chief, lift));
    await done(publishDraft(chief, seen));
  });

  it("that was put there past all commands keeps what is due from being published", async () => {
    const { seen, articleId, edition } = await draft();
    await done(scheduleDraft(chief, { ...seen, at: minutes(5) }));
    await isDue(articleId);
    const data = { embargoUntil: minutes(60), embargoBy: by };
    await database().article.update({ where: { id: articleId }, data });
    expect(await done(publishDue(clock, { editionId: (await edition()).id }))).toBe("embargoed");
    expect((await edition()).state).toBe("DRAFT");
  });

  it("is nobody's who may not write the article", async () => {
    const articleId = await done(startArticle(chief, { title: "Của người khác", sectionId }));
    const asked = { articleId, until: minutes(60), by };
    expect(await refused(setEmbargo(contributor, asked))).toEqual(["articleId notAllowed"]);
  });
});

describe("what readers have is taken down at a moment", () => {
  const note = "Theo đề nghị của nguồn tin.";
  const how = { status: "WITHDRAWN" as const, note };
  async function live() {
    const one = await draft();
    await done(publishDraft(approver, one.seen));
    const plan = () => database().takeDownPlan.findUnique({ where: { articleId: one.articleId } });
    return { ...one, plan };
  }

  it("once, as who planned it", async () => {
    const { articleId, found, plan } = await live();
    const past = { articleId, at: minutes(0), ...how };
    expect(await refused(planTakeDown(approver, past))).toEqual(["at past"]);
    await done(planTakeDown(approver, { articleId, at: minutes(5), ...how }));
    expect(await refused(takeDownDue(clock, { articleId }))).toEqual(["articleId notNow"]);
    await isDue(articleId);
    expect((await findDue()).map(({ kind, id }) => [kind, id])).toEqual([["takeDown", articleId]]);
    const both = await Promise.all([
      takeDownDue(clock, { articleId }),
      takeDownDue(clock, { articleId }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await found()).article).toMatchObject({ status: "WITHDRAWN", statusNote: note });
    expect(await plan()).toBeNull();
  });

  it("or not, when it is cancelled or done by hand, and only by who saw what was planned", async () => {
    const { articleId, plan, found } = await live();
    await done(planTakeDown(approver, { articleId, at: minutes(5), seen: "", ...how }));
    const again = { articleId, at: minutes(9), ...how };
    expect(await refused(planTakeDown(chief, { ...again, seen: "" }))).toEqual(["seen changed"]);
    const seen = takeDownState(await plan());
    await done(planTakeDown(chief, { ...again, seen }));
    expect(await refused(cancelTakeDown(chief, { articleId, seen }))).toEqual(["seen changed"]);
    await done(cancelTakeDown(chief, { articleId, seen: takeDownState(await plan()) }));
    expect(await refused(cancelTakeDown(chief, { articleId }))).toEqual(["articleId notNow"]);
    await done(planTakeDown(chief, again));
    await done(takeDown(chief, { articleId, ...how }));
    expect(await plan()).toBeNull();
    await done(bringBack(chief, { articleId, reason: "Nguồn tin đồng ý" }));
    expect((await found()).article.status).toBe("PUBLISHED");
  });

  it("but not what readers do not have, nor what is down already", async () => {
    const { articleId } = await draft();
    const plan = { articleId, at: minutes(5), ...how };
    expect(await refused(planTakeDown(chief, plan))).toEqual(["articleId unknown"]);
    const down = await live();
    await done(takeDown(chief, { articleId: down.articleId, ...how }));
    const asked = { ...plan, articleId: down.articleId };
    expect(await refused(planTakeDown(chief, asked))).toEqual(["articleId notNow"]);
    await done(planTakeDown(chief, { ...asked, status: "REMOVED" }));
  });

  it("unless who planned it may not any more: that is said on the start page", async () => {
    const { articleId, found, plan } = await live();
    const gone = await someone("APPROVER", "Đã Nghỉ");
    await done(planTakeDown(gone, { articleId, at: minutes(5), ...how }));
    await database().account.update({ where: { id: gone.id }, data: { closedAt: new Date() } });
    await isDue(articleId);
    expect(await done(takeDownDue(clock, { articleId }))).toBe("notAllowed");
    expect((await plan())?.fault).toBe("notAllowed");
    expect((await found()).article.status).toBe("PUBLISHED");
    const { overdue } = await findWaiting(chief);
    expect(overdue.map(({ article }) => article.id)).toContain(articleId);
  });
});

describe("the calendar of a month", () => {
  it("has what is planned in it, in Vietnam, and what takes place", async () => {
    const [one, other] = [await draft(), await draft()];
    // The last minute of January in Vietnam, and the first of February.
    const [last, first] = [new Date("2031-01-31T16:59:00Z"), new Date("2031-01-31T17:00:00Z")];
    await done(scheduleDraft(approver, { ...one.seen, at: last }));
    await done(scheduleDraft(approver, { ...other.seen, at: first }));
    await done(setEmbargo(chief, { articleId: other.articleId, until: first, by: "Nguồn" }));
    const event = { slug: "hoi-thao", kind: "WORKSHOP" as const, name: "Hội thảo" };
    await done(saveEvent(actor, { ...event, startsOn: "2031-01-30", endsOn: "2031-02-01" }));
    await done(saveEvent(actor, { ...event, slug: "ca-thang", startsOn: "2031-02" }));
    const of = async (who: Actor, month: string) => {
      const { plans, events } = await findPlanned(who, month);
      return {
        plans: plans.map(({ kind, title }) => `${kind} ${title}`).sort(),
        days: events.map(({ slug, days }) => `${slug} ${days.join(" ")}`),
      };
    };
    expect(await of(chief, "2031-01")).toEqual({
      plans: [`publish ${one.title}`],
      days: ["hoi-thao 2031-01-30 2031-01-31"],
    });
    expect(await of(contributor, "2031-02")).toEqual({
      plans: [`embargo ${other.title}`, `publish ${other.title}`],
      days: ["hoi-thao 2031-02-01"],
    });
    const stranger = await someone("CONTRIBUTOR", "Người Lạ");
    expect((await of(stranger, "2031-02")).plans).toEqual([]);
    await expect(findPlanned({ kind: "anonymous" }, "2031-02")).rejects.toThrow("draft.write");
  });
});
