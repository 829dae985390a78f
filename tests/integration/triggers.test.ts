import { describe, expect, it } from "vitest";
import { client, id, insert, ownRows, refusal } from "./rows.ts";

ownRows();

describe("editions of an article in one language", () => {
  it("at most one is live", async () => {
    await insert("Edition", { state: "LIVE" });
    expect(await refusal(() => insert("Edition", { state: "LIVE" }))).toBe("edition_live");
    await insert("Edition", { state: "LIVE", language: "en" });
  });

  it("at most one is a draft, any number are past", async () => {
    const draft = { state: "DRAFT", publishedAt: null };
    expect(await refusal(() => insert("Edition", draft))).toBe("edition_draft");
    await insert("Edition", { ...draft, language: "en" });
    await insert("Edition");
    await insert("Edition");
  });
});

describe("published is immutable", () => {
  const set = (edition: unknown, assignment: string) =>
    refusal(() => client.query(`UPDATE "Edition" SET ${assignment} WHERE id = '${edition}'`));

  it.each(["LIVE", "PAST"])("a %s edition keeps every column", async (state) => {
    const { id: edition } = await insert("Edition", { state });
    for (const assignment of [
      "title = 'Khác'",
      "lead = 'Khác'",
      `body = '{"a": 1}'`,
      "kicker = 'Khác'",
      `"publishedAt" = now()`,
      `"leadMediaId" = '${id(7)}'`,
      `state = 'DRAFT'`,
      `state = 'PAST', title = 'Khác'`,
      "number = 70",
    ]) {
      expect(await set(edition, assignment), assignment).toMatch(/is published and cannot change/);
    }
  });

  it("a live one may become past, a past one nothing again", async () => {
    const { id: edition } = await insert("Edition", { state: "LIVE" });
    expect(await set(edition, "state = 'PAST'")).toBeNull();
    expect(await set(edition, "state = 'LIVE'")).toMatch(/cannot change/);
  });

  it("a draft may change and be published", async () => {
    expect(await set(id(3), "title = 'Khác'")).toBeNull();
    expect(await set(id(3), `state = 'LIVE', "publishedAt" = now()`)).toBeNull();
  });

  it.each(["Byline", "Mention", "EditionMedia"])(
    "a %s comes to and goes from a draft alone",
    async (part) => {
      const row = await insert(part);
      const where = Object.entries(row)
        .filter(([name]) => name !== "position")
        .map(([name, value]) => `"${name}" = '${value}'`)
        .join(" AND ");
      const remove = () => client.query(`DELETE FROM "${part}" WHERE ${where}`);
      await client.query("SAVEPOINT draft");
      expect((await remove()).rowCount).toBe(1);
      await client.query("ROLLBACK TO draft");

      await set(id(3), `state = 'LIVE', "publishedAt" = now()`);
      expect(await refusal(remove)).toMatch(/cannot change/);
      const { id: live } = await insert("Edition");
      expect(await refusal(() => insert(part, { editionId: live }))).toMatch(/cannot change/);
    },
  );

  it.each(["Byline", "Mention", "EditionMedia"])(
    "a %s of a published edition is not handed to a draft",
    async (part) => {
      await insert(part);
      await set(id(3), `state = 'LIVE', "publishedAt" = now()`);
      const { id: draft } = await insert("Edition", { state: "DRAFT", publishedAt: null });
      const move = `UPDATE "${part}" SET "editionId" = '${draft}' WHERE "editionId" = '${id(3)}'`;
      expect(await refusal(() => client.query(move))).toMatch(/cannot change/);
    },
  );
});

describe("two who turn out to be one", () => {
  it.each(["Byline", "Mention"])("are one in a published edition: its %s", async (part) => {
    await insert("Person", { id: id(10) });
    const name = part === "Byline" ? { name: null } : {};
    const { id: row } = await insert(part, { personId: id(4), ...name });
    await client.query(
      `UPDATE "Edition" SET state = 'LIVE', "publishedAt" = now() WHERE id = '${id(3)}'`,
    );
    const change = (set: string) =>
      refusal(() => client.query(`UPDATE "${part}" SET ${set} WHERE id = '${row}'`));
    expect(await change(`"personId" = '${id(10)}'`)).toBeNull();
    expect(await change("position = 77")).toMatch(/cannot change/);
    if (part === "Byline") {
      expect(await change(`"personId" = NULL, name = 'Khác'`)).toMatch(/cannot change/);
      expect(await change("role = 'TRANSLATOR'")).toMatch(/cannot change/);
    }
  });
});

describe("organizations are a tree", () => {
  const below = (child: number, parent: number) =>
    insert("OrganizationParent", { childId: id(child), parentId: id(parent) });

  it("no body stands below itself, however long the way", async () => {
    for (const n of [11, 12, 13]) await insert("Organization", { id: id(n) });
    await below(12, 11);
    await below(13, 12);
    expect(await refusal(() => below(11, 13))).toMatch(/would stand below itself/);
    expect(await refusal(() => below(11, 12))).toMatch(/would stand below itself/);
  });

  it("nor directly below itself", async () => {
    expect(await refusal(() => below(5, 5))).toMatch(/would stand below itself|parent_other/);
  });

  it("neither by a change of what is there", async () => {
    for (const n of [11, 12, 13]) await insert("Organization", { id: id(n) });
    await below(12, 11);
    await below(11, 13);
    const turn = `UPDATE "OrganizationParent" SET "parentId" = '${id(12)}' WHERE "childId" = '${id(11)}'`;
    expect(await refusal(() => client.query(turn))).toMatch(/would stand below itself/);
  });

  it("two parents above one body are none the worse", async () => {
    for (const n of [11, 12, 13, 14]) await insert("Organization", { id: id(n) });
    await below(12, 11);
    await below(13, 11);
    await below(14, 12);
    expect(await refusal(() => below(14, 13))).toBeNull();
  });
});

describe("audit entries are only ever added", () => {
  it.each([
    `UPDATE "AuditEntry" SET actor = 'b'`,
    `DELETE FROM "AuditEntry"`,
    `UPDATE "AuditLink" SET hash = '\\x00'`,
    `DELETE FROM "AuditLink"`,
    `TRUNCATE "AuditEntry"`,
    `TRUNCATE "AuditLink"`,
  ])("%s", async (sql) => {
    await insert("AuditEntry");
    // As when it is committed.
    await client.query("SET CONSTRAINTS ALL IMMEDIATE");
    for (const role of ["origin", "replica"]) {
      await client.query(`SET LOCAL session_replication_role = ${role}`);
      expect(await refusal(() => client.query(sql))).toBe("audit entries cannot change");
    }
  });
});

describe("an event's place in the order of time", () => {
  it.each([
    [null, null, "", ""],
    ["XXXX-02-03", null, "", ""],
    ["2024", null, "2024", "2024~"],
    ["2024-03-19", "2024-03-20", "2024-03-19", "2024-03-20~"],
  ])("%s to %s sorts by %j and ends on %j", async (startsOn, endsOn, sortOn, lastOn) => {
    const { id: event } = await insert("Event", { startsOn, endsOn });
    const { rows } = await client.query(
      `SELECT "sortOn", "lastOn" FROM "Event" WHERE id = '${event}'`,
    );
    expect(rows).toEqual([{ sortOn, lastOn }]);
  });

  it("is that of its appearances, whatever they are told", async () => {
    const { id: event } = await insert("Event", { startsOn: "2024-03-19" });
    const { id: appearance } = await insert("Appearance", { eventId: event, sortOn: "1999" });
    const isIn = async () =>
      (await client.query(`SELECT "sortOn" FROM "Appearance" WHERE id = '${appearance}'`)).rows[0]
        .sortOn;
    expect(await isIn()).toBe("2024-03-19");
    await client.query(`UPDATE "Event" SET "startsOn" = '2025-01' WHERE id = '${event}'`);
    expect(await isIn()).toBe("2025-01");
    await client.query(`UPDATE "Appearance" SET "sortOn" = '' WHERE id = '${appearance}'`);
    expect(await isIn()).toBe("2025-01");
    const { id: other } = await insert("Event", { startsOn: "XXXX-02-03" });
    await client.query(`UPDATE "Appearance" SET "eventId" = '${other}' WHERE id = '${appearance}'`);
    expect(await isIn()).toBe("");
  });
});

describe("media keep their kind", () => {
  it("a recording leads no edition, and reads one aloud", async () => {
    const { id: recording } = await insert("Media", { kind: "RECORDING", seconds: 3 });
    const set = (column: string) =>
      refusal(() =>
        client.query(`UPDATE "Edition" SET "${column}" = '${recording}' WHERE id = '${id(3)}'`),
      );
    expect(await set("leadMediaId")).toBe("edition_media_kinds");
    expect(await set("recordingId")).toBeNull();
  });

  it("a picture becomes no recording", async () => {
    const change = `UPDATE "Media" SET kind = 'RECORDING', seconds = 3 WHERE id = '${id(7)}'`;
    expect(await refusal(() => client.query(change))).toBe("media_kind");
    const again = `UPDATE "Media" SET kind = 'PICTURE', name = 'b.png' WHERE id = '${id(7)}'`;
    expect(await refusal(() => client.query(again))).toBeNull();
  });
});
