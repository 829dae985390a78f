import pg from "pg";
import type { Report } from "./progress.ts";

const halfLoaded = "the sample content is being loaded";

/**
 * Fills an empty database with the sample content. Where a former start was ended in the midst of that,
 * what it wrote is taken away first: nobody has had the portal to write anything else.
 */
export async function fillIfEmpty(databaseUrl: string, report: Report): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    if (await isMarked(client)) await empty(client);
    if (!(await isEmpty(client))) return;
    // The loader brings half the house along, which a start with content does without.
    const { loadSample } = await import("#lib/sample/load.ts");
    await mark(client, `'${halfLoaded}'`);
    await loadSample((what, done, of) => report(`${what}, ${done} of ${of}`));
    await mark(client, "NULL");
  } finally {
    await client.end();
  }
}

/** Nothing is filed before there is a section to file it under. */
async function isEmpty(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query('SELECT FROM "Section" LIMIT 1');
  return rowCount === 0;
}

/** The mark is a comment on a table that every migrated database has. */
const marked = '"_prisma_migrations"';

async function isMarked(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query("SELECT obj_description($1::regclass) AS comment", [marked]);
  return rows[0].comment === halfLoaded;
}

async function mark(client: pg.Client, comment: string): Promise<void> {
  await client.query(`COMMENT ON TABLE ${marked} IS ${comment}`);
}

async function empty(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = current_schema() AND tablename <> '_prisma_migrations'",
  );
  const tables: string[] = rows.map((row) => row.name);
  const forEach = (change: string) => tables.map((name) => `ALTER TABLE ${name} ${change};`);
  // Those that nothing spares (migrations/…_audit_chain) are to be so afterwards, too.
  const always = await client.query(
    `SELECT format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I;', tgrelid::regclass, tgname) AS change
     FROM pg_trigger WHERE tgenabled = 'A' AND NOT tgisinternal`,
  );
  // What may never be taken away guards itself by triggers. All in one transaction.
  await client.query(
    [
      ...forEach("DISABLE TRIGGER USER"),
      `TRUNCATE ${tables.join(", ")};`,
      ...forEach("ENABLE TRIGGER USER"),
      ...always.rows.map(({ change }) => change),
    ].join("\n"),
  );
}
