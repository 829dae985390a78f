import { bytesOf, dependsOnOne, type StoredDocument } from "./document.ts";

type Entry = { document: StoredDocument; bytes: number; used: boolean };

/**
 * Documents in memory, bounded by bytes. What was not asked for since the last round leaves first
 * (second chance): a hit costs a mark, not a move.
 */
export class MemoryStore {
  private readonly entries = new Map<string, Entry>();
  private readonly limit: number;
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
    entry.used = true;
    return entry.document;
  }

  put(key: string, document: StoredDocument): void {
    this.delete(key);
    const bytes = bytesOf(document) + 2 * key.length;
    if (bytes > this.limit) return;
    this.entries.set(key, { document, bytes, used: false });
    this.bytes += bytes;
    this.makeRoom(key);
  }

  delete(key: string): void {
    const entry = this.entries.get(key);
    if (!entry) return;
    this.entries.delete(key);
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
    this.bytes = 0;
  }

  private makeRoom(newest: string): void {
    for (const [key, entry] of this.entries) {
      if (this.bytes <= this.limit) return;
      if (key === newest) continue;
      if (entry.used) {
        entry.used = false;
        this.entries.delete(key);
        this.entries.set(key, entry);
      } else this.delete(key);
    }
  }
}
