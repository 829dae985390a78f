import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { DatabaseSync, type SQLOutputValue } from "node:sqlite";
import { crc32 } from "node:zlib";
import { log } from "#lib/log.ts";
import type { Position } from "./changes.ts";
import type { StoredDocument } from "./document.ts";

type Row = {
  id: number;
  checksum: number;
  status: number;
  type: string;
  location: string | null;
  tag: string;
  goodUntil: number;
  renewAfter: number;
  dependencies: Uint8Array;
  gzip: Uint8Array;
  brotli: Uint8Array | null;
};

/*
 * What is long stands last: SQLite reads a row from its beginning. The index on bytes is read for their
 * sum, which would otherwise be a walk through all bodies.
 */
const tables = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT);
  CREATE TABLE IF NOT EXISTS change (hash INTEGER PRIMARY KEY, last INTEGER);
  CREATE TABLE IF NOT EXISTS document (
    id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT UNIQUE, bytes INTEGER, checksum INTEGER,
    status INTEGER, type TEXT, location TEXT, tag TEXT, goodUntil REAL, renewAfter REAL,
    dependencies BLOB, gzip BLOB, brotli BLOB);
  CREATE INDEX IF NOT EXISTS document_bytes ON document (bytes);`;

/** How long a document may wait before it is written: one transaction serves many. */
const delay = 100;

/** So many changes are remembered; one more, and all documents are forgotten with them. */
const mostChanges = 100_000;

/** The last moment that a Date can be: SQLite has no infinity of its own. */
const farFuture = 8.64e15;

/**
 * Documents on disk, in a SQLite file of the data folder, together with the position in the journal up
 * to which they are true. A change is noted with the last document that is older than it, and whether
 * one is, is seen when it is read: a change costs the same however many depend on it. A process that is
 * killed leaves the last whole transaction. A disk that fails or damages what it keeps costs the store
 * and no reader anything: from then on it holds nothing.
 */
export class DiskStore {
  private readonly file: string;
  private readonly limit: number;
  private readonly waiting = new Map<string, StoredDocument>();
  private timer: NodeJS.Timeout | undefined;
  private db: DatabaseSync | null;
  private statements: Statements;
  /** What changed, by its hash: the last document that is older. */
  private readonly changes: Map<number, number>;
  /** Of bodies, also of documents that a change has outdated. */
  bytes: number;
  /** How many documents there are, these included: each is replaced when it is made again, or the first to leave. */
  size: number;

  /**
   * @param stamp what all documents were made with: another build or other settings empty the store.
   * @param limit bytes of compressed bodies; the oldest leave first.
   */
  constructor(folder: string, stamp: string, limit: number) {
    this.limit = limit;
    mkdirSync(folder, { recursive: true });
    this.file = path.join(folder, "documents.sqlite");
    const { db, bytes, size, changes } = open(this.file, stamp);
    this.db = db;
    this.bytes = bytes;
    this.size = size;
    this.changes = changes;
    this.statements = prepare(db);
  }

  /** Up to where in the journal the documents are true; null for a new store. */
  position(): Position | null {
    const position = this.attempt((db) => {
      const row = db.prepare("SELECT value FROM meta WHERE name = 'position'").get();
      return row ? (JSON.parse(row.value as string) as Position) : null;
    });
    return position ?? null;
  }

  get(key: string): StoredDocument | undefined {
    return this.waiting.get(key) ?? this.attempt(() => this.read(key));
  }

  put(key: string, document: StoredDocument): void {
    if (!this.db || this.limit === 0) return;
    this.waiting.set(key, document);
    this.timer ??= setTimeout(() => this.write(), delay);
  }

  /** Forgets what depends on the hashes, or everything, and notes that the rest is true up to a position. */
  drop(hashes: ReadonlySet<number> | null, position: Position): void {
    this.write();
    this.transaction((db) => {
      if (hashes === null || this.changes.size > mostChanges) this.removeAll(db);
      else if (hashes.size > 0) this.note(hashes);
      this.statements.meta.run("position", JSON.stringify(position));
    });
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

  private read(key: string): StoredDocument | undefined {
    const row = this.statements.get.get(key) as Row | undefined;
    if (!row) return undefined;
    const { id, checksum, ...document } = row;
    if (checksum !== checksumOf(row.dependencies, row.gzip, row.brotli)) {
      throw new Error("A finished page is damaged");
    }
    const dependencies = new Uint32Array(new Uint8Array(row.dependencies).buffer);
    if (dependencies.some((hash) => (this.changes.get(hash) ?? 0) >= id)) return undefined;
    return {
      ...document,
      gzip: asBuffer(row.gzip),
      brotli: row.brotli && asBuffer(row.brotli),
      identity: null,
      dependencies,
    };
  }

  private insert(key: string, document: StoredDocument): void {
    this.remove(this.statements.known.get(key));
    const { status, type, location, tag, gzip, brotli, dependencies } = document;
    const bytes = gzip.byteLength + (brotli?.byteLength ?? 0);
    if (bytes > this.limit) return;
    const { buffer, byteOffset, byteLength } = dependencies;
    const hashes = new Uint8Array(buffer, byteOffset, byteLength);
    const times = [document.goodUntil, document.renewAfter].map((at) => Math.min(at, farFuture));
    this.statements.put.run(
      ...[key, bytes, checksumOf(hashes, gzip, brotli), status, type, location, tag, ...times],
      ...[hashes, gzip, brotli],
    );
    this.bytes += bytes;
    this.size++;
  }

  private note(hashes: ReadonlySet<number>): void {
    const last = (this.statements.last.get()?.last ?? 0) as number;
    for (const hash of hashes) {
      this.statements.note.run(hash, last);
      this.changes.set(hash, last);
    }
  }

  private remove(row: Record<string, SQLOutputValue> | undefined): void {
    if (!row) return;
    this.bytes -= row.bytes as number;
    this.size--;
    this.statements.delete.run(row.id as number);
  }

  private removeAll(db: DatabaseSync): void {
    db.exec("DELETE FROM document; DELETE FROM change");
    this.changes.clear();
    this.bytes = 0;
    this.size = 0;
  }

  private makeRoom(): void {
    while (this.bytes > this.limit) {
      const oldest = this.statements.oldest.all();
      if (oldest.length === 0) return;
      for (const row of oldest) {
        if (this.bytes > this.limit) this.remove(row);
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

  /** What fails takes the file with it: documents can be made again. */
  private attempt<T>(work: (db: DatabaseSync) => T): T | undefined {
    if (!this.db) return undefined;
    try {
      return work(this.db);
    } catch (err) {
      log.error({ err }, "Finished pages are no longer kept on disk");
      this.waiting.clear();
      this.changes.clear();
      this.bytes = 0;
      this.size = 0;
      const { db } = this;
      this.db = null;
      try {
        db.close();
        removeFile(this.file);
      } catch (err) {
        log.error({ err }, "Their file is not to be removed");
      }
      return undefined;
    }
  }
}

/** The same bytes: a copy may lie in a pool of 64 KB, all of which stays in memory with it. */
const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** Of what a document is kept as: a disk that returns something else is noticed. */
export const checksumOf = (...parts: (Uint8Array | null)[]): number =>
  parts.reduce((sum, part) => (part ? crc32(part, sum) : sum), 0);

type Statements = ReturnType<typeof prepare>;

const prepare = (db: DatabaseSync) => ({
  get: db.prepare(
    "SELECT id, checksum, status, type, location, tag, goodUntil, renewAfter, dependencies, gzip, brotli FROM document WHERE key = ?",
  ),
  put: db.prepare(
    "INSERT INTO document (key, bytes, checksum, status, type, location, tag, goodUntil, renewAfter, dependencies, gzip, brotli) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  ),
  last: db.prepare("SELECT seq AS last FROM sqlite_sequence WHERE name = 'document'"),
  note: db.prepare("INSERT OR REPLACE INTO change VALUES (?, ?)"),
  delete: db.prepare("DELETE FROM document WHERE id = ?"),
  meta: db.prepare("INSERT OR REPLACE INTO meta VALUES (?, ?)"),
  known: db.prepare("SELECT id, bytes FROM document WHERE key = ?"),
  oldest: db.prepare("SELECT id, bytes FROM document ORDER BY id LIMIT 100"),
});

type Opened = { db: DatabaseSync; bytes: number; size: number; changes: Map<number, number> };

/** Opens the file, or a new one in place of what is of another stamp or no such file. */
function open(file: string, stamp: string): Opened {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file);
    db.exec(tables);
    if (db.prepare("SELECT value FROM meta WHERE name = 'stamp'").get()?.value === stamp) {
      // What all documents are younger than.
      db.exec("DELETE FROM change WHERE last < coalesce((SELECT min(id) FROM document), 0)");
      const sums = db
        .prepare("SELECT coalesce(sum(bytes), 0) AS bytes, count(*) AS size FROM document")
        .get() as { bytes: number; size: number };
      const changes = db.prepare("SELECT hash, last FROM change").all();
      return {
        db,
        ...sums,
        changes: new Map(changes.map((row) => [row.hash as number, row.last as number])),
      };
    }
  } catch {
    // Documents can be made again: a file that is damaged is worth nothing.
  }
  db?.close();
  removeFile(file);
  const fresh = new DatabaseSync(file);
  fresh.exec(tables);
  fresh.prepare("INSERT INTO meta VALUES ('stamp', ?)").run(stamp);
  return { db: fresh, bytes: 0, size: 0, changes: new Map() };
}

function removeFile(file: string): void {
  for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
}
