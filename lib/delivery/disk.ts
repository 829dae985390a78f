import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { log } from "#lib/log.ts";
import type { Position } from "./changes.ts";
import type { StoredDocument } from "./document.ts";

type Row = {
  status: number;
  type: string;
  location: string | null;
  tag: string;
  gzip: Uint8Array;
  brotli: Uint8Array | null;
  dependencies: Uint8Array;
  goodUntil: number;
  renewAfter: number;
};

const tables = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT);
  CREATE TABLE IF NOT EXISTS document (
    key TEXT PRIMARY KEY, status INTEGER, type TEXT, location TEXT, tag TEXT,
    gzip BLOB, brotli BLOB, dependencies BLOB, goodUntil REAL, renewAfter REAL, bytes INTEGER, storedAt INTEGER);
  CREATE INDEX IF NOT EXISTS document_age ON document (storedAt);
  CREATE TABLE IF NOT EXISTS dependency (hash INTEGER, key TEXT, PRIMARY KEY (hash, key)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS dependency_key ON dependency (key);`;

/** How long a document may wait before it is written: one transaction serves many. */
const delay = 100;

/** More than so many at once are forgotten with all the others: one by one would hold readers up. */
const many = 500;

/** The last moment that a Date can be: SQLite has no infinity of its own. */
const farFuture = 8.64e15;

/**
 * Documents on disk, in a SQLite file of the data folder, together with the position in the journal up
 * to which they are true. A process that is killed leaves the last whole transaction. A disk that fails
 * costs the store and no reader anything: from then on it holds nothing.
 */
export class DiskStore {
  private readonly file: string;
  private readonly limit: number;
  private readonly waiting = new Map<string, StoredDocument>();
  private timer: NodeJS.Timeout | undefined;
  private db: DatabaseSync | null;
  private statements: Statements;
  bytes: number;
  /** How many documents there are. */
  size: number;

  /**
   * @param stamp what all documents were made with: another build or other settings empty the store.
   * @param limit bytes of compressed bodies; the oldest leave first.
   */
  constructor(folder: string, stamp: string, limit: number) {
    this.limit = limit;
    mkdirSync(folder, { recursive: true });
    this.file = path.join(folder, "documents.sqlite");
    const { db, bytes, size } = open(this.file, stamp);
    this.db = db;
    this.bytes = bytes;
    this.size = size;
    this.statements = prepare(db);
  }

  /** Up to where in the journal the documents are true; null for a new store. */
  position(): Position | null {
    const row = this.db?.prepare("SELECT value FROM meta WHERE name = 'position'").get();
    return row ? (JSON.parse(row.value as string) as Position) : null;
  }

  get(key: string): StoredDocument | undefined {
    const waiting = this.waiting.get(key);
    if (waiting) return waiting;
    const row = this.attempt(() => this.statements.get.get(key) as Row | undefined);
    if (!row) return undefined;
    const { dependencies } = row;
    return {
      ...row,
      gzip: asBuffer(row.gzip),
      brotli: row.brotli && asBuffer(row.brotli),
      dependencies: new Uint32Array(new Uint8Array(dependencies).buffer),
    };
  }

  put(key: string, document: StoredDocument): void {
    if (!this.db || this.limit === 0) return;
    this.waiting.set(key, document);
    this.timer ??= setTimeout(() => this.write(), delay);
  }

  /**
   * Forgets what depends on the hashes, or everything, and notes that the rest is true up to a position.
   * @returns how many documents were dropped.
   */
  drop(hashes: ReadonlySet<number> | null, position: Position): number {
    this.write();
    const before = this.size;
    this.transaction((db) => {
      if (hashes === null) {
        this.removeAll(db);
      } else {
        const keys = new Set<string>();
        for (const hash of hashes) {
          for (const { key } of this.statements.depending.all(hash)) keys.add(key as string);
        }
        if (keys.size > many) this.removeAll(db);
        else for (const key of keys) this.remove(key);
      }
      this.statements.meta.run("position", JSON.stringify(position));
    });
    return before - this.size;
  }

  close(): void {
    this.write();
    this.attempt((db) => db.close());
    this.db = null;
  }

  private write(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.waiting.size === 0) return;
    const documents = [...this.waiting];
    this.waiting.clear();
    this.transaction(() => {
      for (const [key, document] of documents) this.insert(key, document);
      this.makeRoom();
    });
  }

  private insert(key: string, document: StoredDocument): void {
    this.remove(key);
    const { status, type, location, tag, gzip, brotli, dependencies } = document;
    const bytes = gzip.byteLength + (brotli?.byteLength ?? 0);
    if (bytes > this.limit) return;
    const { buffer, byteOffset, byteLength } = dependencies;
    const hashes = new Uint8Array(buffer, byteOffset, byteLength);
    const times = [document.goodUntil, document.renewAfter].map((at) => Math.min(at, farFuture));
    this.statements.put.run(
      ...[key, status, type, location, tag, gzip, brotli, hashes, ...times, bytes, Date.now()],
    );
    for (const hash of dependencies) this.statements.depend.run(hash, key);
    this.bytes += bytes;
    this.size++;
  }

  private remove(key: string): void {
    const row = this.statements.size.get(key);
    if (!row) return;
    this.bytes -= row.bytes as number;
    this.size--;
    this.statements.delete.run(key);
    this.statements.release.run(key);
  }

  private removeAll(db: DatabaseSync): void {
    db.exec("DELETE FROM document; DELETE FROM dependency");
    this.bytes = 0;
    this.size = 0;
  }

  private makeRoom(): void {
    while (this.bytes > this.limit) {
      const oldest = this.statements.oldest.all();
      if (oldest.length === 0) return;
      for (const { key } of oldest) {
        if (this.bytes > this.limit) this.remove(key as string);
      }
    }
  }

  private transaction(work: (db: DatabaseSync) => void): void {
    this.attempt((db) => {
      db.exec("BEGIN");
      work(db);
      db.exec("COMMIT");
    });
  }

  /** What was not committed is undone with the connection: the file stays true up to its position. */
  private attempt<T>(work: (db: DatabaseSync) => T): T | undefined {
    if (!this.db) return undefined;
    try {
      return work(this.db);
    } catch (err) {
      log.error({ err }, "Finished pages are no longer kept on disk");
      this.waiting.clear();
      this.db.close();
      this.db = null;
      this.bytes = 0;
      this.size = 0;
      return undefined;
    }
  }
}

/** The same bytes: a copy may lie in a pool of 64 KB, all of which stays in memory with it. */
const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

type Statements = ReturnType<typeof prepare>;

const prepare = (db: DatabaseSync) => ({
  get: db.prepare(
    "SELECT status, type, location, tag, gzip, brotli, dependencies, goodUntil, renewAfter FROM document WHERE key = ?",
  ),
  put: db.prepare("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
  depend: db.prepare("INSERT INTO dependency VALUES (?, ?)"),
  delete: db.prepare("DELETE FROM document WHERE key = ?"),
  release: db.prepare("DELETE FROM dependency WHERE key = ?"),
  depending: db.prepare("SELECT key FROM dependency WHERE hash = ?"),
  meta: db.prepare("INSERT OR REPLACE INTO meta VALUES (?, ?)"),
  size: db.prepare("SELECT bytes FROM document WHERE key = ?"),
  oldest: db.prepare("SELECT key FROM document ORDER BY storedAt LIMIT 100"),
});

/** Opens the file, or a new one in place of what is of another stamp or damaged. */
function open(file: string, stamp: string): { db: DatabaseSync; bytes: number; size: number } {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file);
    db.exec(tables);
    const known = db.prepare("SELECT value FROM meta WHERE name = 'stamp'").get();
    const check = db.prepare("PRAGMA quick_check").get();
    if (known?.value === stamp && check?.quick_check === "ok") {
      const row = db
        .prepare("SELECT coalesce(sum(bytes), 0) AS bytes, count(*) AS size FROM document")
        .get();
      return { db, bytes: row?.bytes as number, size: row?.size as number };
    }
  } catch {
    // Documents can be made again: a file that is damaged is worth nothing.
  }
  db?.close();
  for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
  const fresh = new DatabaseSync(file);
  fresh.exec(tables);
  fresh.prepare("INSERT INTO meta VALUES ('stamp', ?)").run(stamp);
  return { db: fresh, bytes: 0, size: 0 };
}
