import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Position } from "./changes.ts";
import type { StoredDocument } from "./document.ts";

type Row = {
  status: number;
  type: string;
  location: string | null;
  tag: string;
  gzip: Uint8Array;
  brotli: Uint8Array;
  dependencies: Uint8Array;
  goodUntil: number;
};

const tables = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT);
  CREATE TABLE IF NOT EXISTS document (
    key TEXT PRIMARY KEY, status INTEGER, type TEXT, location TEXT, tag TEXT,
    gzip BLOB, brotli BLOB, dependencies BLOB, goodUntil REAL, bytes INTEGER, storedAt INTEGER);
  CREATE INDEX IF NOT EXISTS document_age ON document (storedAt);
  CREATE TABLE IF NOT EXISTS dependency (hash INTEGER, key TEXT, PRIMARY KEY (hash, key)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS dependency_key ON dependency (key);`;

/** How long a document may wait before it is written: one transaction serves many. */
const delay = 100;

/**
 * Documents on disk, in a SQLite file of the data folder, together with the position in the journal up
 * to which they are true. A process that is killed leaves the last whole transaction.
 */
export class DiskStore {
  private readonly db: DatabaseSync;
  private readonly limit: number;
  private readonly waiting = new Map<string, StoredDocument>();
  private timer: NodeJS.Timeout | undefined;
  private bytes: number;
  private readonly statements;

  /**
   * @param stamp what all documents were made with: another build or other settings empty the store.
   * @param limit bytes of compressed bodies; the oldest leave first.
   */
  constructor(folder: string, stamp: string, limit: number) {
    this.limit = limit;
    mkdirSync(folder, { recursive: true });
    this.db = open(path.join(folder, "documents.sqlite"), stamp);
    this.statements = {
      get: this.db.prepare(
        "SELECT status, type, location, tag, gzip, brotli, dependencies, goodUntil FROM document WHERE key = ?",
      ),
      put: this.db.prepare("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      depend: this.db.prepare("INSERT INTO dependency VALUES (?, ?)"),
      delete: this.db.prepare("DELETE FROM document WHERE key = ?"),
      release: this.db.prepare("DELETE FROM dependency WHERE key = ?"),
      depending: this.db.prepare("SELECT key FROM dependency WHERE hash = ?"),
      meta: this.db.prepare("INSERT OR REPLACE INTO meta VALUES (?, ?)"),
      size: this.db.prepare("SELECT bytes FROM document WHERE key = ?"),
      oldest: this.db.prepare("SELECT key FROM document ORDER BY storedAt LIMIT 100"),
    };
    const { bytes } = this.db
      .prepare("SELECT coalesce(sum(bytes), 0) AS bytes FROM document")
      .get() as { bytes: number };
    this.bytes = bytes;
  }

  /** Up to where in the journal the documents are true; null for a new store. */
  position(): Position | null {
    const row = this.db.prepare("SELECT value FROM meta WHERE name = 'position'").get();
    return row ? (JSON.parse(row.value as string) as Position) : null;
  }

  get(key: string): StoredDocument | undefined {
    const waiting = this.waiting.get(key);
    if (waiting) return waiting;
    const row = this.statements.get.get(key) as Row | undefined;
    if (!row) return undefined;
    const { dependencies } = row;
    return {
      ...row,
      gzip: Buffer.from(row.gzip),
      brotli: Buffer.from(row.brotli),
      dependencies: new Uint32Array(new Uint8Array(dependencies).buffer),
    };
  }

  put(key: string, document: StoredDocument): void {
    this.waiting.set(key, document);
    this.timer ??= setTimeout(() => this.write(), delay);
  }

  /** Forgets what depends on the hashes, or everything, and notes that the rest is true up to a position. */
  drop(hashes: ReadonlySet<number> | null, position: Position): void {
    this.transaction(() => {
      this.write();
      if (hashes === null) {
        this.db.exec("DELETE FROM document; DELETE FROM dependency");
        this.bytes = 0;
      } else {
        for (const hash of hashes) {
          for (const { key } of this.statements.depending.all(hash)) this.remove(key as string);
        }
      }
      this.statements.meta.run("position", JSON.stringify(position));
    });
  }

  close(): void {
    this.transaction(() => this.write());
    this.db.close();
  }

  private write(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.waiting.size === 0) return;
    const documents = [...this.waiting];
    this.waiting.clear();
    this.transaction(() => {
      for (const [key, document] of documents) {
        this.remove(key);
        const { status, type, location, tag, gzip, brotli, dependencies, goodUntil } = document;
        const bytes = gzip.byteLength + brotli.byteLength;
        const blob = new Uint8Array(
          dependencies.buffer,
          dependencies.byteOffset,
          dependencies.byteLength,
        );
        this.statements.put.run(
          key,
          status,
          type,
          location,
          tag,
          gzip,
          brotli,
          blob,
          Math.min(goodUntil, 8.64e15),
          bytes,
          Date.now(),
        );
        for (const hash of dependencies) this.statements.depend.run(hash, key);
        this.bytes += bytes;
      }
      this.makeRoom();
    });
  }

  private remove(key: string): void {
    const row = this.statements.size.get(key);
    if (!row) return;
    this.bytes -= row.bytes as number;
    this.statements.delete.run(key);
    this.statements.release.run(key);
  }

  private makeRoom(): void {
    while (this.bytes > this.limit) {
      for (const { key } of this.statements.oldest.all()) {
        if (this.bytes > this.limit) this.remove(key as string);
      }
    }
  }

  private transaction(work: () => void): void {
    if (this.db.isTransaction) {
      work();
      return;
    }
    this.db.exec("BEGIN");
    try {
      work();
      this.db.exec("COMMIT");
    } catch (error) {
      this.db.exec("ROLLBACK");
      throw error;
    }
  }
}

/** Opens the file, or a new one in place of what is of another stamp or cannot be read. */
function open(file: string, stamp: string): DatabaseSync {
  try {
    const db = new DatabaseSync(file);
    db.exec(tables);
    const known = db.prepare("SELECT value FROM meta WHERE name = 'stamp'").get();
    if (known?.value === stamp) return db;
    db.close();
  } catch {
    // Documents can be made again: a file that is damaged is worth nothing.
  }
  for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
  const db = new DatabaseSync(file);
  db.exec(tables);
  db.prepare("INSERT INTO meta VALUES ('stamp', ?)").run(stamp);
  return db;
}
