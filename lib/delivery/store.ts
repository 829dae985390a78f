import { anything } from "#lib/content/dependencies.ts";
import { type Changes, followChanges, type Position } from "./changes.ts";
import { decompress } from "./compress.ts";
import { DiskStore } from "./disk.ts";
import { dependsOnOne, hashOf, type StoredDocument } from "./document.ts";
import { MemoryStore } from "./memory.ts";
import { countPurges, type State } from "./metrics.ts";

/** A document in the making: what changed since it was begun. */
export type Making = { changed: Set<number>; isAnythingChanged: boolean };

/** Told of what documents were dropped for; null where all were. */
type OnDrop = (hashes: ReadonlySet<number> | null) => void;

export type Limits = { memory: number; disk: number };

/**
 * The stored documents, in memory and on disk, and what drops them. Pages that are not there are kept
 * apart and in memory alone, so that made-up addresses push out no page.
 */
export class DocumentStore {
  private readonly memory: MemoryStore;
  private readonly missing: MemoryStore;
  private readonly disk: DiskStore;
  private readonly making = new Set<Making>();
  private changes: Changes | null = null;

  constructor(folder: string, stamp: string, limits: Limits) {
    this.memory = new MemoryStore(Math.floor(limits.memory * 0.9));
    this.missing = new MemoryStore(Math.floor(limits.memory * 0.1));
    this.disk = new DiskStore(folder, stamp, limits.disk);
  }

  /** Hears of changes from now on, beginning with those since the store was last used. */
  async follow(databaseUrl: string, onDrop: OnDrop): Promise<void> {
    this.changes = await followChanges(databaseUrl, this.disk.position(), (changed, position) => {
      const isAll = changed === null || changed.includes(anything);
      const hashes = isAll ? null : new Set([...changed, anything].map(hashOf));
      this.drop(hashes, position);
      onDrop(hashes);
    });
  }

  isCurrent(): boolean {
    return this.changes?.isCurrent() ?? false;
  }

  settled(): Promise<void> {
    return this.changes?.settled() ?? Promise.resolve();
  }

  stored(): State["stored"] {
    const { memory, missing, disk } = this;
    return {
      memory: { documents: memory.size + missing.size, bytes: memory.bytes + missing.bytes },
      disk: { documents: disk.size, bytes: disk.bytes },
    };
  }

  /** A stored document, also one that is past its time. */
  get(key: string): StoredDocument | undefined {
    const kept = this.memory.get(key) ?? this.missing.get(key);
    if (kept) return kept;
    const found = this.disk.get(key);
    if (found) this.memory.put(key, found);
    return found;
  }

  /** Begins to note what changes while a document is made. */
  begin(): Making {
    const making = { changed: new Set<number>(), isAnythingChanged: false };
    this.making.add(making);
    return making;
  }

  end(making: Making): void {
    this.making.delete(making);
  }

  /** Whether nothing that a document was made from has changed since it was begun. */
  holds({ changed, isAnythingChanged }: Making, document: StoredDocument): boolean {
    return !isAnythingChanged && !dependsOnOne(document, changed);
  }

  /** Keeps a document that holds; none while changes may go unheard. */
  put(key: string, document: StoredDocument): boolean {
    if (!this.isCurrent()) return false;
    if (document.status === 200) {
      this.missing.delete(key);
      this.memory.put(key, document);
      this.disk.put(key, document);
    } else {
      this.memory.delete(key);
      this.missing.put(key, document);
    }
    return true;
  }

  /** Puts a smaller form of the same document in its place. */
  improve(key: string, document: StoredDocument, brotli: Buffer): void {
    if (this.memory.get(key) !== document) return;
    const better = { ...document, brotli };
    this.memory.put(key, better);
    this.disk.put(key, better);
  }

  /** Keeps what a document is uncompressed, in memory, beside its other forms. */
  unpack(key: string, document: StoredDocument): StoredDocument {
    const whole = { ...document, identity: decompress(document.gzip) };
    for (const memory of [this.memory, this.missing]) {
      if (memory.get(key) === document) memory.put(key, whole);
    }
    return whole;
  }

  async close(): Promise<void> {
    const { changes } = this;
    this.changes = null;
    await changes?.close();
    this.disk.close();
  }

  private drop(hashes: ReadonlySet<number> | null, position: Position): void {
    for (const making of this.making) {
      if (hashes === null) making.isAnythingChanged = true;
      else for (const hash of hashes) making.changed.add(hash);
    }
    const before = this.stored().memory.documents;
    if (hashes === null) {
      this.memory.clear();
      this.missing.clear();
    } else {
      this.memory.drop(hashes);
      this.missing.drop(hashes);
    }
    countPurges(before - this.stored().memory.documents);
    this.disk.drop(hashes, position);
  }
}
