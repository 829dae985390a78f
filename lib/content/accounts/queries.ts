import { type Actor, insist } from "#lib/access/access.ts";
import { database } from "#lib/db/client.ts";
import { normalizeEmail } from "#lib/text/normalize.ts";
import { hashOf } from "./link.ts";

/** All accounts, those that are open first. @throws NotAllowed */
export async function findAccounts(actor: Actor) {
  insist(actor, "account.manage");
  return database().account.findMany({
    orderBy: [{ closedAt: { sort: "desc", nulls: "first" } }, { name: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      closedAt: true,
    },
  });
}

/** Invitations that nobody has followed yet. @throws NotAllowed */
export async function findInvitations(actor: Actor) {
  insist(actor, "account.manage");
  return database().accountLink.findMany({
    where: { kind: "INVITATION", usedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: "desc" },
    select: { id: true, email: true, role: true, expiresAt: true },
  });
}

/** The browsers in which the own account is signed in, the latest first. @throws NotAllowed */
export async function findOwnSessions(actor: Actor) {
  insist(actor, "desk.enter");
  if (actor.kind !== "account") return [];
  return database().session.findMany({
    where: { accountId: actor.id, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: "desc" },
    select: { id: true, ipAddress: true, userAgent: true, createdAt: true },
  });
}

/** What an address that lets someone in is for; null where it is none, or is of no use any more. */
export async function findLink(token: string) {
  const link = await database().accountLink.findUnique({
    where: { tokenHash: hashOf(token), usedAt: null, expiresAt: { gt: new Date() } },
    select: { kind: true, email: true, role: true, account: { select: { email: true } } },
  });
  if (link?.kind === "FIRST" && (await hasAccounts())) return null;
  return link;
}

export const hasAccounts = async () =>
  (await database().account.findFirst({ select: { id: true } })) !== null;

/** For whoever is at the machine itself. @returns null where there is no account of that address. */
export async function findAccountId(email: string): Promise<string | null> {
  const found = await database().account.findUnique({
    where: { email: normalizeEmail(email) },
    select: { id: true },
  });
  return found?.id ?? null;
}
