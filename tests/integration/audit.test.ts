import { beforeAll, describe, expect, it } from "vitest";
import { NotAllowed } from "#lib/access/access.ts";
import {
  endSession,
  openAccount,
  saveAccount,
  saveOwnAccount,
} from "#lib/content/accounts/commands.ts";
import {
  inviteAccount,
  makeFirstLink,
  makeResetLink,
  withdrawInvitation,
} from "#lib/content/accounts/link-commands.ts";
import { findInvitations } from "#lib/content/accounts/queries.ts";
import { bringBack, publishDraft, saveArticle, takeDown } from "#lib/content/articles/commands.ts";
import { saveDraft, startArticle } from "#lib/content/articles/draft-commands.ts";
import { setEmbargo } from "#lib/content/articles/embargo.ts";
import { scheduleDraft, unscheduleDraft } from "#lib/content/articles/plan-commands.ts";
import {
  endPreviewLink,
  findPreviewLinks,
  makePreviewLink,
} from "#lib/content/articles/preview.ts";
import {
  approveDraft,
  reopenDraft,
  returnDraft,
  secondEdition,
  submitDraft,
} from "#lib/content/articles/step-commands.ts";
import { type AuditFilter, findAuditEntries } from "#lib/content/audit/queries.ts";
import { findThings } from "#lib/content/audit/things.ts";
import { keepApart, mergeDuplicates, undoMerge } from "#lib/content/duplicates/commands.ts";
import { saveSuccession } from "#lib/content/organizations/commands.ts";
import { saveTopic } from "#lib/content/topics/commands.ts";
import { database } from "#lib/db/client.ts";
import { localDay } from "#lib/text/date-time.ts";
import { ownDatabase } from "#tests/support/database.ts";
import {
  actor,
  done,
  draftOf,
  newEvent,
  newOrganization,
  newPerson,
  newSection,
  newTopic,
  type Someone,
  someone,
} from "./content.ts";

ownDatabase();

let first: string;
let sectionId: string;
let editor: Someone;
let approver: Someone;
let chief: Someone;

beforeAll(async () => {
  first = await done(makeFirstLink(actor, {}));
  sectionId = await newSection("Chuyên mục");
  editor = { ...(await someone("EDITOR", "Hoàng Biên Tập")), from: "203.0.113.7" };
  approver = { ...(await someone("APPROVER", "Nông Thị Duyệt")), from: "2001:db8::7" };
  chief = await someone("ADMINISTRATOR", "Trần Quản Trị");
});

async function lastEntry() {
  const last = await database().auditLink.findFirstOrThrow({ orderBy: { number: "desc" } });
  return database().auditEntry.findUniqueOrThrow({ where: { id: last.entryId } });
}
/** What a command recorded. */
async function recorded(result: Parameters<typeof done>[0]): Promise<Record<string, unknown>> {
  await done(result);
  return (await lastEntry()).input as Record<string, unknown>;
}

describe("an entry says from where it was asked", () => {
  it("of who is signed in, and of whoever opened a link", async () => {
    await done(saveTopic(editor, { slug: "tu-dau", name: "Từ đâu" }));
    expect(await lastEntry()).toMatchObject({ accountId: editor.id, from: "203.0.113.7" });
    const token = await done(inviteAccount(chief, { email: "la@example.vn", role: "EDITOR" }));
    expect(await lastEntry()).toMatchObject({ accountId: chief.id, from: null });
    const password = "chợ phiên Kỳ Lừa họp ngày ba";
    const id = await done(
      openAccount({ kind: "anonymous", from: "203.0.113.9" }, { token, name: "Lạ", password }),
    );
    expect(await lastEntry()).toMatchObject({
      actor: "anonymous",
      accountId: id,
      from: "203.0.113.9",
      input: {
        id,
        before: null,
        after: { name: "Lạ", email: "la@example.vn", language: "vi", role: "EDITOR" },
      },
    });
  });

  it("and of the command line nothing", async () => {
    await newTopic("Không từ đâu");
    expect(await lastEntry()).toMatchObject({ actor: "command-line", accountId: null, from: null });
  });
});

describe("an entry says what was before and after", () => {
  it("of a report on its way to readers and back", async () => {
    const articleId = await done(startArticle(editor, { title: "Bài", sectionId }));
    expect((await lastEntry()).input).toEqual({
      articleId,
      language: "vi",
      before: null,
      after: { title: "Bài", slug: "bai", sectionId },
    });
    const { revision, editionId } = await done(saveDraft(actor, draftOf(articleId, "Bài")));
    const draft = { articleId, language: "vi" as const, revision };
    const about = { articleId, language: "vi", editionId, number: 1, revision };
    const stage = (before: string, after: string, more = {}) => ({
      ...about,
      before: { stage: before },
      after: { stage: after, ...more },
    });
    expect(await recorded(submitDraft(editor, draft))).toEqual(stage("WRITING", "SUBMITTED"));
    expect(await recorded(returnDraft(approver, { ...draft, note: "Thiếu tên" }))).toEqual(
      stage("SUBMITTED", "WRITING", { note: "Thiếu tên" }),
    );
    await done(submitDraft(editor, draft));
    expect(await recorded(approveDraft(approver, draft))).toEqual(stage("SUBMITTED", "APPROVED"));
    expect(await recorded(reopenDraft(editor, draft))).toEqual(stage("APPROVED", "WRITING"));
    expect(await recorded(publishDraft(approver, { ...draft, reason: "Tin nóng" }))).toMatchObject({
      ...about,
      before: { status: "DRAFT", edition: null },
      after: { status: "PUBLISHED", step: "PUBLISHED_ALONE", edition: 1, reason: "Tin nóng" },
    });
    expect(await recorded(secondEdition(chief, { editionId }))).toEqual({
      articleId,
      language: "vi",
      editionId,
      number: 1,
      before: { step: "PUBLISHED_ALONE" },
      after: { step: "SECONDED" },
    });
    await done(saveDraft(actor, draftOf(articleId, "Bài hai")));
    expect(await recorded(publishDraft(actor, { articleId, language: "vi" }))).toMatchObject({
      before: { status: "PUBLISHED", edition: 1 },
      after: { status: "PUBLISHED", step: "PUBLISHED", edition: 2 },
    });
    const down = { status: "WITHDRAWN", statusNote: "Sai tên.", statusNoteEn: null };
    const up = { status: "PUBLISHED", statusNote: null, statusNoteEn: null };
    expect(
      await recorded(takeDown(approver, { articleId, status: "WITHDRAWN", note: "Sai tên." })),
    ).toEqual({ articleId, before: up, after: down });
    expect(await recorded(bringBack(approver, { articleId, reason: "Đã sửa" }))).toEqual({
      articleId,
      before: down,
      after: { ...up, reason: "Đã sửa" },
    });
    expect(
      await recorded(saveArticle(actor, { id: articleId, slug: "bai-khac", sectionId })),
    ).toMatchObject({ before: { slug: "bai", corrections: [] }, after: { slug: "bai-khac" } });
    expect(await recorded(makePreviewLink(editor, { articleId }))).toMatchObject({
      articleId,
      before: null,
      after: { expiresAt: expect.any(String) },
    });
    const [link] = (await findPreviewLinks(editor, articleId)) ?? [];
    expect(await recorded(endPreviewLink(editor, { id: link?.id ?? "" }))).toEqual({
      id: link?.id,
      articleId,
      before: { expiresAt: link?.expiresAt.toISOString() },
      after: null,
    });
  });

  it("of accounts and of the ways to them", async () => {
    const invite = { email: "moi@example.vn", role: "EDITOR" as const };
    const made = await recorded(inviteAccount(chief, invite));
    expect(made).toMatchObject({ before: null, after: { ...invite, kind: "INVITATION" } });
    const invitation = (await findInvitations(chief)).find(({ email }) => email === invite.email);
    expect(await recorded(withdrawInvitation(chief, { id: invitation?.id ?? "" }))).toMatchObject({
      before: invite,
      after: null,
    });
    const { id } = editor;
    expect(await recorded(saveAccount(chief, { id, role: "EDITOR", isOpen: false }))).toEqual({
      id,
      before: { role: "EDITOR", isOpen: true },
      after: { role: "EDITOR", isOpen: false },
    });
    await done(saveAccount(chief, { id, role: "EDITOR", isOpen: true }));
    expect(await recorded(saveOwnAccount(editor, { name: "Hoàng", language: "en" }))).toEqual({
      id,
      before: { name: "Hoàng Biên Tập", language: "vi" },
      after: { name: "Hoàng", language: "en" },
    });
    expect(await recorded(makeResetLink(chief, { accountId: id }))).toMatchObject({
      accountId: id,
      after: { kind: "RESET" },
    });
    const session = await database().session.create({
      data: { accountId: id, token: "x", ipAddress: "203.0.113.7", expiresAt: new Date() },
    });
    const ended = await recorded(endSession(editor, { id: session.id }));
    expect(ended).toMatchObject({ before: { ipAddress: "203.0.113.7" }, after: null });
    const entries = await database().auditEntry.findMany();
    expect(JSON.stringify(entries.map(({ input }) => input))).not.toContain(first);
  });

  it("of what became of a body", async () => {
    const [predecessorId, successorId] = [
      await newOrganization("Cũ"),
      await newOrganization("Mới"),
    ];
    const said = { predecessorId, successorId, kind: "MERGED" as const };
    await done(saveSuccession(actor, { ...said, happenedOn: "2025-07" }));
    expect(
      await recorded(saveSuccession(actor, { ...said, happenedOn: "2025-07-01" })),
    ).toMatchObject({ before: { happenedOn: "2025-07" }, after: { happenedOn: "2025-07-01" } });
  });

  it("of what is planned", async () => {
    const articleId = await done(startArticle(editor, { title: "Hẹn", sectionId }));
    const { revision, editionId } = await done(saveDraft(actor, draftOf(articleId, "Hẹn")));
    const about = { articleId, language: "vi" as const };
    const at = new Date("2036-11-24T00:00:00.000Z");
    const still = { stage: "WRITING", scheduledFor: null, reason: null };
    const set = { stage: "SCHEDULED", scheduledFor: at.toISOString(), reason: "Tin nóng" };
    expect(
      await recorded(scheduleDraft(approver, { ...about, revision, at, reason: "Tin nóng" })),
    ).toEqual({ ...about, editionId, number: 1, before: still, after: set });
    expect(await recorded(unscheduleDraft(approver, { ...about, revision }))).toEqual({
      ...about,
      editionId,
      number: 1,
      before: set,
      after: still,
    });
    expect(await recorded(setEmbargo(editor, { articleId, until: at, by: "Sở" }))).toEqual({
      articleId,
      before: { embargoUntil: null, embargoBy: null },
      after: { embargoUntil: at.toISOString(), embargoBy: "Sở" },
    });
  });

  it("of two that are one", async () => {
    const [fromId, intoId] = [await newPerson("Hà Thuý"), await newPerson("Hà Văn Thúy")];
    const both = { id: intoId, fromId, mergeId: expect.any(String) };
    const merging = mergeDuplicates(editor, { kind: "PERSON", fromId, intoId });
    const merged = await recorded(merging);
    expect(merged).toMatchObject({
      ...both,
      before: { from: { name: "Hà Thuý" }, into: { name: "Hà Văn Thúy" } },
      after: { from: null, into: { name: "Hà Văn Thúy" } },
    });
    expect(await recorded(undoMerge(editor, { mergeId: await done(merging) }))).toMatchObject({
      id: fromId,
      intoId,
      mergeId: merged.mergeId,
      before: { from: null },
      after: { from: { name: "Hà Thuý" } },
    });
    const ids = [fromId, intoId].toSorted() as [string, string];
    expect(await recorded(keepApart(editor, { kind: "PERSON", ids }))).toEqual({
      id: ids[0],
      otherId: ids[1],
    });
  });
});

describe("what is asked of the audit", () => {
  const found = async (filter: AuditFilter) =>
    (await findAuditEntries(chief, filter)).items.map(({ command }) => command);

  it("is for administrators", async () => {
    await expect(findAuditEntries(approver, {})).rejects.toThrow(NotAllowed);
    await expect(findThings(approver, [], "vi")).rejects.toThrow(NotAllowed);
  });

  it("is found by who, what and when", async () => {
    expect(
      new Set(await found({ who: { accountId: chief.id }, command: "inviteAccount" })),
    ).toEqual(new Set(["inviteAccount"]));
    const { items } = await findAuditEntries(chief, { who: { actor: "command-line" } });
    expect(items.every(({ actor, name }) => actor === "command-line" && name === null)).toBe(true);
    const today = new Date(`${localDay(new Date())}T00:00:00+07:00`);
    expect(await found({ until: today })).toEqual([]);
    expect((await found({ since: today })).length).toBeGreaterThan(20);
  });

  it("is found by what it is about", async () => {
    const id = await newPerson("Lục Thị Bưởi");
    await newEvent("Hội thảo bưởi", {
      appearances: [{ personId: id, part: "SPEAKER", capacity: "Chủ nhiệm" }],
    });
    expect(await found({ of: id })).toEqual(["savePerson"]);
    const articleId = await done(startArticle(editor, { title: "Bài bưởi", sectionId }));
    const { items } = await findAuditEntries(chief, { of: articleId });
    expect(items.map(({ command }) => command)).toEqual(["startArticle"]);
    const things = await findThings(chief, items, "vi");
    expect(things.get(articleId)).toEqual({
      name: "Bài bưởi",
      path: `/desk/articles/${articleId}/vi`,
    });
    expect(things.get(sectionId)?.name).toBe("Chuyên mục");
  });

  it("is found by its words, begun or whole, with or without accents", async () => {
    await newTopic("Đổi mới ở Mẫu Sơn", { description: "Nghị quyết 62-NQ/TW" });
    for (const words of ["đổi mới mẫu sơn", "doi moi mau son", "Mau Sơ", "62-nq/tw"]) {
      expect(await found({ words }), words).toEqual(["saveTopic"]);
    }
    expect(await found({ words: "doi moi mau son", who: { accountId: chief.id } })).toEqual([]);
    expect(await found({ words: "khong co chu nao nhu the" })).toEqual([]);
    expect(await found({ words: "' & :* !" })).toEqual(await found({}));
  });

  it("is read by pages, from one number on", async () => {
    const page = await findAuditEntries(chief, {});
    expect(page.hasNext).toBe(true);
    const last = page.items.at(-1)?.number as number;
    const next = await findAuditEntries(chief, { before: last });
    expect(next.items[0]?.number).toBe(last - 1);
  });

  it("may be as long as a report, and of any kind", async () => {
    const long = "Rất dài ".repeat(60_000);
    for (const input of [{ after: { text: long } }, [], "x", null]) {
      await database().$executeRaw`
        INSERT INTO "AuditEntry" (id, actor, command, input, changed)
        VALUES (gen_random_uuid(), 'a', 'c', ${JSON.stringify(input)}::jsonb, '{}')`;
    }
    expect(await found({ words: "rat dai", command: "c" })).toEqual(["c"]);
  });
});
