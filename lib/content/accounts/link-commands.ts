import { randomBytes } from "node:crypto";
import { z } from "zod";
import { type Actor, roles } from "#lib/access/access.ts";
import type { AccountLink } from "#lib/db/generated/client.ts";
import { defineCommand, Refusal, type Transaction } from "../command.ts";
import { email, id } from "../fields.ts";
import { hashOf } from "./link.ts";

/*
 * Accounts come to be through addresses that let someone in once: the first administrator's, printed at
 * the start, and invitations. Nothing here concerns readers' pages, so nothing is announced.
 */

/** How long an address lets someone in, in hours. */
const goodFor = { FIRST: 24, INVITATION: 7 * 24, RESET: 24 };

/** Makes the address under which the first administrator is made. Its value is the token. */
export const makeFirstLink = defineCommand({
  name: "makeFirstLink",
  action: "account.manage",
  schema: z.object({}),
  async write(tx) {
    await refuseUnlessFirst(tx);
    return makeLink(tx, { kind: "FIRST", role: "ADMINISTRATOR" });
  },
});

/** Invites someone. Its value is the token of the invitation; one before it for the same address ends. */
export const inviteAccount = defineCommand({
  name: "inviteAccount",
  action: "account.manage",
  schema: z.object({ email, role: z.enum(roles) }),
  async write(tx, { email, role }, actor) {
    if (await tx.account.findUnique({ where: { email } })) {
      throw new Refusal({ field: "email", code: "taken" });
    }
    await tx.accountLink.deleteMany({ where: { kind: "INVITATION", email, usedAt: null } });
    return makeLink(tx, { kind: "INVITATION", email, role }, actor);
  },
});

export const withdrawInvitation = defineCommand({
  name: "withdrawInvitation",
  action: "account.manage",
  schema: z.object({ id }),
  async write(tx, { id }) {
    const where = { id, kind: "INVITATION", usedAt: null } as const;
    const select = { email: true, role: true, expiresAt: true };
    const before = await tx.accountLink.findFirst({ where, select });
    const { count } = await tx.accountLink.deleteMany({ where });
    if (count === 0) throw new Refusal({ field: "id", code: "unknown" });
    return { value: id, changed: [], recorded: { id, before, after: null } };
  },
});

/** Makes an address where an account gets a new password. Its value is the token. */
export const makeResetLink = defineCommand({
  name: "makeResetLink",
  action: "account.manage",
  schema: z.object({ accountId: id }),
  async write(tx, { accountId }, actor) {
    const account = await tx.account.findUnique({ where: { id: accountId } });
    if (!account || account.closedAt) throw new Refusal({ field: "accountId", code: "unknown" });
    await tx.accountLink.deleteMany({ where: { kind: "RESET", accountId, usedAt: null } });
    return makeLink(tx, { kind: "RESET", accountId }, actor);
  },
});

/** Two changes of who is left wait for each other. */
export const lockAccounts = (tx: Transaction) =>
  tx.$executeRaw`LOCK TABLE "Account" IN SHARE ROW EXCLUSIVE MODE`;

export async function refuseUnlessFirst(tx: Transaction) {
  await lockAccounts(tx);
  if ((await tx.account.count()) > 0) throw new Refusal({ field: "token", code: "expired" });
}

/** What a command answers that made one: its value is the token, which is kept nowhere. */
async function makeLink(
  tx: Transaction,
  link: Pick<AccountLink, "kind"> & Partial<Pick<AccountLink, "email" | "role" | "accountId">>,
  actor?: Actor,
) {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(Date.now() + goodFor[link.kind] * 3_600_000);
  const madeById = actor?.kind === "account" ? actor.id : null;
  const { id } = await tx.accountLink.create({
    data: { ...link, madeById, tokenHash: hashOf(token), expiresAt },
  });
  const { accountId, ...rest } = link;
  const after = { ...rest, expiresAt };
  const recorded = { id, ...(accountId && { accountId }), before: null, after };
  return { value: token, changed: [], recorded };
}

/** Takes an address for good: of two who use it at once one is too late. */
export async function takeLink(tx: Transaction, token: string, kinds: AccountLink["kind"][]) {
  const tokenHash = hashOf(token);
  const { count } = await tx.accountLink.updateMany({
    where: { tokenHash, kind: { in: kinds }, usedAt: null, expiresAt: { gt: new Date() } },
    data: { usedAt: new Date() },
  });
  if (count === 0) throw new Refusal({ field: "token", code: "expired" });
  return tx.accountLink.findUniqueOrThrow({ where: { tokenHash } });
}
