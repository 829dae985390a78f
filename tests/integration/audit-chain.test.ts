import { globSync } from "node:fs";
import { cp, rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findHead, type Head, verifyChain } from "#lib/content/audit/chain.ts";
import { saveTopic } from "#lib/content/topics/commands.ts";
import { connectTo, database } from "#lib/db/client.ts";
import { migrate, migrationsFolder } from "#lib/db/migrations.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import { ownDatabase, withEmptyDatabase } from "#tests/support/database.ts";
import { script } from "#tests/support/script.ts";
import { actor, newTopic, refused } from "./content.ts";

const own = ownDatabase();
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: own.url });
  await client.connect();
});
afterAll(() => client.end());

const insert = `INSERT INTO "AuditEntry" (id, actor, command, input, changed)
  VALUES (gen_random_uuid(), 'a', 'c', '{"b": 1, "a": "ế\\n\\"\\\\"}', '{x,"y\\"z"}')`;

/** Whoever owns the database can do so. */
async function tamper(sql: string, values: unknown[] = []): Promise<void> {
  await client.query(
    `ALTER TABLE "AuditEntry" DISABLE TRIGGER USER; ALTER TABLE "AuditLink" DISABLE TRIGGER USER`,
  );
  try {
    await client.query(sql, values);
  } finally {
    await client.query(
      `ALTER TABLE "AuditEntry" ENABLE ALWAYS TRIGGER chain_audit;
       ALTER TABLE "AuditEntry" ENABLE ALWAYS TRIGGER keep_audit;
       ALTER TABLE "AuditLink" ENABLE ALWAYS TRIGGER keep_links`,
    );
  }
}

/** A change of the entry of a number. */
const set = (number: number, change: string, values: unknown[] = []) =>
  tamper(
    `UPDATE "AuditEntry" SET ${change} WHERE id = (SELECT "entryId" FROM "AuditLink" WHERE number = ${number})`,
    values,
  );

/** Takes entries out, and their links. */
const remove = (numbers: string) =>
  tamper(
    `WITH gone AS (DELETE FROM "AuditLink" WHERE number ${numbers} RETURNING "entryId")
     DELETE FROM "AuditEntry" WHERE id IN (SELECT "entryId" FROM gone)`,
  );

/** Makes every hash from an entry on anew, as the trigger would have, or of that entry alone. */
const rewriteFrom = (number: number, to = Number.MAX_SAFE_INTEGER) =>
  tamper(
    `DO $$ DECLARE link "AuditLink"; entry "AuditEntry"; previous bytea := (SELECT hash FROM "AuditLink" WHERE number = ${number - 1});
     BEGIN
       FOR link IN SELECT * FROM "AuditLink" WHERE number BETWEEN ${number} AND ${to} ORDER BY number LOOP
         SELECT * INTO entry FROM "AuditEntry" WHERE id = link."entryId";
         previous := audit_hash(previous, link.number, entry);
         UPDATE "AuditLink" SET hash = previous WHERE number = link.number;
       END LOOP;
     END $$`,
  );

const isWhole = async () => {
  const { head, fault } = await verifyChain();
  expect(fault).toBeNull();
  expect(head?.number).toBe(await database().auditEntry.count());
};

describe("the chain of the audit", () => {
  it("has no gap and no fork after eight who write at once, of whom some are refused", async () => {
    const before = await database().auditEntry.count();
    await newTopic("Có trước");
    const write = async (writer: number) => {
      for (let n = 0; n < 15; n++) {
        await newTopic(`Chủ đề ${writer} ${n}`);
        const again = saveTopic(actor, { slug: "co-truoc", name: "Trùng" });
        expect(await refused(again)).toEqual(["slug taken"]);
      }
    };
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(write));
    expect(await database().auditEntry.count()).toBe(before + 1 + 8 * 15);
    await isWhole();
  });

  it("knows nothing of what was taken back", async () => {
    const others = [1, 2, 3].map((n) => newTopic(`Lùi ${n}`));
    for (let n = 0; n < 3; n++) {
      await client.query("BEGIN");
      await client.query(insert);
      await client.query("ROLLBACK");
    }
    await Promise.all(others);
    await client.query(insert);
    await isWhole();
  });

  it("chains what is written past the commands, also where triggers are spared", async () => {
    await client.query("SET session_replication_role = replica");
    await client.query(insert);
    await client.query("SET session_replication_role = origin");
    await client.query(
      `INSERT INTO "AuditEntry" (id, actor, command, input, changed)
       SELECT gen_random_uuid(), 'a', 'c', '{}', '{}' FROM generate_series(1, 50)`,
    );
    await isWhole();
  });

  it("is held by nobody who has not committed yet", async () => {
    await client.query("BEGIN");
    await client.query(insert);
    await newTopic("Trong khi người kia chưa xong");
    await client.query("COMMIT");
    await isWhole();
    const [last] = await database().auditLink.findMany({ orderBy: { number: "desc" }, take: 1 });
    const entry = await database().auditEntry.findUnique({ where: { id: last?.entryId ?? "" } });
    expect(entry?.command).toBe("c");
  });

  it("begins with what was there before it", async () => {
    const folder = await temporaryFolder("migrations");
    const names = globSync("*", { cwd: migrationsFolder }).sort();
    const older = names.slice(
      0,
      names.findIndex((name) => name.endsWith("_audit_chain")),
    );
    for (const name of [...older, "migration_lock.toml"]) {
      await cp(path.join(migrationsFolder, name), path.join(folder, name), { recursive: true });
    }
    await withEmptyDatabase(async (url) => {
      await migrate(url, undefined, folder);
      const there = new pg.Client({ connectionString: url });
      await there.connect();
      for (let n = 0; n < 5; n++) await there.query(insert);
      await there.end();
      await migrate(url);
      await connectTo(url);
      try {
        await newTopic("Sau khi nối");
        expect(await verifyChain()).toMatchObject({ head: { number: 6 }, fault: null });
      } finally {
        await connectTo(own.url);
      }
    });
    await rm(folder, { recursive: true });
  });
});

describe("what was changed past the chain", () => {
  let head: Head;

  beforeEach(async () => {
    for (let n = 0; n < 4; n++) await client.query(insert);
    await isWhole();
    head = (await findHead()) as Head;
  });

  it.each([
    [`actor = 'b'`],
    [`command = 'd'`],
    [`at = at + interval '1 millisecond'`],
    [`"from" = '203.0.113.7'`],
    [`input = '{"b": 1}'`],
    [`changed = '{x}'`],
  ])("an entry, %s, is found and named", async (change) => {
    const number = head.number - 2;
    const { rows } = await client.query(
      `SELECT e.*, l.hash FROM "AuditEntry" e JOIN "AuditLink" l ON l."entryId" = e.id WHERE number = $1`,
      [number],
    );
    await set(number, change);
    expect(await verifyChain()).toMatchObject({
      head: { number: number - 1 },
      fault: { kind: "altered", number },
    });
    const { actor, command, at, from, input, changed } = rows[0];
    await set(number, `actor = $1, command = $2, at = $3, "from" = $4, input = $5, changed = $6`, [
      actor,
      command,
      at,
      from,
      input,
      changed,
    ]);
  });

  it("a hash, and an entry that was put in the place of another", async () => {
    const { number } = head;
    await tamper(`UPDATE "AuditLink" SET hash = sha256(hash) WHERE number = ${number}`);
    expect((await verifyChain()).fault).toEqual({ kind: "altered", number });
    await rewriteFrom(number);
    const { rows } = await client.query(`SELECT "entryId" FROM "AuditLink" WHERE number = $1`, [
      number,
    ]);
    const point = `UPDATE "AuditLink" SET "entryId" = $1 WHERE number = ${number}`;
    await tamper(point, [crypto.randomUUID()]);
    expect((await verifyChain()).fault).toEqual({ kind: "altered", number });
    await tamper(point, [rows[0].entryId]);
  });

  it("an entry that was put past it", async () => {
    await tamper(insert);
    expect((await verifyChain()).fault).toEqual({ kind: "loose", number: 1 });
    await tamper(`DELETE FROM "AuditEntry" WHERE id NOT IN (SELECT "entryId" FROM "AuditLink")`);
  });

  it("an account, too", async () => {
    const { id } = await database().account.create({
      data: { email: `${head.number}@vi.example`, name: "Ai đó", role: "EDITOR" },
    });
    const under = (account: string | null) => set(head.number, `"accountId" = $1`, [account]);
    await under(id);
    expect((await verifyChain()).fault).toEqual({ kind: "altered", number: head.number });
    await under(null);
  });

  it("with a hash that fits betrays itself in the next", async () => {
    const number = head.number - 2;
    await set(number, "actor = 'b'");
    await rewriteFrom(number, number);
    expect((await verifyChain()).fault).toEqual({ kind: "altered", number: number + 1 });
    await set(number, "actor = 'a'");
    await rewriteFrom(number);
  });

  it("a head that was kept tells a log that was cut off", async () => {
    await remove(`> ${head.number - 2}`);
    await isWhole();
    expect((await verifyChain(head)).fault).toEqual({ kind: "cut", number: head.number });
    // Also when others were written since.
    for (let n = 0; n < 3; n++) await client.query(insert);
    expect((await verifyChain(head)).fault).toEqual({ kind: "rewritten", number: head.number });
  });

  it("and one that was written anew from somewhere on", async () => {
    await set(head.number - 2, "actor = 'b'");
    await rewriteFrom(head.number - 2);
    await isWhole();
    expect((await verifyChain(head)).fault).toEqual({ kind: "rewritten", number: head.number });
    expect((await verifyChain((await findHead()) as Head)).fault).toBeNull();
  });

  it("npm run audit says so, and of which entry", async () => {
    const audit = async (...args: string[]) => {
      const { code, output } = await script("audit", args, { DATABASE_URL: own.url }).ended;
      return [code, output.trim()];
    };
    const kept = `${head.number}:${head.hash}`;
    const [code, output] = await audit("--head", kept);
    expect(code).toBe(0);
    expect(output).toContain(`${head.number.toLocaleString("en")} entries, each follows`);
    expect(output).toContain(`${kept} is part of it.`);
    expect(output).toMatch(new RegExp(`to verify later: ${kept}$`));
    await remove(`= ${head.number}`);
    expect(await audit()).toEqual([0, expect.stringContaining("each follows")]);
    expect(await audit("--head", kept)).toEqual([
      1,
      `The log was cut off: it ends with entry ${head.number - 1}, and entry ${head.number} was there.`,
    ]);
    expect(await audit("--head", "17")).toEqual([
      1,
      expect.stringMatching(/^Say nothing, or a head/),
    ]);
    await remove("= 2");
    expect(await audit()).toEqual([1, "Entry 2 is missing: there are later ones."]);
  }, 60_000);
});
