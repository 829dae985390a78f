import { setTimeout as wait } from "node:timers/promises";
import { anything } from "#lib/content/dependencies.ts";
import { log } from "#lib/log.ts";
import { hashOf, type StoredDocument } from "./document.ts";

/** The key of every document (deploy/varnish.vcl gives it). */
const everything = "all";

/** So many keys are told at once; more than so many are told as everything. */
const mostKeys = 200;
const patience = 2_000;
const pause = 500;
const longestPause = 5_000;
/**
 * What a cache fetched from a portal that had not yet heard of a change may reach it after it was told
 * to forget: it is told twice.
 */
const secondTime = 1_500;

const keyOf = (hash: number): string => hash.toString(36);

/** The longest list that fits into the header that caches take by default (8 KB). */
const longestList = 900;

/**
 * What a cache in front of the portal is told of a document, as headers, name after value.
 * @param can what it says that it can do (Surrogate-Capability): nginx keeps a page until a moment, others
 *   forget by key.
 * @param isTold whether caches are told what to forget: then they may keep it for long.
 */
export function surrogateHeaders(document: StoredDocument, can: string, isTold: boolean): string[] {
  const { dependencies, goodUntil, renewAfter, status, brotli } = document;
  // It counts whole seconds: what it keeps for one it would keep for up to two. So it keeps it for the rest of this one.
  if (can.includes("X-Accel-Expires")) {
    return status < 500 ? ["X-Accel-Expires", `@${Math.floor(Date.now() / 1_000)}`] : [];
  }
  const isLong = dependencies.length > longestList;
  const keys = isLong ? [keyOf(hashOf(anything))] : Array.from(dependencies, keyOf);
  const headers = ["Surrogate-Key", keys.join(" ")];
  if (!isTold || status !== 200) return headers;
  const left = Math.floor((Math.min(goodUntil, renewAfter) - Date.now()) / 1_000);
  // Its smallest form is on the way.
  const longest = brotli ? 86_400 : 5;
  return [...headers, "Surrogate-Control", `max-age=${Math.min(longest, Math.max(1, left))}`];
}

/** Tells the caches in front of the portal what to forget, and again until each has heard it. */
export class Caches {
  private readonly caches: Cache[];

  /** @param addresses where caches take PURGE requests with the header Surrogate-Key (deploy/varnish.vcl). */
  constructor(addresses: readonly string[]) {
    this.caches = addresses.map((address) => new Cache(address));
    // What was not told before the portal ended is not known any more.
    this.forget(null);
  }

  /** @param hashes as documents hold them; null for everything. */
  forget(hashes: ReadonlySet<number> | null): void {
    if (this.caches.length === 0) return;
    const keys = hashes === null ? [everything] : Array.from(hashes, keyOf);
    const tell = () => {
      for (const cache of this.caches) cache.forget(keys);
    };
    tell();
    setTimeout(tell, secondTime).unref();
  }
}

class Cache {
  private readonly address: string;
  private readonly waiting = new Set<string>();
  private isTelling = false;
  /** How often in a row it did not hear. */
  private failures = 0;

  constructor(address: string) {
    this.address = address;
  }

  forget(keys: readonly string[]): void {
    for (const key of keys) this.waiting.add(key);
    if (!this.isTelling) void this.tellAll();
  }

  private async tellAll(): Promise<void> {
    this.isTelling = true;
    while (this.waiting.size > 0) {
      const isEverything = this.waiting.has(everything) || this.waiting.size > 10 * mostKeys;
      const keys = isEverything ? [everything] : [...this.waiting].slice(0, mostKeys);
      if (isEverything) this.waiting.clear();
      else for (const key of keys) this.waiting.delete(key);
      const problem = await this.tell(keys);
      this.report(problem);
      if (problem === null) continue;
      for (const key of keys) this.waiting.add(key);
      await wait(Math.min(pause * this.failures, longestPause), undefined, { ref: false });
    }
    this.isTelling = false;
  }

  /** @returns why it did not hear; null where it did. */
  private async tell(keys: readonly string[]): Promise<unknown> {
    try {
      const answer = await fetch(this.address, {
        method: "PURGE",
        headers: { "Surrogate-Key": keys.join(" ") },
        redirect: "manual",
        signal: AbortSignal.timeout(patience),
      });
      await answer.arrayBuffer();
      return answer.ok ? null : new Error(`It answered ${answer.status}`);
    } catch (error) {
      return error;
    }
  }

  private report(err: unknown): void {
    const cache = this.address;
    if (err && this.failures === 0)
      log.error({ err, cache }, "A cache does not forget: pages may be old");
    if (!err && this.failures > 0) log.info({ cache }, "A cache forgets again");
    this.failures = err ? this.failures + 1 : 0;
  }
}
