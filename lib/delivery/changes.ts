import pg from "pg";
import { log } from "#lib/log.ts";

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
  /**
   * Entries heard of that stand at or behind it, and the newest of all. Where one is gone, the database
   * is an older copy of itself.
   */
  heard: string[];
};

export type Changes = {
  /** Whether everything committed until a moment ago is heard of. */
  isCurrent: () => boolean;
  /** Waits until that is so, or until the database turns out to be away. */
  settled: () => Promise<void>;
  close: () => Promise<void>;
};

/**
 * @param changed words of lib/content/dependencies.ts; null where anything may have changed.
 */
type OnChange = (changed: readonly string[] | null, position: Position) => void;

/** The journal is read at every notification, and as often as this when there is none. */
const beat = 300;
/** For how long a reading says that nothing newer is unheard of. */
const lease = 900;
const patience = 800;
/** Where the portal starts nobody waits for a page yet, and the machine is busy. */
const startPatience = 10_000;
const pauseAfterFailure = 300;
/** After more changes than this there is hardly a page that none of them touched. */
const mostEntries = 5_000;

/**
 * Follows the journal of a database from a position on, again and again over lost connections.
 * @param from null to begin now: whatever was kept before is then of unknown age.
 * @throws what went wrong, when there is no connection for ten seconds.
 */
export async function followChanges(
  url: string,
  from: Position | null,
  onChange: OnChange,
): Promise<Changes> {
  const follower = new Follower(url, from, onChange);
  for (const began = performance.now(); ; ) {
    try {
      await follower.connect();
      return follower;
    } catch (error) {
      if (performance.now() - began > startPatience) throw error;
    }
  }
}

class Follower implements Changes {
  private readonly url: string;
  private readonly onChange: OnChange;
  private position: Position | null;
  private client: pg.Client | null = null;
  /** When the last reading that succeeded was begun. */
  private trueAt = Number.NEGATIVE_INFINITY;
  private isAway = false;
  private isClosed = false;
  private isConnecting = false;
  private waiting: (() => void)[] = [];
  private readonly timer: NodeJS.Timeout;

  constructor(url: string, from: Position | null, onChange: OnChange) {
    this.url = url;
    this.position = from;
    this.onChange = onChange;
    this.timer = setInterval(() => this.client && this.hear(this.client), beat);
    this.timer.unref();
  }

  isCurrent(): boolean {
    return this.client !== null && performance.now() - this.trueAt < lease;
  }

  settled(): Promise<void> {
    if (this.isCurrent() || this.isAway || this.isClosed) return Promise.resolve();
    return new Promise((go) => this.waiting.push(go));
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.timer);
    const { client } = this;
    this.client = null;
    this.release();
    await client?.end().catch(() => {});
  }

  async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      connectionTimeoutMillis: patience,
      query_timeout: patience,
      keepAlive: true,
      application_name: "portal, changes",
    });
    let isGone = false;
    const gone = (err?: Error) => {
      isGone = true;
      this.lose(client, err);
    };
    client.on("error", gone).on("end", gone);
    client.on("notification", () => this.hear(client));
    try {
      await client.connect();
      await client.query("LISTEN portal");
      await this.read(client);
      if (isGone || this.isClosed) throw new Error("The connection was lost while it was made.");
      this.client = client;
      this.isAway = false;
      this.release();
    } catch (error) {
      client.end().catch(() => {});
      throw error;
    }
  }

  private reading: Promise<void> = Promise.resolve();
  /** One reading after the other; each sees at least what was committed before it was asked for. */
  private read(client: pg.Client): Promise<void> {
    this.reading = this.reading.catch(() => {}).then(() => this.readJournal(client));
    return this.reading;
  }

  private hear(client: pg.Client): void {
    this.read(client).catch((err) => this.lose(client, err));
  }

  private async readJournal(client: pg.Client): Promise<void> {
    const asked = performance.now();
    const before = this.position;
    const { rows } = await client.query<Row>(journal, [
      before?.transaction ?? null,
      before?.heard ?? [],
    ]);
    const { database, horizon, entries, last, isKnown } = rows[0] as Row;
    const fresh = entries.filter(([id]) => !before?.heard.includes(id));
    const isSame = before?.database === database && isKnown;
    const still = entries.flatMap(([id, , isBehind]) => (isBehind ? [id] : []));
    const heard = [...new Set(last ? [...still, last] : still)];
    const position = { database, transaction: horizon, heard };
    this.position = position;
    if (!isSame || entries.length > mostEntries) this.onChange(null, position);
    else if (fresh.length > 0) {
      this.onChange([...new Set(fresh.flatMap(([, changed]) => changed))], position);
    }
    this.trueAt = asked;
    if (this.isCurrent()) this.release();
  }

  private lose(client: pg.Client, err?: Error): void {
    if (client !== this.client || this.isClosed) return;
    this.client = null;
    log.error({ err }, "The connection to the database is lost");
    client.end().catch(() => {});
    void this.reconnect();
  }

  private async reconnect(): Promise<void> {
    if (this.isConnecting) return;
    this.isConnecting = true;
    const lostAt = performance.now();
    while (!this.isClosed && !this.client) {
      try {
        await this.connect();
      } catch {
        // The database is away: who waits is better off with what there is.
        this.isAway = true;
        this.release();
        await new Promise((resolve) => setTimeout(resolve, pauseAfterFailure).unref());
      }
    }
    this.isConnecting = false;
    if (!this.client) return;
    const ms = Math.round(performance.now() - lostAt);
    log.info({ ms }, "The connection to the database is there again");
  }

  private release(): void {
    for (const go of this.waiting) go();
    this.waiting = [];
  }
}

type Row = {
  database: string;
  horizon: string;
  /** The last says whether an entry is at or behind the horizon. */
  entries: [id: string, changed: string[], isBehind: boolean][];
  /** The newest entry there is. */
  last: string | null;
  /** Whether all that was heard of is there. */
  isKnown: boolean;
};

/**
 * In one statement, so that all is of one snapshot. A copy of the database may count transactions from
 * further back: the entries heard of say where they stand in this one.
 */
const journal = `
  SELECT s.system_identifier || '/' || d.oid AS database,
    pg_snapshot_xmin(pg_current_snapshot())::text AS horizon,
    coalesce((SELECT json_agg(json_build_array(
      id, changed, transaction >= pg_snapshot_xmin(pg_current_snapshot())) ORDER BY transaction, id) FROM (
      SELECT id, changed, transaction FROM "AuditEntry"
      WHERE transaction >= least(
        $1::text::xid8,
        (SELECT transaction FROM "AuditEntry" WHERE id = ANY($2::uuid[]) ORDER BY transaction LIMIT 1))
      ORDER BY transaction, id LIMIT ${mostEntries + 1}) e), '[]') AS entries,
    (SELECT id FROM "AuditEntry" ORDER BY transaction DESC, id DESC LIMIT 1) AS last,
    (SELECT count(*) FROM "AuditEntry" WHERE id = ANY($2::uuid[])) = cardinality($2::uuid[]) AS "isKnown"
  FROM pg_control_system() s, pg_database d WHERE d.datname = current_database()`;
