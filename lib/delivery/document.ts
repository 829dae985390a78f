import { createHash } from "node:crypto";

/** A page, feed, calendar or redirect as it leaves the portal, and what it was made from. */
export type StoredDocument = {
  status: number;
  /** Content-Type. */
  type: string;
  /** Where a redirect leads to. */
  location: string | null;
  /** Hash of the uncompressed body: the strong part of its ETag. */
  tag: string;
  gzip: Buffer;
  /** A document that stays soon has it. */
  brotli: Buffer | null;
  /** Uncompressed: it has it once someone asked who takes neither. */
  identity: Buffer | null;
  /** Hashes of what it depends on ({@link hashOf}), sorted. */
  dependencies: Uint32Array;
  /** When it changes by itself, in milliseconds since 1970. */
  goodUntil: number;
  /** From when on it is made anew while it goes on serving: its view counts have become old. */
  renewAfter: number;
};

/** The hash of a body that stands in its ETags. */
export const tagOf = (body: Buffer): string =>
  createHash("sha256").update(body).digest("base64url").slice(0, 22);

/**
 * 32 bits of a dependency (FNV-1a of its UTF-16 units). Two words that meet in one hash drop a page
 * more than needed, never one less.
 */
export function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) {
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

export const hashesOf = (words: Iterable<string>): Uint32Array =>
  new Uint32Array(new Set([...words].map(hashOf))).sort();

/** About how much memory it takes, with the objects, heads and lists around its bodies, 2 KB, and 4 KB lost between: docs/decisions/010. */
export const bytesOf = ({ gzip, brotli, identity, dependencies }: StoredDocument): number =>
  [gzip, brotli, identity, dependencies].reduce(
    (sum, part) => sum + (part?.byteLength ?? 0),
    6_000,
  );

/** Whether a document depends on one of some hashes. */
export function dependsOnOne(
  { dependencies }: StoredDocument,
  hashes: ReadonlySet<number>,
): boolean {
  for (const hash of dependencies) if (hashes.has(hash)) return true;
  return false;
}
