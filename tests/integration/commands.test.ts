import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishDraft, saveArticle, takeDown } from "#lib/content/articles/commands.ts";
import { saveDraft } from "#lib/content/articles/draft-commands.ts";
import { saveDocument } from "#lib/content/documents/commands.ts";
import { saveEvent, saveSeries } from "#lib/content/events/commands.ts";
import { savePicture } from "#lib/content/media/commands.ts";
import { saveOrganization, saveSuccession } from "#lib/content/organizations/commands.ts";
import { savePerson } from "#lib/content/people/commands.ts";
import { savePlace } from "#lib/content/places/commands.ts";
import { stateOf } from "#lib/content/seen.ts";
import { saveSection, saveTopic } from "#lib/content/topics/commands.ts";
import { database } from "#lib/db/client.ts";
import { ownDatabase } from "#tests/support/database.ts";
import {
  actor,
  anonymous,
  done,
  draftOf,
  newDocument,
  newEvent,
  newOrganization,
  newPerson,
  newSection,
  newTopic,
  refused,
} from "./content.ts";

const own = ownDatabase();
let listener: pg.Client;
const heard: string[] = [];
let sectionId: string;

beforeAll(async () => {
  listener = new pg.Client({ connectionString: own.url });
  await listener.connect();
  listener.on("notification", ({ payload = "" }) => heard.push(payload));
  await listener.query("LISTEN portal");
  sectionId = await newSection("Chuyên mục");
});
afterAll(() => listener.end());

/** Every row of every table, so that a test can say that nothing has changed. */
async function everything(): Promise<Record<string, unknown>> {
  const { rows: tables } = await listener.query(
    `SELECT table_name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%' ORDER BY 1`,
  );
  const contents: Record<string, unknown> = {};
  for (const { table_name } of tables) {
    const { rows } = await listener.query(
      `SELECT to_jsonb(t) AS row FROM "${table_name}" t ORDER BY to_jsonb(t)::text`,
    );
    contents[table_name] = rows;
  }
  return contents;
}

/** What was announced until now; PostgreSQL hands over notices before the answer to a later query. */
async function announced(): Promise<string[]> {
  await listener.query("SELECT 1");
  return heard.splice(0);
}

const nobody = "01999999-0000-7000-8000-000000000000";

describe("who may not write is told so, and nothing is looked at", () => {
  it.each<[string, () => Promise<{ ok: boolean }>]>([
    ["saveSection", () => saveSection(anonymous, { slug: "a", name: "A", position: 1 })],
    ["saveTopic", () => saveTopic(anonymous, { slug: "a", name: "A" })],
    ["savePlace", () => savePlace(anonymous, { slug: "a", name: "A", kind: "VENUE" })],
    ["savePerson", () => savePerson(anonymous, { slug: "a", name: "A" })],
    [
      "saveOrganization",
      () => saveOrganization(anonymous, { slug: "a", name: "A", kind: "OTHER", level: "CENTRAL" }),
    ],
    [
      "saveSuccession",
      () =>
        saveSuccession(anonymous, {
          predecessorId: nobody,
          successorId: nobody,
          kind: "MERGED",
          happenedOn: "2025",
        }),
    ],
    ["saveDocument", () => saveDocument(anonymous, { slug: "a", type: "Luật" })],
    ["saveSeries", () => saveSeries(anonymous, { slug: "a", name: "A" })],
    ["saveEvent", () => saveEvent(anonymous, { slug: "a", name: "A", kind: "OTHER" })],
    ["saveArticle", () => saveArticle(anonymous, { slug: "a", sectionId: nobody })],
    ["saveDraft", () => saveDraft(anonymous, draftOf(nobody, "A"))],
    ["publishDraft", () => publishDraft(anonymous, { articleId: nobody, language: "vi" })],
    ["takeDown", () => takeDown(anonymous, { articleId: nobody, status: "REMOVED", note: "a" })],
    ["savePicture", () => savePicture(anonymous, new Uint8Array(), { name: "a", alt: "a" })],
  ])("%s", async (_, command) => {
    const before = await everything();
    expect(await command()).toEqual({ ok: false, reasons: [{ field: "", code: "notAllowed" }] });
    expect(await everything()).toEqual(before);
  });
});

describe("what cannot be carried out is answered with reasons and changes nothing", () => {
  const right = { slug: "hoi-thao-sai", kind: "WORKSHOP" as const, name: "Hội thảo" };

  it.each<[string, () => Promise<{ ok: boolean }>, string[]]>([
    ["no name", () => saveTopic(actor, { slug: "a" } as never), ["name required"]],
    ["an empty name", () => saveTopic(actor, { slug: "a", name: " \u00a0" }), ["name required"]],
    [
      "a long name",
      () => savePerson(actor, { slug: "a", name: "a".repeat(121) }),
      ["name tooLong"],
    ],
    ["no slug", () => saveTopic(actor, { slug: "Chủ đề", name: "a" }), ["slug invalid"]],
    ["no date", () => saveEvent(actor, { ...right, startsOn: "30/2/2024" }), ["startsOn invalid"]],
    [
      "a minute too late",
      () => saveEvent(actor, { ...right, startMinute: 1440 }),
      ["startMinute tooLong"],
    ],
    [
      "an address elsewhere of another kind",
      () => savePerson(actor, { slug: "a", name: "A", sameAs: ["javascript:alert(1)"] }),
      ["sameAs.0 invalid"],
    ],
    [
      "two faults",
      () => saveTopic(actor, { slug: "A", name: "" }),
      ["slug invalid", "name required"],
    ],
    [
      "an end before its start, known only to the database",
      () => saveEvent(actor, { ...right, startsOn: "2024-03", endsOn: "2024-02" }),
      ["inconsistent"],
    ],
    [
      "a section that does not exist",
      () => saveArticle(actor, { slug: "bai-sai", sectionId: nobody }),
      ["sectionId unknown"],
    ],
    [
      "an id that does not exist",
      () => saveTopic(actor, { id: nobody, slug: "chu-de-sai", name: "A" }),
      ["id unknown"],
    ],
    [
      "an article that has no draft",
      () => publishDraft(actor, { articleId: nobody, language: "vi" }),
      ["articleId unknown"],
    ],
    ["a draft of no article", () => saveDraft(actor, draftOf(nobody, "A")), ["articleId unknown"]],
    [
      "a byline of a person and a name",
      () => saveDraft(actor, draftOf(nobody, "A", { bylines: [{ personId: nobody, name: "An" }] })),
      ["bylines.0 invalid"],
    ],
    [
      "quoted words without permission",
      () =>
        saveArticle(actor, {
          slug: "bai-dan",
          sectionId,
          sources: [{ kind: "QUOTED", name: "Báo", url: "https://a.vn", publishedOn: "2024" }],
        }),
      ["sources.0.permission required"],
    ],
  ])("%s", async (_, command, reasons) => {
    const before = await everything();
    await announced();
    expect(await refused(command() as never)).toEqual(reasons);
    expect(await everything()).toEqual(before);
    expect(await announced()).toEqual([]);
  });

  it("a slug that is taken", async () => {
    await newTopic("Một chủ đề");
    const before = await everything();
    const again = saveTopic(actor, { slug: "mot-chu-de", name: "Chủ đề khác" });
    expect(await refused(again)).toEqual(["slug taken"]);
    expect(await everything()).toEqual(before);
  });

  it("a list of which the last entry is wrong: the first is not kept", async () => {
    const organizationId = await newOrganization("Tỉnh ủy Tuyên Quang");
    const personId = await newPerson("Hầu A Lềnh");
    const event = await newEvent("Hội nghị đủ", {
      organizers: [{ organizationId, role: "HOST" }],
      appearances: [{ personId, part: "CHAIR", capacity: "Chủ trì" }],
    });
    const before = await everything();
    const wrong = saveEvent(actor, {
      id: event,
      slug: "hoi-nghi-khac",
      kind: "CONFERENCE",
      name: "Hội nghị khác",
      appearances: [{ personId: nobody, part: "CHAIR", capacity: "Chủ trì" }],
    });
    expect(await refused(wrong)).toEqual(["personId unknown"]);
    expect(await everything()).toEqual(before);
  });

  it("a body below itself", async () => {
    const above = await newOrganization("Trên");
    const below = await newOrganization("Dưới", { parents: [{ parentId: above }] });
    const before = await everything();
    const turned = saveOrganization(actor, {
      id: above,
      slug: "tren",
      name: "Trên",
      kind: "OTHER",
      level: "PROVINCE",
      parents: [{ parentId: below }],
    });
    expect(await refused(turned)).toEqual(["inconsistent"]);
    expect(await everything()).toEqual(before);
  });

  it("an appearance that rests on another person's appointment", async () => {
    const organizationId = await newOrganization("Thành ủy", {
      positions: [{ title: "Bí thư" }],
    });
    const position = await database().position.findFirstOrThrow({ where: { organizationId } });
    const holder = await newPerson("Người Giữ Chức", {
      appointments: [{ positionId: position.id, startsOn: "2020", source: "báo" }],
    });
    const other = await newPerson("Người Khác");
    const appointment = await database().appointment.findFirstOrThrow({
      where: { personId: holder },
    });
    const event = (personId: string) =>
      saveEvent(actor, {
        slug: "hoi-thao-chuc-vu",
        kind: "WORKSHOP",
        name: "Hội thảo",
        appearances: [
          { personId, part: "CHAIR", capacity: "Bí thư", appointmentId: appointment.id },
        ],
      });
    expect(await refused(event(other))).toEqual(["appearances.appointmentId inconsistent"]);
    await done(event(holder));
  });
});

describe("a command that is carried out", () => {
  it("leaves one audit entry with who, what and what changed, and announces it once", async () => {
    const before = await database().auditEntry.count();
    await announced();
    const person = await newPerson("Vàng Seo Cón");
    const [entry] = await database().auditEntry.findMany({ orderBy: { id: "desc" }, take: 1 });
    expect(await database().auditEntry.count()).toBe(before + 1);
    expect(entry).toMatchObject({
      actor: "command-line",
      command: "savePerson",
      input: { id: person, before: null, after: { slug: "vang-seo-con", name: "Vàng Seo Cón" } },
      changed: [person, "people"],
    });
    expect(await announced()).toEqual([entry?.id]);
  });

  it("every command does", async () => {
    const topicId = await newTopic("Dân vận");
    const organizationId = await newOrganization("Ban Dân vận");
    const successorId = await newOrganization("Ban Tuyên giáo và Dân vận");
    const commands: [string, () => Promise<unknown>][] = [
      ["saveSection", () => newSection("Thời sự")],
      ["saveTopic", () => newTopic("Cơ sở")],
      [
        "savePlace",
        () => done(savePlace(actor, { slug: "tam-dao", name: "Tam Đảo", kind: "DISTRICT" })),
      ],
      ["saveOrganization", () => newOrganization("Mặt trận")],
      [
        "saveSuccession",
        () =>
          done(
            saveSuccession(actor, {
              predecessorId: organizationId,
              successorId,
              kind: "MERGED",
              happenedOn: "2025-02-03",
            }),
          ),
      ],
      ["savePerson", () => newPerson("Lý Thị Lan")],
      ["saveDocument", () => newDocument("25-NQ/TW")],
      ["saveSeries", () => done(saveSeries(actor, { slug: "chuoi", name: "Chuỗi" }))],
      ["saveEvent", () => newEvent("Hội thảo một")],
      [
        "saveArticle",
        () => done(saveArticle(actor, { slug: "mot", sectionId, topicIds: [topicId] })),
      ],
    ];
    for (const [name, command] of commands) {
      await announced();
      const before = await database().auditEntry.count();
      await command();
      const entries = await database().auditEntry.findMany({
        orderBy: { id: "asc" },
        skip: before,
      });
      expect(
        entries.map(({ command }) => command),
        name,
      ).toEqual([name]);
      expect(await announced(), name).toEqual(entries.map(({ id }) => id));
    }
  });

  it("stores text as NFC, one line, with what is invisible taken out", async () => {
    const name = "  Tỉnh ủy\u00a0Lạng\u200b  Sơn ".normalize("NFD");
    const { id } = await database().organization.findUniqueOrThrow({
      where: { id: await newOrganization(name, { slug: "tinh-uy-lang-son-nfd" }) },
    });
    const stored = await database().organization.findUniqueOrThrow({ where: { id } });
    expect(stored.name).toBe("Tỉnh ủy Lạng Sơn");
  });
});

it("of two who write the same at once, one is told that it has changed", async () => {
  const id = await newTopic("Hai người viết");
  const { id: _, ...now } = await database().topic.findUniqueOrThrow({ where: { id } });
  const save = (name: string) => saveTopic(actor, { ...now, id, name, seen: stateOf(now) });
  // All have come as far as they come before any goes on.
  const { all } = await database().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Topic" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
    const all = Promise.all(["Một", "Hai", "Ba"].map(save));
    await wait(500);
    return { all };
  });
  const results = await all;
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await refused(save("Bốn"))).toEqual(["seen changed"]);
});
