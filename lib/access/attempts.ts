import { createHash } from "node:crypto";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { database, pool } from "#lib/db/client.ts";
import { networkOf } from "#lib/delivery/reader-address.ts";

/**
 * Who tries to sign in as whom.
 * @property device what names the browser, where signing in to this account succeeded in it before.
 */
export type Attempt = { address: string; account: string; device: string | null };

/**
 * How many attempts there may be in a quarter of an hour: from a network, at an account, and at an
 * account in a browser that knows it, where nothing else counts. Whoever guesses elsewhere, or from the
 * same network, does not hold its owner's browser back (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
 */
const most = { address: 50, account: 10, device: 10 };
const seconds = 900;

const limiter = (points: number) =>
  new RateLimiterPostgres({
    storeClient: pool(),
    storeType: "pool",
    tableName: "RateLimit",
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: "sign-in",
    points,
    duration: seconds,
  });

/** @returns whether the attempt may be made: it counts from before it is, so that none slips through beside it. */
export async function beginAttempt(attempt: Attempt): Promise<boolean> {
  await database().rateLimit.deleteMany({ where: { expire: { lt: Date.now() } } });
  for (const [points, key] of countersOf(attempt)) {
    try {
      await limiter(points).consume(key);
    } catch (refused) {
      if (refused instanceof Error) throw refused;
      return false;
    }
  }
  return true;
}

/** The attempt was no guess: what it counted is taken back. */
export async function endAttempt(attempt: Attempt): Promise<void> {
  for (const [points, key] of countersOf(attempt)) {
    if (key.startsWith("network:")) await limiter(points).reward(key);
    else await limiter(points).delete(key);
  }
}

type Counter = [points: number, key: string];

function countersOf({ address, account, device }: Attempt): Counter[] {
  if (device) return [[most.device, hashed(`device:${device}`)]];
  return [
    [most.address, `network:${networkOf(address)}`],
    [most.account, hashed(`account:${account}`)],
  ];
}

/** Of one length, and nothing about who tries can be read from it. */
const hashed = (text: string) => createHash("sha256").update(text).digest("base64url");
