import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/access.ts";
import { publishDraft } from "#lib/content/articles/commands.ts";
import { saveDraft, startArticle } from "#lib/content/articles/draft-commands.ts";
import { findDraft, findEditions } from "#lib/content/articles/draft-queries.ts";
import type { Differences } from "#lib/content/articles/draft-text.ts";
import {
  askForDraft,
  holdDraft,
  keepDraft,
  releaseDraft,
  takeDraft,
} from "#lib/content/articles/lock.ts";
import { findArticle } from "#lib/content/articles/queries.ts";
import {
  approveDraft,
  reopenDraft,
  returnDraft,
  secondEdition,
  submitDraft,
} from "#lib/content/articles/step-commands.ts";
import { database } from "#lib/db/client.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { bodyOf, done, newSection, paragraph, refused, type Someone, someone } from "./content.ts";

ownDatabase();

let sectionId: string;
let contributor: Someone;
let editor: Someone;
let approver: Someone;
let chief: Someone;
let count = 0;

beforeAll(async () => {
  sectionId = await newSection("Chuyên mục");
  contributor = await someone("CONTRIBUTOR", "Lê Cộng Tác");
  editor = await someone("EDITOR", "Hoàng Biên Tập");
  approver = await someone("APPROVER", "Nông Thị Duyệt");
  chief = await someone("ADMINISTRATOR", "Trần Quản Trị");
});

const start = (who: Actor, title = `Bài ${++count}`) =>
  done(startArticle(who, { title, sectionId }));

/** Someone's tab, in which an article is written. */
function tab(who: Someone, articleId: string, revision = 1) {
  const holder = randomUUID();
  const where = { articleId, language: "vi" as const };
  return {
    where,
    asked: { ...where, holder },
    at: () => revision,
    save: async (title: string, more: object = {}) => {
      const lead = `${title}.`;
      const body = bodyOf(paragraph(`${title}, nói dài hơn.`));
      const saveId = randomUUID();
      const save = { ...where, title, lead, body, revision, saveId, holder, ...more };
      const result = await saveDraft(who, save);
      if (result.ok) revision = result.value.revision;
      return result;
    },
    seen: () => ({ ...where, revision }),
  };
}

const long = (articleId: string, seconds: number) =>
  database()
    .$executeRaw`UPDATE "DraftLock" SET "seenAt" = "seenAt" - ${`${seconds} seconds`}::interval,
    "askedAt" = "askedAt" - ${`${seconds} seconds`}::interval WHERE "articleId" = ${articleId}::uuid`;

describe("a draft", () => {
  it("is saved as often as someone writes, each time from the revision before", async () => {
    const id = await start(contributor);
    const here = tab(contributor, id);
    for (const title of ["Một", "Hai", "Ba"]) await done(here.save(title));
    expect(here.at()).toBe(4);
    expect(await findDraft(contributor, id, "vi")).toMatchObject({
      revision: 4,
      stage: "WRITING",
      text: { title: "Ba", lead: "Ba." },
    });
  });

  it("may be without what readers will need", async () => {
    const id = await start(editor);
    await done(tab(editor, id).save("", { lead: "", body: bodyOf({ type: "paragraph" }) }));
    expect(await findDraft(editor, id, "vi")).toMatchObject({ text: { title: "", lead: "" } });
  });

  it("is not written over by who did not see what it says", async () => {
    const id = await start(editor);
    const [first, second] = [tab(editor, id), tab(approver, id)];
    await done(first.save("Của người thứ nhất"));
    await releaseDraft(editor, first.asked);
    expect(await refused(second.save("Của người thứ hai"))).toEqual(["revision changed"]);
    expect((await findDraft(editor, id, "vi"))?.text.title).toBe("Của người thứ nhất");
  });

  it("is not written over by what is still open when it was published", async () => {
    const id = await start(approver);
    const [first, second] = [tab(approver, id), tab(editor, id)];
    await done(first.save("Bản đăng"));
    await done(publishDraft(approver, { ...first.seen(), reason: "Tin nóng" }));
    await releaseDraft(approver, first.asked);
    expect(await refused(second.save("Bản cũ"))).toEqual(["revision changed"]);
    const third = tab(editor, id, first.at());
    await done(third.save("Bản mới"));
    const editions = await database().edition.findMany({
      where: { articleId: id },
      orderBy: { number: "asc" },
    });
    expect(editions.map(({ title, state }) => `${title} ${state}`)).toEqual([
      "Bản đăng LIVE",
      "Bản mới DRAFT",
    ]);
  });

  it("is saved once by a save that is sent twice, also at once", async () => {
    const id = await start(editor);
    const here = tab(editor, id);
    const saveId = randomUUID();
    const results = await Promise.all(
      [1, 2, 3].map(() => here.save("Một lần", { saveId, revision: 1 })),
    );
    expect(results.map((result) => result.ok && result.value.revision)).toEqual([2, 2, 2]);
    await done(here.save("Hai lần"));
    expect(await refused(here.save("Một lần", { saveId, revision: 1 }))).toEqual([
      "revision changed",
    ]);
  });

  it("of two saves at once from one revision keeps one, and tells the other", async () => {
    const id = await start(editor);
    const here = tab(editor, id);
    const results = await Promise.all(["A", "B", "C"].map((title) => here.save(title)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("is written in NFC, whatever was typed", async () => {
    const id = await start(editor);
    const said = "Hội thảo ở Thất Khê".normalize("NFD");
    await done(tab(editor, id).save(said, { body: bodyOf(paragraph(said)) }));
    const { text } = (await findDraft(editor, id, "vi")) ?? {};
    expect(text?.title).toBe(said.normalize("NFC"));
    expect(JSON.stringify(text?.body)).toContain(said.normalize("NFC"));
  });

  it.each([
    ["a title of 10,000 characters", { title: "a".repeat(10_000) }, "title tooLong"],
    [
      "a script for an address",
      {
        body: bodyOf(paragraph("x", { type: "link", attrs: { href: "javascript:alert(1)" } })),
      },
      /^body\..* invalid$/,
    ],
    ["a block that nothing knows", { body: bodyOf({ type: "iframe" }) }, /^body\..* invalid$/],
    ["a picture that is not there", { leadMediaId: randomUUID() }, "leadMediaId unknown"],
    [
      "a person who is not there",
      {
        body: bodyOf(
          paragraph("x", { type: "mention", attrs: { kind: "person", id: randomUUID() } }),
        ),
      },
      / unknown$/,
    ],
    ["no name of the save", { saveId: undefined }, "revision required"],
  ])("with %s is refused, and stays as it was", async (_, more, why) => {
    const id = await start(editor, "Còn nguyên");
    const reasons = await refused(tab(editor, id).save("Khác", more));
    expect(reasons[0]).toMatch(why instanceof RegExp ? why : new RegExp(`^${why}$`));
    expect(await findDraft(editor, id, "vi")).toMatchObject({
      revision: 1,
      text: { title: "Còn nguyên" },
    });
  });

  it("can be put together again from what the audit keeps of its saves", async () => {
    const id = await start(editor);
    const here = tab(editor, id);
    const bodies = [
      ["Một."],
      ["Một.", "Hai."],
      ["Không.", "Một.", "Hai."],
      ["Không.", "Hai."],
      ["Không.", "Ba.", "Hai."],
    ];
    for (const body of bodies) {
      await done(
        here.save(body.join(" "), { body: bodyOf(...body.map((text) => paragraph(text))) }),
      );
    }
    const entries = await database().auditEntry.findMany({
      where: { command: "saveDraft", input: { path: ["articleId"], equals: id } },
      orderBy: { at: "asc" },
    });
    let blocks: unknown[] = [{ type: "paragraph", content: [] }];
    const states = entries.map(({ input }) => {
      const { body } = input as unknown as Differences;
      if (body) {
        const { at, removed, added } = body;
        expect(blocks.slice(at, at + removed.length)).toEqual(removed);
        blocks = blocks.toSpliced(at, removed.length, ...added);
      }
      return blocks;
    });
    expect(states).toEqual(bodies.map((body) => body.map((text) => paragraph(text))));
    const kept = JSON.stringify(entries.at(-1)?.input);
    expect(kept).toContain("Ba.");
    expect(kept).not.toContain('"text":"Hai."');
  });
});

describe("whose draft it is", () => {
  it("a contributor writes their own, and does not even learn of others", async () => {
    const id = await start(editor);
    expect(await findDraft(contributor, id, "vi")).toBeNull();
    expect(await refused(tab(contributor, id).save("Của tôi"))).toEqual(["articleId notAllowed"]);
    const own = await start(contributor);
    const titles = async (who: Actor) =>
      (await findEditions(who, "writing", 1)).items.map(({ article }) => article.id);
    expect(await titles(contributor)).toContain(own);
    expect(await titles(contributor)).not.toContain(id);
    expect(await titles(editor)).toEqual(expect.arrayContaining([own, id]));
    const asked = tab(contributor, id).asked;
    for (const deed of [holdDraft, takeDraft, askForDraft, keepDraft]) {
      await expect(deed(contributor, asked)).rejects.toThrow("draft.write");
    }
  });

  it("nobody writes who is not signed in", async () => {
    expect(await refused(startArticle({ kind: "anonymous" }, { title: "x", sectionId }))).toEqual([
      "notAllowed",
    ]);
  });
});

describe("the lock", () => {
  it("is one's own while one writes, and is said by name to others", async () => {
    const id = await start(editor);
    const [first, second] = [tab(editor, id), tab(approver, id)];
    expect(await holdDraft(editor, first.asked)).toEqual({ isHeld: true, askedBy: null });
    expect(await holdDraft(approver, second.asked)).toMatchObject({
      isHeld: false,
      name: "Hoàng Biên Tập",
      isOwn: false,
      mayTake: false,
    });
    expect(await refused(second.save("Chen ngang"))).toEqual(["holder locked"]);
    await done(first.save("Viết tiếp"));
    await releaseDraft(editor, first.asked);
    expect(await holdDraft(approver, second.asked)).toMatchObject({ isHeld: true });
  });

  it("outlives saves, and ends when its holder is not heard of", async () => {
    const id = await start(editor);
    const [first, second] = [tab(editor, id), tab(approver, id)];
    await done(first.save("Một"));
    await long(id, 40);
    expect(await holdDraft(approver, second.asked)).toMatchObject({ isHeld: false });
    await done(first.save("Hai"));
    await long(id, 40);
    expect(await holdDraft(approver, second.asked)).toMatchObject({ isHeld: false });
    await long(id, 10);
    expect(await holdDraft(approver, second.asked)).toMatchObject({ isHeld: true });
    expect(await refused(first.save("Ba"))).toEqual(["holder locked"]);
  });

  it("is taken at once by oneself in another tab", async () => {
    const id = await start(editor);
    const [first, second] = [tab(editor, id), tab(editor, id)];
    await holdDraft(editor, first.asked);
    expect(await holdDraft(editor, second.asked)).toMatchObject({ isOwn: true, mayTake: true });
    expect(await takeDraft(editor, second.asked)).toMatchObject({ isHeld: true });
    expect(await holdDraft(editor, first.asked)).toMatchObject({ isHeld: false, isOwn: true });
  });

  it("is taken from someone else after asking and waiting, unless they answer", async () => {
    const id = await start(editor);
    const [first, second, third] = [tab(editor, id), tab(approver, id), tab(chief, id)];
    await holdDraft(editor, first.asked);
    expect(await takeDraft(approver, second.asked)).toMatchObject({ isHeld: false });
    expect(await askForDraft(approver, second.asked)).toMatchObject({ mayTake: false });
    expect(await takeDraft(approver, second.asked)).toMatchObject({ isHeld: false });
    expect(await holdDraft(editor, first.asked)).toEqual({
      isHeld: true,
      askedBy: "Nông Thị Duyệt",
    });
    // One at a time is heard.
    await askForDraft(chief, third.asked);
    expect(await keepDraft(editor, first.asked)).toEqual({ isHeld: true, askedBy: null });
    await askForDraft(approver, second.asked);
    await long(id, 31);
    await holdDraft(editor, first.asked);
    expect(await takeDraft(chief, third.asked)).toMatchObject({ isHeld: false });
    expect(await holdDraft(approver, second.asked)).toMatchObject({ mayTake: true });
    expect(await takeDraft(approver, second.asked)).toEqual({ isHeld: true, askedBy: null });
  });

  it("is had by one of many who ask at once", async () => {
    const id = await start(editor);
    const held = await Promise.all(
      [editor, approver, chief, editor].map((who) => holdDraft(who, tab(who, id).asked)),
    );
    expect(held.filter(({ isHeld }) => isHeld)).toHaveLength(1);
  });
});

describe("on its way to readers", () => {
  const written = async (who: Someone) => {
    const id = await start(who);
    const here = tab(who, id);
    await done(here.save(`Bài ${++count}`));
    await releaseDraft(who, here.asked);
    return { id, here };
  };

  it("a draft is submitted, approved by another, and published", async () => {
    const { id, here } = await written(contributor);
    expect(await refused(submitDraft(contributor, here.where))).toEqual(["revision required"]);
    await done(submitDraft(contributor, here.seen()));
    expect(await refused(approveDraft(contributor, here.seen()))).toEqual(["notAllowed"]);
    expect(await refused(approveDraft(editor, here.seen()))).toEqual(["notAllowed"]);
    expect(await refused(publishDraft(approver, here.seen()))).toEqual(["reason required"]);
    await done(approveDraft(approver, here.seen()));
    await done(publishDraft(approver, here.seen()));
    const { article, steps } = (await findDraft(contributor, id, "vi")) ?? {};
    expect(article?.status).toBe("PUBLISHED");
    expect(steps?.map(({ kind }) => kind)).toEqual(["PUBLISHED", "APPROVED", "SUBMITTED"]);
    expect(await findArticle(article?.slug ?? "", "vi")).not.toBeNull();
  });

  it("nothing goes further that is not there yet", async () => {
    const id = await start(contributor);
    const here = tab(contributor, id);
    await done(here.save("", { lead: "", body: bodyOf({ type: "paragraph" }) }));
    expect(await refused(submitDraft(contributor, here.seen()))).toEqual([
      "title required",
      "lead required",
      "body required",
    ]);
  });

  it("who submitted it does not approve it, and nobody approves what they have not seen", async () => {
    const { here } = await written(approver);
    await done(submitDraft(approver, here.seen()));
    expect(await refused(approveDraft(approver, here.seen()))).toEqual(["stage ownWork"]);
    const other = tab(chief, here.where.articleId, here.at());
    await done(other.save("Sửa khi duyệt"));
    expect(await refused(approveDraft(chief, here.seen()))).toEqual(["revision changed"]);
    await done(approveDraft(chief, other.seen()));
  });

  it("what is submitted is changed by who approves alone, what is approved by nobody", async () => {
    const { id, here } = await written(contributor);
    await done(submitDraft(contributor, here.seen()));
    expect(await refused(here.save("Sửa lén"))).toEqual(["stage notNow"]);
    expect((await findDraft(contributor, id, "vi"))?.isWritable).toBe(false);
    await done(approveDraft(approver, here.seen()));
    expect(await refused(tab(chief, id, here.at()).save("Sửa lén"))).toEqual(["stage notNow"]);
    await done(reopenDraft(contributor, here.seen()));
    await done(here.save("Viết tiếp"));
    expect(await refused(publishDraft(approver, here.seen()))).toEqual(["reason required"]);
  });

  it("it is sent back with what is still to be done", async () => {
    const { id, here } = await written(contributor);
    await done(submitDraft(contributor, here.seen()));
    expect(await refused(returnDraft(approver, { ...here.seen(), note: " " }))).toEqual([
      "note required",
    ]);
    await done(returnDraft(approver, { ...here.seen(), note: "Thiếu nguồn" }));
    expect((await findDraft(contributor, id, "vi"))?.steps[0]).toMatchObject({
      kind: "RETURNED",
      note: "Thiếu nguồn",
    });
    await done(here.save("Có nguồn"));
  });

  it("what one publishes alone stays flagged until someone else approves it", async () => {
    const { id, here } = await written(approver);
    await done(publishDraft(approver, { ...here.seen(), reason: "Tin nóng" }));
    const flagged = async () =>
      (await findEditions(chief, "flagged", 1)).items.find(({ article }) => article.id === id);
    const edition = await flagged();
    expect(edition).toBeDefined();
    const editionId = edition?.id ?? "";
    expect(await refused(secondEdition(approver, { editionId }))).toEqual(["stage ownWork"]);
    expect(await refused(secondEdition(editor, { editionId }))).toEqual(["notAllowed"]);
    const results = await Promise.all(
      [chief, chief].map((who) => secondEdition(who, { editionId })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await flagged()).toBeUndefined();
  });
});
