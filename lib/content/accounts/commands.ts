import { hashPassword, verifyPassword } from "better-auth/crypto";
import { z } from "zod";
import { type Actor, roles } from "#lib/access/access.ts";
import { normalizePassword, passwordFault } from "#lib/access/password.ts";
import { settings } from "#lib/settings.ts";
import { defineCommand, Refusal, type Transaction } from "../command.ts";
import { email, id, line } from "../fields.ts";
import { languages } from "../language.ts";
import { lockAccounts, refuseUnlessFirst, takeLink } from "./link-commands.ts";

const password = z.string().transform(normalizePassword);
const token = z.string().regex(/^[\w-]{43}$/);
const role = z.enum(roles);

/** Makes an account by the first address or an invitation, which says for whom. Its value is the account's id. */
export const openAccount = defineCommand({
  name: "openAccount",
  action: "account.link",
  secret: ["token", "password"],
  schema: z.object({
    token,
    /** Of the first administrator; an invitation says it. */
    email: email.optional(),
    name: line(120),
    language: z.enum(languages).default("vi"),
    password,
  }),
  async write(tx, { token, name, language, password, ...input }) {
    const link = await takeLink(tx, token, ["FIRST", "INVITATION"]);
    if (link.kind === "FIRST") await refuseUnlessFirst(tx);
    const email = link.email ?? input.email;
    if (!email) throw new Refusal({ field: "email", code: "required" });
    await refuseBadPassword(password, [name, email]);
    const after = { email, name, language, role: link.role ?? "CONTRIBUTOR" };
    const account = await tx.account.create({ data: after });
    await tx.credential.create({
      data: {
        accountId: account.id,
        providerId: "credential",
        providerAccountId: account.id,
        password: await hashPassword(password),
      },
    });
    const recorded = { id: account.id, linkId: link.id, before: null, after };
    return { value: account.id, changed: [], accountId: account.id, recorded };
  },
});

/** Gives an account a new password, by an address made for it; whoever was signed in is so no longer. */
export const resetPassword = defineCommand({
  name: "resetPassword",
  action: "account.link",
  secret: ["token", "password"],
  schema: z.object({ token, password }),
  async write(tx, { token, password }) {
    const { id: linkId, accountId } = await takeLink(tx, token, ["RESET"]);
    if (!accountId) throw new Refusal({ field: "token", code: "expired" });
    await setPassword(tx, accountId, password);
    const recorded = { id: accountId, linkId };
    return { value: accountId, changed: [], accountId, recorded };
  },
});

/** Changes the own password; all sessions end, also the one in which it is done. */
export const changePassword = defineCommand({
  name: "changePassword",
  action: "desk.enter",
  secret: ["current", "password"],
  schema: z.object({ current: password, password }),
  async write(tx, { current, password }, actor) {
    const accountId = ownAccount(actor);
    const held = await tx.credential.findFirst({ where: { accountId, providerId: "credential" } });
    const hash = held?.password;
    if (!hash || !(await verifyPassword({ hash, password: current })))
      throw new Refusal({ field: "current", code: "invalid" });
    await setPassword(tx, accountId, password);
    return { value: accountId, changed: [], recorded: { id: accountId } };
  },
});

export const saveOwnAccount = defineCommand({
  name: "saveOwnAccount",
  action: "desk.enter",
  schema: z.object({ name: line(120), language: z.enum(languages) }),
  async write(tx, data, actor) {
    const id = ownAccount(actor);
    const select = { name: true, language: true };
    const before = await tx.account.findUniqueOrThrow({ where: { id }, select });
    await tx.account.update({ where: { id }, data });
    return { value: id, changed: [], recorded: { id, before, after: data } };
  },
});

/**
 * What an account may do, and whether it is open. Closing it ends its sessions; who administers no longer
 * leaves no address behind that lets anyone in.
 */
export const saveAccount = defineCommand({
  name: "saveAccount",
  action: "account.manage",
  schema: z.object({ id, role, isOpen: z.boolean() }),
  async write(tx, { id, role, isOpen }) {
    await lockAccounts(tx);
    const before = await tx.account.findUnique({ where: { id } });
    if (!before) throw new Refusal({ field: "id", code: "unknown" });
    await tx.account.update({
      where: { id },
      data: { role, closedAt: isOpen ? null : (before.closedAt ?? new Date()) },
    });
    const left = await tx.account.count({ where: { role: "ADMINISTRATOR", closedAt: null } });
    if (left === 0) throw new Refusal({ field: isOpen ? "role" : "isOpen", code: "lastOne" });
    if (!isOpen || role !== "ADMINISTRATOR") {
      await tx.accountLink.deleteMany({ where: { madeById: id, usedAt: null } });
    }
    if (!isOpen) {
      await tx.session.deleteMany({ where: { accountId: id } });
      await tx.accountLink.deleteMany({ where: { accountId: id, usedAt: null } });
    }
    const was = { role: before.role, isOpen: before.closedAt === null };
    return { value: id, changed: [], recorded: { id, before: was, after: { role, isOpen } } };
  },
});

/** Signs a browser of the own account out. */
export const endSession = defineCommand({
  name: "endSession",
  action: "desk.enter",
  schema: z.object({ id }),
  async write(tx, { id }, actor) {
    const accountId = ownAccount(actor);
    const session = await tx.session.findFirst({ where: { id, accountId } });
    const { count } = await tx.session.deleteMany({ where: { id, accountId } });
    if (!session || count === 0) throw new Refusal({ field: "id", code: "unknown" });
    const { ipAddress, userAgent, createdAt } = session;
    const before = { ipAddress, userAgent, createdAt };
    return { value: id, changed: [], recorded: { id, accountId, before, after: null } };
  },
});

function ownAccount(actor: Actor): string {
  if (actor.kind !== "account") throw new Refusal({ field: "", code: "notAllowed" });
  return actor.id;
}

async function setPassword(tx: Transaction, accountId: string, password: string) {
  const { name, email, closedAt } = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
  });
  if (closedAt) throw new Refusal({ field: "", code: "notAllowed" });
  await refuseBadPassword(password, [name, email]);
  await tx.credential.updateMany({
    where: { accountId, providerId: "credential" },
    data: { password: await hashPassword(password) },
  });
  await tx.session.deleteMany({ where: { accountId } });
  await tx.accountLink.deleteMany({ where: { accountId, usedAt: null } });
}

async function refuseBadPassword(password: string, about: string[]) {
  const fault = await passwordFault(password, [...about, settings().siteName]);
  if (fault) throw new Refusal({ field: "password", code: fault });
}
