import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError } from "better-auth/api";
import { nextCookies } from "better-auth/next-js";
import { database } from "#lib/db/client.ts";
import type { Language, Role } from "#lib/db/generated/enums.ts";
import { log } from "#lib/log.ts";
import { settings } from "#lib/settings.ts";
import { normalizeEmail } from "#lib/text/normalize.ts";
import type { Actor } from "./access.ts";
import { type Attempt, beginAttempt, endAttempt } from "./attempts.ts";
import { longest, normalizePassword } from "./password.ts";
import { secret } from "./secret.ts";

/** The desk alone is told who someone is: no page for readers is asked for with a cookie. */
const deskPath = "/desk";

const isSecure = () => settings().siteUrl.startsWith("https:");

/** better-auth with the portal's words. Its own addresses are not served: what it does is called from here. */
function makeAuth() {
  const { siteUrl, siteName } = settings();
  return betterAuth({
    appName: siteName,
    baseURL: siteUrl,
    basePath: `${deskPath}/auth`,
    secret: secret(),
    database: prismaAdapter(database(), { provider: "postgresql" }),
    user: {
      modelName: "account",
      additionalFields: {
        role: { type: "string", input: false },
        language: { type: "string", input: false },
        closedAt: { type: "date", required: false, input: false },
      },
    },
    account: {
      modelName: "credential",
      fields: { userId: "accountId", accountId: "providerAccountId" },
    },
    session: {
      fields: { userId: "accountId" },
      // A page cannot renew a cookie: it lasts from signing in on.
      expiresIn: 14 * 86_400,
      disableSessionRefresh: true,
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      // It counts UTF-16 units.
      maxPasswordLength: 2 * longest,
    },
    advanced: {
      database: { generateId: false },
      cookiePrefix: "desk",
      useSecureCookies: isSecure(),
      defaultCookieAttributes: { path: deskPath, sameSite: "lax", httpOnly: true },
      // lib/delivery/desk.ts writes there what the trusted proxies say.
      ipAddress: { ipAddressHeaders: ["x-forwarded-for"] },
    },
    // Counted in attempts.ts: here it would count by address alone.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { log: (level, message) => log[level]({ from: "better-auth" }, message) },
    plugins: [nextCookies()],
  });
}

// Next.js bundles a copy of this module of its own, and a closed database's client is of no use.
let made: { client: unknown; auth: ReturnType<typeof makeAuth> } | undefined;
function auth() {
  if (made?.client !== database()) made = { client: database(), auth: makeAuth() };
  return made.auth;
}

/** The network address that a request came from, as lib/delivery/desk.ts says it; null where that is not known. */
export const addressOf = (headers: Headers): string | null =>
  headers.get("x-forwarded-for") || null;

/** Someone who is signed in. */
export type SignedIn = {
  actor: Extract<Actor, { kind: "account" }>;
  name: string;
  email: string;
  language: Language;
  sessionId: string;
};

/** @param headers of a request. @returns null where nobody is signed in, or the account was closed. */
export async function findSignedIn(headers: Headers): Promise<SignedIn | null> {
  const found = await auth().api.getSession({ headers });
  if (!found || found.user.closedAt) return null;
  const { id, name, email, role, language } = found.user;
  return {
    actor: { kind: "account", id, role: role as Role, from: addressOf(headers) },
    name,
    email,
    language: language as Language,
    sessionId: found.session.id,
  };
}

/**
 * Signs someone in, and has the browser keep it.
 * @param known what this browser kept of an earlier success.
 * @returns what it is to keep from now on ({@link deviceCookie}), or why not. Whether there is such an
 * account is not to be learned from it.
 */
export async function signIn(
  input: { email: string; password: string },
  headers: Headers,
  known: string | undefined,
): Promise<{ device: string } | { refused: "wrong" | "tooMany" }> {
  const email = normalizeEmail(input.email);
  const attempt: Attempt = {
    address: addressOf(headers) ?? "",
    account: email,
    device: known && isDeviceOf(known, email) ? known : null,
  };
  if (!(await beginAttempt(attempt))) return { refused: "tooMany" };
  const before = await findPassword(email);
  try {
    const password = normalizePassword(input.password);
    const { token } = await auth().api.signInEmail({ body: { email, password }, headers });
    // It may have been changed, or the account closed, since it was looked at; and of a closed account
    // nothing is said, in no other time, that is not said of one that is not there.
    const now = await findPassword(email);
    if (now?.account.closedAt || now?.password !== before?.password) {
      await database().session.deleteMany({ where: { token } });
      return { refused: "wrong" };
    }
  } catch (error) {
    if (error instanceof APIError) return { refused: "wrong" };
    throw error;
  }
  await endAttempt(attempt);
  return { device: attempt.device ?? deviceOf(email) };
}

const findPassword = (email: string) =>
  database().credential.findFirst({
    where: { providerId: "credential", account: { email } },
    select: { password: true, account: { select: { closedAt: true } } },
  });

export const signOut = (headers: Headers) => auth().api.signOut({ headers });

/**
 * What a browser keeps in which someone signed in once: attempts there are counted by themselves, so that
 * others who guess at the account do not hold its owner back.
 */
export const deviceCookie = (value = "") => ({
  name: "desk-device",
  value,
  path: deskPath,
  httpOnly: true,
  sameSite: "lax" as const,
  secure: isSecure(),
  maxAge: 365 * 86_400,
});

/** Makes a browser one that knows the account: for whoever has shown to be its owner. */
export function deviceOf(email: string): string {
  const name = randomBytes(16).toString("base64url");
  return `${name}.${seal(name, email)}`;
}

function isDeviceOf(value: string, email: string): boolean {
  const [name = ""] = value.split(".");
  const [wanted, given] = [Buffer.from(`${name}.${seal(name, email)}`), Buffer.from(value)];
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

const seal = (name: string, email: string) =>
  createHmac("sha256", secret()).update(`device\0${name}\0${email}`).digest("base64url");
