import { bytesOf, dependsOnOne, type StoredDocument } from "./document.ts";

type Entry = {
  key: string;
  document: StoredDocument;
  bytes: number;
  /** The one asked for before it, and after it. */
  older: Entry | null;
  newer: Entry | null;
};

/**
 * Documents in memory, bounded by bytes: what was asked for the longest time ago leaves first. The order
 * is a list of its own: to move an entry within a Map costs twenty times as much, at every hit.
 */
export class MemoryStore {
  private readonly entries = new Map<string, Entry>();
  private readonly limit: number;
  private oldest: Entry | null = null;
  private newest: Entry | null = null;
  bytes = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  get size(): number {
    return this.entries.size;
  }

  get(key: string): StoredDocument | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    if (entry !== this.newest) {
      this.unlink(entry);
      this.append(entry);
    }
    return entry.document;
  }

  put(key: string, document: StoredDocument): void {
    this.delete(key);
    const bytes = bytesOf(document) + 2 * key.length;
    if (bytes > this.limit) return;
    const entry: Entry = { key, document, bytes, older: null, newer: null };
    this.entries.set(key, entry);
    this.append(entry);
    this.bytes += bytes;
    while (this.bytes > this.limit && this.oldest) this.delete(this.oldest.key);
  }

  delete(key: string): void {
    const entry = this.entries.get(key);
    if (!entry) return;
    this.entries.delete(key);
    this.unlink(entry);
    this.bytes -= entry.bytes;
  }

  /** @returns how many were dropped. */
  drop(hashes: ReadonlySet<number>): number {
    let dropped = 0;
    for (const [key, { document }] of this.entries) {
      if (!dependsOnOne(document, hashes)) continue;
      this.delete(key);
      dropped++;
    }
    return dropped;
  }

  clear(): void {
    this.entries.clear();
    this.oldest = null;
    this.newest = null;
    this.bytes = 0;
  }

  private append(entry: Entry): void {
    entry.older = this.newest;
    entry.newer = null;
    if (this.newest) this.newest.newer = entry;
    else this.oldest = entry;
    this.newest = entry;
  }

  private unlink({ older, newer }: Entry): void {
    if (older) older.newer = newer;
    else this.oldest = newer;
    if (newer) newer.older = older;
    else this.newest = older;
  }
}
