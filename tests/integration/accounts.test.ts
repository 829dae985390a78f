import { verifyPassword } from "better-auth/crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, roles } from "#lib/access/access.ts";
import {
  changePassword,
  endSession,
  openAccount,
  resetPassword,
  saveAccount,
  saveOwnAccount,
} from "#lib/content/accounts/commands.ts";
import {
  inviteAccount,
  makeFirstLink,
  makeResetLink,
  withdrawInvitation,
} from "#lib/content/accounts/link-commands.ts";
import {
  findAccounts,
  findInvitations,
  findLink,
  findOwnSessions,
  hasAccounts,
} from "#lib/content/accounts/queries.ts";
import type { Result } from "#lib/content/command.ts";
import { database } from "#lib/db/client.ts";
import type { Role } from "#lib/db/generated/enums.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { actor, anonymous, done, refused } from "./content.ts";

ownDatabase();

const password = "chợ phiên Kỳ Lừa họp ngày ba";
const other = "mặt trời mọc trên đỉnh Mẫu Sơn";
let administrator: Actor;
let count = 0;

const open = async (token: string, more: object = {}) =>
  openAccount(anonymous, { token, name: "Hoàng Thị Như", password, ...more });
const as = (id: string, role: Role): Actor => ({ kind: "account", id, role });

/** Someone with an account, invited by the administrator. */
async function someone(role: Role): Promise<Actor & { id: string }> {
  const email = `nguoi-${++count}@vi.example`;
  const id = await done(open(await done(inviteAccount(administrator, { email, role }))));
  return as(id, role) as Actor & { id: string };
}

const session = (accountId: string) =>
  database().session.create({
    data: { accountId, token: `t${++count}`, expiresAt: new Date(Date.now() + 60_000) },
  });
const passwordOf = async (accountId: string) =>
  (await database().credential.findFirstOrThrow({ where: { accountId } })).password ?? "";

describe("the first administrator", () => {
  it("comes by an address that works once, and is of no use when someone is there", async () => {
    expect(await hasAccounts()).toBe(false);
    const [first, second] = [
      await done(makeFirstLink(actor, {})),
      await done(makeFirstLink(actor, {})),
    ];
    expect(await findLink(first)).toMatchObject({ kind: "FIRST", email: null });
    expect(await refused(open(first))).toEqual(["email required"]);
    const results = await Promise.all([
      open(first, { email: " An@Example.VN " }),
      open(second, { email: "binh@example.vn" }),
    ]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await database().account.count()).toBe(1);
    const account = await database().account.findFirstOrThrow();
    expect(account).toMatchObject({ role: "ADMINISTRATOR", name: "Hoàng Thị Như" });
    administrator = as(account.id, account.role);
    for (const token of [first, second]) expect(await findLink(token)).toBeNull();
    expect(await refused(makeFirstLink(actor, {}))).toEqual(["token expired"]);
  });
});

describe("an invitation", () => {
  it("says for whom and as what, whatever who follows it says", async () => {
    const token = await done(
      inviteAccount(administrator, { email: "moi@example.vn", role: "CONTRIBUTOR" }),
    );
    const id = await done(open(token, { email: "khac@example.vn" }));
    expect(await database().account.findUniqueOrThrow({ where: { id } })).toMatchObject({
      email: "moi@example.vn",
      role: "CONTRIBUTOR",
    });
    expect(await refused(open(token))).toEqual(["token expired"]);
  });

  it("is kept as a hash, and its token and the password stand nowhere", async () => {
    const token = await done(
      inviteAccount(administrator, { email: "kin@example.vn", role: "EDITOR" }),
    );
    await done(open(token));
    const rows = await database().$queryRaw<{ text: string }[]>`
      SELECT to_jsonb(a)::text AS text FROM "AuditEntry" a
      UNION ALL SELECT to_jsonb(l)::text FROM "AccountLink" l
      UNION ALL SELECT to_jsonb(c)::text FROM "Credential" c`;
    expect(rows.length).toBeGreaterThan(5);
    for (const { text } of rows) {
      expect(text).not.toContain(token);
      expect(text).not.toContain("Kỳ Lừa");
    }
  });

  it("is good for one of two who follow it at once", async () => {
    const token = await done(
      inviteAccount(administrator, { email: "doi@example.vn", role: "EDITOR" }),
    );
    const results = await Promise.all([open(token), open(token)]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it("ends with time, with a newer one, and when it is withdrawn", async () => {
    const email = "het-han@example.vn";
    const [older, newer] = [
      await done(inviteAccount(administrator, { email, role: "EDITOR" })),
      await done(inviteAccount(administrator, { email, role: "APPROVER" })),
    ];
    expect(await findLink(older)).toBeNull();
    expect(await findLink(newer)).toMatchObject({ role: "APPROVER" });
    const [invitation] = await findInvitations(administrator);
    await database().accountLink.update({
      where: { id: invitation?.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect(await refused(open(newer))).toEqual(["token expired"]);
    const last = await done(inviteAccount(administrator, { email, role: "EDITOR" }));
    const listed = (await findInvitations(administrator)).find((one) => one.email === email);
    await done(withdrawInvitation(administrator, { id: listed?.id as string }));
    expect(await findLink(last)).toBeNull();
  });

  it.each([
    [{ email: "MOI@example.vn" }, "email taken"],
    [{ email: "không phải thư" }, "email invalid"],
    [{ role: "KING" as Role }, "role invalid"],
  ])("refuses %j", async (input, reason) => {
    const given = { email: "ai-do@example.vn", role: "EDITOR" as Role, ...input };
    expect(await refused(inviteAccount(administrator, given))).toEqual([reason]);
  });

  it.each([
    ["ngắn quá", "tooShort"],
    ["password12345678", "tooCommon"],
    ["Hoàng Thị Như 123", "tooCommon"],
  ])("is still good after the password %j", async (bad, code) => {
    const email = `mat-khau-${++count}@example.vn`;
    const token = await done(inviteAccount(administrator, { email, role: "EDITOR" }));
    expect(await refused(open(token, { password: bad }))).toEqual([`password ${code}`]);
    await done(open(token));
  });
});

describe("a password", () => {
  it("is changed by who knows it, which ends all sessions", async () => {
    const person = await someone("EDITOR");
    await session(person.id);
    await session(person.id);
    const wrong = await refused(changePassword(person, { current: other, password: other }));
    expect(wrong).toEqual(["current invalid"]);
    expect(await findOwnSessions(person)).toHaveLength(2);
    await done(changePassword(person, { current: password.normalize("NFD"), password: other }));
    expect(await findOwnSessions(person)).toEqual([]);
    expect(await verifyPassword({ hash: await passwordOf(person.id), password: other })).toBe(true);
  });

  it("is chosen anew by an address, which ends all sessions and other addresses", async () => {
    const person = await someone("EDITOR");
    const lasting = await session(person.id);
    const older = await done(makeResetLink(administrator, { accountId: person.id }));
    const token = await done(makeResetLink(administrator, { accountId: person.id }));
    expect(await findLink(older)).toBeNull();
    const bad = await refused(resetPassword(anonymous, { token, password: "ngắn" }));
    expect(bad).toEqual(["password tooShort"]);
    expect(await database().session.count({ where: { id: lasting.id } })).toBe(1);
    await done(resetPassword(anonymous, { token, password: other }));
    expect(await findOwnSessions(person)).toEqual([]);
    expect(await refused(resetPassword(anonymous, { token, password }))).toEqual(["token expired"]);
    expect(await refused(open(token))).toEqual(["token expired"]);
  });
});

describe("an account", () => {
  it("that is closed has no sessions and gets no new password", async () => {
    const person = await someone("APPROVER");
    await session(person.id);
    const token = await done(makeResetLink(administrator, { accountId: person.id }));
    await done(saveAccount(administrator, { id: person.id, role: "APPROVER", isOpen: false }));
    expect(await findOwnSessions(person)).toEqual([]);
    expect(await findLink(token)).toBeNull();
    expect(await refused(makeResetLink(administrator, { accountId: person.id }))).toHaveLength(1);
    const listed = await findAccounts(administrator);
    expect(listed.at(-1)?.id).toBe(person.id);
  });

  it("is never the last administrator's to lose, not by two at once either", async () => {
    const second = await someone("ADMINISTRATOR");
    const { id } = administrator as Actor & { id: string };
    const results = await Promise.all([
      saveAccount(administrator, { id: second.id, role: "EDITOR", isOpen: true }),
      saveAccount(second, { id, role: "EDITOR", isOpen: true }),
    ]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const left = await database().account.findMany({ where: { role: "ADMINISTRATOR" } });
    expect(left).toHaveLength(1);
    const last = left[0] as { id: string };
    administrator = as(last.id, "ADMINISTRATOR");
    for (const change of [
      { role: "EDITOR" as const, isOpen: true },
      { role: "ADMINISTRATOR" as const, isOpen: false },
    ]) {
      const reasons = await refused(saveAccount(administrator, { id: last.id, ...change }));
      expect(reasons).toEqual([change.isOpen ? "role lastOne" : "isOpen lastOne"]);
    }
  });

  it("leaves no address behind when it administers no longer", async () => {
    const person = await someone("ADMINISTRATOR");
    const colleague = await someone("EDITOR");
    const tokens = [
      await done(makeResetLink(person, { accountId: colleague.id })),
      await done(inviteAccount(person, { email: "sau@example.vn", role: "ADMINISTRATOR" })),
    ];
    await done(saveAccount(administrator, { id: person.id, role: "EDITOR", isOpen: true }));
    for (const token of tokens) expect(await findLink(token)).toBeNull();
  });

  it("ends its own sessions, not those of others", async () => {
    const [person, stranger] = [await someone("EDITOR"), await someone("ADMINISTRATOR")];
    const { id } = await session(person.id);
    expect(await refused(endSession(stranger, { id }))).toEqual(["id unknown"]);
    await done(endSession(person, { id }));
    expect(await findOwnSessions(person)).toEqual([]);
  });

  it("stands in the audit beside what was done under it", async () => {
    const person = await someone("EDITOR");
    await done(saveOwnAccount(person, { name: "Tên mới", language: "en" }));
    const entry = await database().auditEntry.findFirst({
      where: { accountId: person.id },
      orderBy: { at: "desc" },
    });
    expect(entry).toMatchObject({ actor: "account", command: "saveOwnAccount" });
    const token = await done(makeResetLink(administrator, { accountId: person.id }));
    await done(resetPassword(anonymous, { token, password: other }));
    const entries = await database().auditEntry.findMany({ where: { accountId: person.id } });
    expect(entries.map(({ actor, command }) => `${actor} ${command}`).sort()).toEqual([
      "account saveOwnAccount",
      "anonymous openAccount",
      "anonymous resetPassword",
    ]);
  });
});

describe("every role and every command", () => {
  const id = "01999999-0000-7000-8000-000000000001";
  const token = "x".repeat(43);
  const commands: Record<
    string,
    [from: Role | null, call: (who: Actor) => Promise<Result<unknown>>]
  > = {
    makeFirstLink: ["ADMINISTRATOR", (who) => makeFirstLink(who, {})],
    inviteAccount: [
      "ADMINISTRATOR",
      (who) => inviteAccount(who, { email: "a@b.vn", role: "EDITOR" }),
    ],
    withdrawInvitation: ["ADMINISTRATOR", (who) => withdrawInvitation(who, { id })],
    makeResetLink: ["ADMINISTRATOR", (who) => makeResetLink(who, { accountId: id })],
    saveAccount: ["ADMINISTRATOR", (who) => saveAccount(who, { id, role: "EDITOR", isOpen: true })],
    changePassword: ["CONTRIBUTOR", (who) => changePassword(who, { current: "", password })],
    saveOwnAccount: ["CONTRIBUTOR", (who) => saveOwnAccount(who, { name: "A", language: "vi" })],
    endSession: ["CONTRIBUTOR", (who) => endSession(who, { id })],
    openAccount: [null, (who) => openAccount(who, { token, name: "A", password })],
    resetPassword: [null, (who) => resetPassword(who, { token, password })],
  };
  const isNotAllowed = (result: Result<unknown>) =>
    !result.ok && result.reasons.some(({ code }) => code === "notAllowed");
  let people: Map<string, Actor>;

  beforeAll(async () => {
    people = new Map([["anonymous", anonymous]]);
    for (const role of roles) people.set(role, await someone(role));
  });

  it.each(Object.keys(commands))("%s", async (name) => {
    const [from, call] = commands[name] as (typeof commands)[string];
    const expected = ["anonymous", ...roles].filter(
      (one) =>
        from !== null && (one === "anonymous" || roles.indexOf(one as Role) < roles.indexOf(from)),
    );
    const kept: string[] = [];
    for (const [one, who] of people) if (isNotAllowed(await call(who))) kept.push(one);
    expect(kept).toEqual(expected);
  });

  it("what is read of accounts, too", async () => {
    for (const [name, who] of people) {
      for (const read of [findAccounts, findInvitations]) {
        if (name === "ADMINISTRATOR") await read(who);
        else await expect(read(who)).rejects.toThrow("account.manage");
      }
    }
    await expect(findOwnSessions(anonymous)).rejects.toThrow("desk.enter");
  });
});
