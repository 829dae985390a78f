import pg from "pg";

/*
 * What commands changed, heard by every process. A command writes an audit entry and notifies in one
 * transaction (lib/content/command.ts). Notifications only wake; what changed is read from the
 * entries, so that a process that was disconnected misses nothing. Transactions become visible in
 * another order than they begin: each reading goes back to the oldest that was under way at the
 * reading before (pg_snapshot_xmin), and passes over what it has seen.
 */

/** Where a process has come in the journal of one database. */
export type Position = {
  /** Which database: a journal of another one says nothing here. */
  database: string;
  /** The oldest transaction that was under way; all before it are heard of. */
  transaction: string;
  /** The last entry heard of. Where it is gone, the database is an older copy of itself. */
  entry: string | null;
};

export type Changes = {
  /** Whether everything that was committed is heard of, as far as anyone can know. */
  isCurrent: () => boolean;
  /** Waits until that is so, or until the database turns out to be away. */
  settled: () => Promise<void>;
  close: () => Promise<void>;
};

type Listener = {
  /** Words of lib/content/dependencies.ts; null where anything may have changed. */
  onChange: (changed: readonly string[] | null, position: Position) => void;
};

const heartbeat = 2_000;
const patience = 1_500;
const pauseAfterFailure = 400;

/**
 * Follows the journal of a database from a position on, again and again over lost connections.
 * @param from null to begin now: whatever was kept before is then of unknown age.
 */
export async function followChanges(
  url: string,
  from: Position | null,
  { onChange }: Listener,
): Promise<Changes> {
  let position = from;
  let client: pg.Client | null = null;
  let current = false;
  let closed = false;
  let waiting: (() => void)[] = [];
  let seen = new Set<string>();

  const release = () => {
    for (const go of waiting) go();
    waiting = [];
  };

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: patience,
      query_timeout: patience,
      keepAlive: true,
      application_name: "portal, changes",
    });
    next.on("error", () => lost(next));
    next.on("end", () => lost(next));
    next.on("notification", () => {
      read(next).catch(() => lost(next));
    });
    try {
      await next.connect();
      await next.query("LISTEN portal");
      client = next;
      await read(next);
      current = true;
      release();
    } catch (error) {
      client = null;
      next.end().catch(() => {});
      throw error;
    }
  }

  let reading: Promise<void> = Promise.resolve();
  /** One after the other; each sees at least what was committed before it was asked for. */
  function read(from: pg.Client): Promise<void> {
    reading = reading.catch(() => {}).then(() => readJournal(from));
    return reading;
  }

  async function readJournal(from: pg.Client): Promise<void> {
    const { rows } = await from.query<Row>(journal, [position?.transaction ?? null]);
    const { database, horizon, entries } = rows[0] as Row;
    const isSame =
      position?.database === database &&
      (position.entry === null || entries.some(([id]) => id === position?.entry)
        ? true
        : await exists(from, position?.entry));
    const fresh = entries.filter(([id]) => !seen.has(id));
    seen = new Set(entries.map(([id]) => id));
    const entry = entries.at(-1)?.[0] ?? (isSame ? (position?.entry ?? null) : null);
    position = { database, transaction: horizon, entry };
    if (!isSame) onChange(null, position);
    else if (fresh.length > 0) {
      onChange([...new Set(fresh.flatMap(([, changed]) => changed))], position);
    }
  }

  function lost(which: pg.Client): void {
    if (which !== client || closed) return;
    client = null;
    current = false;
    which.end().catch(() => {});
    void reconnect();
  }

  async function reconnect(): Promise<void> {
    while (!closed) {
      try {
        await connect();
        return;
      } catch {
        // The database is away: who waits is better off with what there is.
        release();
        await new Promise((resolve) => setTimeout(resolve, pauseAfterFailure).unref());
      }
    }
  }

  const beat = setInterval(() => {
    const asked = client;
    asked?.query("SELECT 1").catch(() => lost(asked));
  }, heartbeat);
  beat.unref();

  await connect();
  return {
    isCurrent: () => current,
    settled: () =>
      current || closed ? Promise.resolve() : new Promise<void>((go) => waiting.push(go)),
    close: async () => {
      closed = true;
      clearInterval(beat);
      release();
      const last = client;
      client = null;
      await last?.end().catch(() => {});
    },
  };
}

type Row = { database: string; horizon: string; entries: [id: string, changed: string[]][] };

/** In one statement, so that horizon and entries are of one snapshot. */
const journal = `
  SELECT s.system_identifier || '/' || d.oid AS database,
    pg_snapshot_xmin(pg_current_snapshot())::text AS horizon,
    coalesce((SELECT json_agg(json_build_array(id, changed) ORDER BY transaction, id)
              FROM "AuditEntry" WHERE transaction >= $1::text::xid8), '[]') AS entries
  FROM pg_control_system() s, pg_database d WHERE d.datname = current_database()`;

async function exists(client: pg.Client, entry: string | null | undefined): Promise<boolean> {
  if (!entry) return false;
  const { rowCount } = await client.query('SELECT 1 FROM "AuditEntry" WHERE id = $1', [entry]);
  return rowCount === 1;
}
