import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { migrate, migrationsFolder, missingSql } from "#lib/db/migrations.ts";
import { checkDatabase, checkVersion } from "#lib/db/reachable.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import { withEmptyDatabase } from "../support/database.ts";

describe("the migrations of the portal", () => {
  it("make what the schema says, no more and no less", async () => {
    expect(await missingSql(inject("templateUrl"))).toBeNull();
  });
});

describe("migrate", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await temporaryFolder("migrations");
    await cp(path.join(migrationsFolder, "migration_lock.toml"), `${folder}/migration_lock.toml`);
    await write("1_first", "CREATE TABLE a (id int);");
    await write(
      "2_function",
      "CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'a;b'; END; $$;",
    );
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function write(name: string, sql: string) {
    await mkdir(`${folder}/${name}`, { recursive: true });
    await writeFile(`${folder}/${name}/migration.sql`, sql);
  }

  it("applies what is pending, tells how far it is, and then has nothing to do", async () => {
    await withEmptyDatabase(async (url) => {
      const told: string[] = [];
      const tell = (name: string, done: number, of: number) => told.push(`${name} ${done}/${of}`);
      expect(await migrate(url, tell, folder)).toEqual(["1_first", "2_function"]);
      expect(told).toEqual(["1_first 0/2", "2_function 1/2"]);
      expect(await query(url, "SELECT f() AS it")).toEqual([{ it: "a;b" }]);
      expect(await migrate(url, tell, folder)).toEqual([]);
      await write("3_next", "CREATE TABLE b (id int);");
      expect(await migrate(url, tell, folder)).toEqual(["3_next"]);
    });
  });

  it("refuses a migration that was edited after it ran", async () => {
    await withEmptyDatabase(async (url) => {
      await migrate(url, undefined, folder);
      await write("1_first", "CREATE TABLE a (id bigint);");
      await expect(migrate(url, undefined, folder)).rejects.toThrow(
        /^The migration 1_first was edited after it ran: put back .+\.$/,
      );
    });
  });

  it("refuses a database that another version of the portal has migrated", async () => {
    await withEmptyDatabase(async (url) => {
      await migrate(url, undefined, folder);
      await rm(`${folder}/2_function`, { recursive: true });
      await expect(migrate(url, undefined, folder)).rejects.toThrow(/another version .+2_function/);
    });
  });

  it("leaves nothing of a migration that fails, and applies it when it is corrected", async () => {
    await withEmptyDatabase(async (url) => {
      await write("3_broken", "CREATE TABLE b (id int); INSERT INTO nowhere VALUES (1);");
      await expect(migrate(url, undefined, folder)).rejects.toThrow(
        /^The migration 3_broken failed and changed nothing \(No such table: nowhere\): /,
      );
      expect(await query(url, "SELECT to_regclass('b') AS it")).toEqual([{ it: null }]);
      await write("3_broken", "CREATE TABLE b (id int);");
      expect(await migrate(url, undefined, folder)).toEqual(["3_broken"]);
      expect(await migrate(url, undefined, folder)).toEqual([]);
    });
  });
});

describe("checkDatabase", () => {
  const changed = (change: (url: URL) => void): string => {
    const url = new URL(inject("templateUrl"));
    change(url);
    return url.href;
  };

  it("is content with the embedded PostgreSQL", async () => {
    await checkDatabase(inject("templateUrl"));
  });

  it.each([
    [
      "nothing listens",
      /^The database server at 127\.0\.0\.1:1 does not answer \(ECONNREFUSED\): /,
    ],
    ["the password is wrong", /does not let the user portal in \(.+\): correct /],
    ["there is no such database", /has no database nowhere: make it with "createdb nowhere"/],
  ])("says so when %s, and not the password", async (what, sentence) => {
    const url = changed((url) => {
      if (what.includes("listens")) url.port = "1";
      if (what.includes("password")) url.password = "wrong-password";
      if (what.includes("database")) url.pathname = "/nowhere";
    });
    const problem = await checkDatabase(url).catch((error) => error);
    expect(problem.name).toBe("Problem");
    expect(problem.message).toMatch(sentence);
    expect(problem.message).not.toContain(new URL(url).password);
  });

  it("takes PostgreSQL 15 and refuses what is older", () => {
    expect(() => checkVersion(150_000)).not.toThrow();
    expect(() => checkVersion(180_004)).not.toThrow();
    expect(() => checkVersion(140_012)).toThrow(/is PostgreSQL 14 and .+ 15 or later: update/);
    expect(() => checkVersion(90_624)).toThrow(/is PostgreSQL 9\.6 /);
  });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
