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
  await client.query(`ALTER TABLE "AuditEntry" DISABLE TRIGGER USER`);
  try {
    await client.query(sql, values);
  } finally {
    await client.query(`ALTER TABLE "AuditEntry" ENABLE ALWAYS TRIGGER chain_audit`);
    await client.query(`ALTER TABLE "AuditEntry" ENABLE ALWAYS TRIGGER keep_audit`);
  }
}

/** Makes every hash from an entry on anew, as the trigger would have. */
const rewriteFrom = (number: number) =>
  tamper(
    `DO $$ DECLARE entry "AuditEntry"; previous bytea := (SELECT hash FROM "AuditEntry" WHERE number = ${number - 1});
     BEGIN
       FOR entry IN SELECT * FROM "AuditEntry" WHERE number >= ${number} ORDER BY number LOOP
         previous := audit_hash(previous, entry);
         UPDATE "AuditEntry" SET hash = previous WHERE number = entry.number;
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

  it("chains what is written past the commands, whatever that says of its place", async () => {
    await client.query("SET session_replication_role = replica");
    await client.query(
      insert.replace("(id,", `(number, hash, id,`).replace("VALUES (", `VALUES (7, '\\x07', `),
    );
    await client.query("SET session_replication_role = origin");
    await client.query(
      `INSERT INTO "AuditEntry" (id, actor, command, input, changed)
       SELECT gen_random_uuid(), 'a', 'c', '{}', '{}' FROM generate_series(1, 50)`,
    );
    await isWhole();
  });

  it("is not held for ever by who falls silent", async () => {
    const silent = new pg.Client({ connectionString: own.url });
    silent.on("error", () => {});
    await silent.connect();
    await silent.query("BEGIN");
    await silent.query(insert);
    await newTopic("Sau người im lặng");
    await isWhole();
  }, 20_000);

  it("begins with what was there before it", async () => {
    const folder = await temporaryFolder("migrations");
    const names = globSync("*", { cwd: migrationsFolder }).sort();
    const older = names.slice(0, names.findIndex((name) => name.endsWith("_audit_chain")));
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
    [`id = gen_random_uuid()`],
    [`hash = sha256(hash)`],
  ])("an entry, %s, is found and named", async (change) => {
    const number = head.number - 2;
    const { rows } = await client.query(`SELECT * FROM "AuditEntry" WHERE number = $1`, [number]);
    await tamper(`UPDATE "AuditEntry" SET ${change} WHERE number = ${number}`);
    expect(await verifyChain()).toMatchObject({
      head: { number: number - 1 },
      fault: { kind: "altered", number },
    });
    const { id, actor, command, at, from, input, changed, hash } = rows[0];
    await tamper(
      `UPDATE "AuditEntry" SET id = $1, actor = $2, command = $3, at = $4, "from" = $5, input = $6, changed = $7, hash = $8
       WHERE number = $9`,
      [id, actor, command, at, from, input, changed, hash, number],
    );
  });

  it("an account, too", async () => {
    const { id } = await database().account.create({
      data: { email: `${head.number}@vi.example`, name: "Ai đó", role: "EDITOR" },
    });
    const under = (account: string | null) =>
      tamper(`UPDATE "AuditEntry" SET "accountId" = $1 WHERE number = $2`, [account, head.number]);
    await under(id);
    expect((await verifyChain()).fault).toEqual({ kind: "altered", number: head.number });
    await under(null);
  });

  it("with a hash that fits betrays itself in the next", async () => {
    const number = head.number - 2;
    await tamper(
      `UPDATE "AuditEntry" e SET actor = 'b', hash = audit_hash(
         (SELECT hash FROM "AuditEntry" WHERE number = e.number - 1),
         jsonb_populate_record(e, '{"actor": "b"}')) WHERE number = ${number}`,
    );
    expect((await verifyChain()).fault).toEqual({ kind: "altered", number: number + 1 });
    await tamper(`UPDATE "AuditEntry" SET actor = 'a' WHERE number = ${number}`);
    await rewriteFrom(number);
  });

  it("a head that was kept tells a log that was cut off", async () => {
    await tamper(`DELETE FROM "AuditEntry" WHERE number > ${head.number - 2}`);
    await isWhole();
    expect((await verifyChain(head)).fault).toEqual({ kind: "cut", number: head.number });
    // Also when others were written since.
    for (let n = 0; n < 3; n++) await client.query(insert);
    expect((await verifyChain(head)).fault).toEqual({ kind: "rewritten", number: head.number });
  });

  it("and one that was written anew from somewhere on", async () => {
    await tamper(`UPDATE "AuditEntry" SET actor = 'b' WHERE number = ${head.number - 2}`);
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
    await tamper(`DELETE FROM "AuditEntry" WHERE number = ${head.number}`);
    expect(await audit()).toEqual([0, expect.stringContaining("each follows")]);
    expect(await audit("--head", kept)).toEqual([
      1,
      `The log was cut off: it ends with entry ${head.number - 1}, and entry ${head.number} was there.`,
    ]);
    expect(await audit("--head", "17")).toEqual([
      1,
      expect.stringMatching(/^Say nothing, or a head/),
    ]);
    await tamper(`DELETE FROM "AuditEntry" WHERE number = 2`);
    expect(await audit()).toEqual([1, "Entry 2 is missing: there are later ones."]);
  }, 60_000);
});
