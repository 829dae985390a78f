import { beforeAll, describe, expect, it } from "vitest";
import { checkDraft } from "#lib/content/articles/checklist.ts";
import { publishDraft } from "#lib/content/articles/commands.ts";
import { saveDraft } from "#lib/content/articles/draft-commands.ts";
import { mergeDuplicates, undoMerge } from "#lib/content/duplicates/commands.ts";
import { previewMerge } from "#lib/content/duplicates/preview.ts";
import { findPresent } from "#lib/content/duplicates/queries.ts";
import { saveEvent } from "#lib/content/events/commands.ts";
import { presentSlug } from "#lib/content/former-slugs.ts";
import { saveOrganization, saveSuccession } from "#lib/content/organizations/commands.ts";
import { savePerson } from "#lib/content/people/commands.ts";
import { readPerson } from "#lib/content/people/editing.ts";
import { stateOf } from "#lib/content/seen.ts";
import { database } from "#lib/db/client.ts";
import { search } from "#lib/search/queries.ts";
import { ownDatabase } from "#tests/support/database.ts";
import {
  actor,
  bodyOf,
  done,
  draftOf,
  newArticle,
  newEvent,
  newOrganization,
  newPerson,
  newSection,
  refused,
} from "./content.ts";
import { everything, mention, merge, pages, undo } from "./merging.ts";

ownDatabase();

let sectionId: string;
let run = 0;
beforeAll(async () => {
  sectionId = await newSection("Chuyên mục");
});

describe("two people who are one", () => {
  /** The same person twice, each in a published report, at an event and in office. */
  async function makeTwice(name: string, other: string) {
    const organizationId = await newOrganization(`Sở ${name}`, {
      positions: [{ title: "Giám đốc" }],
    });
    const { id: positionId } = await database().position.findFirstOrThrow({
      where: { organizationId },
    });
    const held = { positionId, startsOn: "2020", source: "báo" };
    const fromId = await newPerson(name, { honorific: "TS.", appointments: [held] });
    const intoId = await newPerson(other, { slug: `${++run}-khac`, appointments: [held] });
    const eventId = await newEvent(`Hội thảo ${name}`, {
      startsOn: "2024-03-19",
      appearances: [
        { personId: fromId, part: "CHAIR", capacity: "Giám đốc" },
        { personId: intoId, part: "SPEAKER", capacity: "Giám đốc" },
        { personId: fromId, part: "SPEAKER", capacity: "Giám đốc sở" },
      ],
    });
    const articleId = await newArticle(`Bài về ${name}`, {
      sectionId,
      draft: {
        body: bodyOf(mention("person", fromId), mention("person", intoId)),
        bylines: [{ personId: fromId }],
      },
    });
    return { fromId, intoId, eventId, articleId, positionId };
  }
  const slugOf = async (id: string) =>
    (await database().person.findUniqueOrThrow({ where: { id } })).slug;

  it("become one: both addresses lead there, and readers see one in the published text", async () => {
    const { fromId, intoId } = await makeTwice("Lường Thị Hoà", "Lường Thị Hòa");
    const preview = await previewMerge(actor, "PERSON", fromId, intoId, "vi");
    expect(preview?.groups.map(({ unnamed, ...group }) => group)).toEqual([
      {
        of: "appointments",
        names: [],
        count: 0,
        doubled: ["Giám đốc, Sở Lường Thị Hoà (2020 – …)"],
      },
      {
        of: "appearances",
        names: ["Hội thảo Lường Thị Hoà"],
        count: 1,
        doubled: ["Hội thảo Lường Thị Hoà"],
      },
      { of: "bylines", names: ["Bài về Lường Thị Hoà"], count: 1, doubled: [] },
      { of: "mentions", names: ["Bài về Lường Thị Hoà"], count: 1, doubled: [] },
      { of: "addresses", names: ["/dien-gia/luong-thi-hoa"], count: 1, doubled: [] },
    ]);
    expect(preview?.filled).toEqual(["honorific"]);
    await merge("PERSON", fromId, intoId);
    const slug = await slugOf(intoId);
    expect(await presentSlug("PERSON", "luong-thi-hoa")).toBe(slug);
    expect(await findPresent(actor, fromId)).toBe(intoId);
    const [article = "", person = ""] = await pages(
      "/bai-viet/bai-ve-luong-thi-hoa",
      `/dien-gia/${slug}`,
    );
    const linked = article.split(`<a href="/dien-gia/${slug}"`).length - 1;
    // Both words in the text, the byline, and once in the table of what it is about.
    expect(linked).toBe(4);
    expect(article).not.toContain('"/dien-gia/luong-thi-hoa"');
    expect(person).toContain("TS.");
    expect(person.match(/Giám đốc, /g)?.length ?? 0).toBeLessThan(2);
    const found = await search("luong thi hoa", "vi", 1);
    expect(found.items.filter(({ kind }) => kind === "PERSON").map((one) => one.slug)).toEqual([
      slug,
    ]);
  });

  it("are found by the name that went, where it is spelled with other words", async () => {
    const fromId = await newPerson("Đèo Thị Xuân Thắm");
    const intoId = await newPerson("Đèo T. Thắm");
    const mergeId = await merge("PERSON", fromId, intoId);
    const slugs = async () =>
      (await search("deo thi xuan tham", "vi", 1)).items.map(({ slug }) => slug);
    expect(await slugs()).toEqual(["deo-t-tham"]);
    await done(savePerson(actor, { id: intoId, slug: "deo-t-tham", name: "Đèo T. Thắm" }));
    expect(await slugs()).toEqual(["deo-t-tham"]);
    await undo(mergeId);
    expect(await slugs()).toEqual(["deo-thi-xuan-tham"]);
  });

  it("are not merged by who has not seen what they are now", async () => {
    const [fromId, intoId] = [
      await newPerson("Cầm Văn Một"),
      await newPerson("Cầm Văn Mốt", { slug: "cam-van-mot-1" }),
    ];
    const seenOf = async (id: string) => stateOf((await readPerson(database(), id)) as object);
    const [fromSeen, intoSeen] = [await seenOf(fromId), await seenOf(intoId)];
    await done(savePerson(actor, { id: intoId, slug: "cam-van-mot-2", name: "Cầm Văn Mốt" }));
    const asked = { kind: "PERSON" as const, fromId, intoId, fromSeen };
    expect(await refused(mergeDuplicates(actor, { ...asked, intoSeen }))).toEqual(["seen changed"]);
    expect(await refused(mergeDuplicates(actor, { ...asked, intoSeen: "" }))).toEqual([
      "seen changed",
    ]);
    await done(mergeDuplicates(actor, { ...asked, intoSeen: await seenOf(intoId) }));
    expect(await refused(mergeDuplicates(actor, asked))).toEqual(["fromId unknown"]);
  });

  it("are merged by one of two who do it at once, each the other way", async () => {
    const [one, other] = [
      await newPerson("Sùng A Đua"),
      await newPerson("Sùng A Đùa", { slug: "dua-2" }),
    ];
    const results = await Promise.all([
      mergeDuplicates(actor, { kind: "PERSON", fromId: one, intoId: other }),
      mergeDuplicates(actor, { kind: "PERSON", fromId: other, intoId: one }),
    ]);
    expect(results.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    const refusedOne = results.find(({ ok }) => !ok);
    expect(refusedOne).toMatchObject({ reasons: [{ code: "unknown" }] });
  });

  it("take along what somebody writes of the one that goes at that moment", async () => {
    const fromId = await newPerson("Thào A Chờ");
    const intoId = await newPerson("Thào A Chở", { slug: "cho-2" });
    const eventId = await newEvent("Hội thảo đang viết");
    const [isWritten, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const writing = database().$transaction(async (tx) => {
      const appearance = { eventId, personId: fromId, part: "SPEAKER" as const, position: 0 };
      await tx.appearance.create({ data: { ...appearance, capacity: "Khách" } });
      isWritten.resolve();
      await end.promise;
    });
    await isWritten.promise;
    const merging = merge("PERSON", fromId, intoId);
    await new Promise((resolve) => setTimeout(resolve, 300));
    end.resolve();
    await Promise.all([writing, merging]);
    const rows = await database().appearance.findMany({ where: { eventId } });
    expect(rows.map(({ personId }) => personId)).toEqual([intoId]);
  });

  it("may be written of by who began before, and brought back with an older edition", async () => {
    const { fromId, intoId, articleId } = await makeTwice("Tòng Văn Soạn", "Tòng Văn Soạn");
    const mergeId = await merge("PERSON", fromId, intoId);
    const draft = draftOf(articleId, "Bài về Tòng Văn Soạn", {
      body: bodyOf(mention("person", fromId)),
      bylines: [{ personId: fromId }],
    });
    await done(saveDraft(actor, draft));
    expect((await checkDraft(articleId, "vi")).map(({ code }) => code)).toContain("spelling");
    await done(publishDraft(actor, { articleId, language: "vi" }));
    const link = async (id: string) =>
      (await pages("/bai-viet/bai-ve-tong-van-soan"))[0]?.includes(
        `<a href="/dien-gia/${await slugOf(id)}">person ấy</a>`,
      );
    expect(await link(intoId)).toBe(true);
    await undo(mergeId);
    expect(await link(fromId)).toBe(true);
    expect(await link(intoId)).toBe(false);
  });

  it("become two again after other things were written", async () => {
    const { fromId, intoId, eventId, positionId } = await makeTwice(
      "Quàng Thị Sửa",
      "Quàng Thị Sưa",
    );
    const mergeId = await merge("PERSON", fromId, intoId);
    const slug = await slugOf(intoId);
    const held = { positionId, startsOn: "2020", source: "báo" };
    await done(
      savePerson(actor, {
        id: intoId,
        slug,
        name: "Quàng Thị Sửa",
        biography: "Viết sau.",
        honorific: "PGS.",
        appointments: [held],
      }),
    );
    const appearances = [
      { personId: intoId, part: "SPEAKER" as const, capacity: "Giám đốc" },
      { personId: await newPerson("Người Thứ Ba"), part: "CHAIR" as const, capacity: "Khách" },
      { personId: intoId, part: "CHAIR" as const, capacity: "Giám đốc" },
    ];
    await done(
      saveEvent(actor, {
        id: eventId,
        slug: "hoi-thao-sua-roi",
        kind: "WORKSHOP",
        name: "Hội thảo sửa rồi",
        appearances,
      }),
    );
    await undo(mergeId);
    const rows = await database().appearance.findMany({
      where: { eventId },
      orderBy: { position: "asc" },
    });
    expect(
      rows.map(({ personId, part }) => [personId === fromId, personId === intoId, part]),
    ).toEqual([
      [false, true, "SPEAKER"],
      [false, false, "CHAIR"],
      [true, false, "CHAIR"],
      [true, false, "SPEAKER"],
    ]);
    const [from, into] = await Promise.all([
      readPerson(database(), fromId),
      readPerson(database(), intoId),
    ]);
    expect(from).toMatchObject({ name: "Quàng Thị Sửa", honorific: "TS." });
    expect(into).toMatchObject({ honorific: "PGS.", biography: "Viết sau." });
    expect([from?.appointments.length, into?.appointments.length]).toEqual([1, 1]);
  });

  it("stay one while that rests on a later merge, or the address is another's, and nothing is half done", async () => {
    const [a, b, c] = [
      await newPerson("Giàng A Sử"),
      await newPerson("Giàng A Sừ", { slug: "giang-a-su-2" }),
      await newPerson("Giàng A Sứ", { slug: "giang-a-su-3" }),
    ];
    const first = await merge("PERSON", a, b);
    const second = await merge("PERSON", b, c);
    expect(await presentSlug("PERSON", "giang-a-su")).toBe("giang-a-su-3");
    const before = await everything();
    expect(await refused(undoMerge(actor, { mergeId: first }))).toEqual(["mergeId mergedOn"]);
    expect(await everything()).toEqual(before);
    await undo(second);
    expect(await refused(undoMerge(actor, { mergeId: second }))).toEqual(["mergeId changed"]);
    const other = await newPerson("Giàng A Sử");
    expect(await refused(undoMerge(actor, { mergeId: first }))).toEqual(["mergeId addressTaken"]);
    await done(savePerson(actor, { id: other, slug: "giang-a-su-4", name: "Giàng A Sử" }));
    // Its former address is the other one's still.
    expect(await refused(undoMerge(actor, { mergeId: first }))).toEqual(["mergeId addressTaken"]);
  });
});

describe("two organizations that are one", () => {
  it("are not, where one became the other or stands below it", async () => {
    const above = await newOrganization("Huyện ủy Một");
    const below = await newOrganization("Đảng ủy Một", { parents: [{ parentId: above }] });
    const last = await newOrganization("Chi bộ Một", { parents: [{ parentId: below }] });
    const successor = await newOrganization("Đảng ủy Hai");
    await done(
      saveSuccession(actor, {
        predecessorId: above,
        successorId: successor,
        kind: "MERGED",
        happenedOn: "2025-07-01",
      }),
    );
    for (const [fromId, intoId] of [
      [above, last],
      [last, above],
      [above, successor],
      [successor, above],
    ] as const) {
      const asked = { kind: "ORGANIZATION" as const, fromId, intoId };
      expect(await refused(mergeDuplicates(actor, asked))).toEqual(["intoId related"]);
      const preview = await previewMerge(actor, "ORGANIZATION", fromId, intoId, "vi");
      expect(preview?.reasons.map(({ code }) => code)).toEqual(["related"]);
    }
  });

  it("keep the other name, and who held a position holds it in the one that stays", async () => {
    const positions = [{ title: "Chủ tịch" }];
    const fromId = await newOrganization("Hội Nông dân Bắc Sơn", { positions });
    const intoId = await newOrganization("Hội nông dân huyện Bắc Sơn", { positions });
    const { id: positionId } = await database().position.findFirstOrThrow({
      where: { organizationId: fromId },
    });
    const appointments = [{ positionId, startsOn: "2020", source: "báo" }];
    const personId = await newPerson("Dương Công Hội", { appointments });
    const mergeId = await merge("ORGANIZATION", fromId, intoId);
    const into = await database().organization.findUniqueOrThrow({
      where: { id: intoId },
      include: { names: true, positions: { include: { appointments: true } } },
    });
    expect(into.names.map(({ kind, name }) => [kind, name])).toEqual([
      ["ALIAS", "Hội Nông dân Bắc Sơn"],
    ]);
    expect(into.positions.map((one) => one.appointments.length)).toEqual([1]);
    const { items } = await search("duong cong hoi", "vi", 1);
    expect(items[0]?.detail).toBe("Chủ tịch, Hội nông dân huyện Bắc Sơn");
    // What is written anew in between is not lost when they are two again.
    await done(
      saveOrganization(actor, {
        id: intoId,
        slug: into.slug,
        name: into.name,
        kind: into.kind,
        level: into.level,
        names: [{ kind: "ALIAS", name: "Hội Nông dân Bắc Sơn" }],
        positions: [{ title: "Chủ tịch" }, { title: "Phó Chủ tịch" }],
      }),
    );
    await undo(mergeId);
    const held = await database().appointment.findFirstOrThrow({ where: { personId } });
    expect(held.positionId).toBe(positionId);
    const names = await database().organizationName.findMany({ where: { organizationId: intoId } });
    expect(names).toEqual([]);
  });
});
