import pg from "pg";

/**
 * A script that leads from a database to the schema, without the statements that would undo what stands
 * in the migrations by hand because the schema cannot say it: indexes with a name of their own (Prisma's
 * begin with the table's, "Event_startsOn_idx") and what fills a generated column.
 * @param generated as {@link generatedColumns} has them.
 * @returns null if nothing remains.
 */
export function withoutHandmade(script: string, generated: ReadonlySet<string>): string | null {
  const statements = script
    .split(/\n\n(?=-- )/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "" && !/^DROP INDEX "[a-z]/m.test(statement))
    .map((statement) => keepGenerated(statement, generated))
    .filter((statement) => statement !== null);
  return statements.length > 0 ? `${statements.join("\n\n")}\n` : null;
}

function keepGenerated(statement: string, generated: ReadonlySet<string>): string | null {
  const [, head, table, changes = ""] =
    /^((?:-- .*\n)*ALTER TABLE "(\w+)" )(ALTER COLUMN [\s\S]*);$/.exec(statement) ?? [];
  if (!head) return statement;
  const kept = changes.split(",\n").filter((change) => {
    const column = /^ALTER COLUMN "(\w+)" DROP DEFAULT$/.exec(change)?.[1];
    return !generated.has(`${table}.${column}`);
  });
  return kept.length > 0 ? `${head}${kept.join(",\n")};` : null;
}

/** Columns that PostgreSQL computes, as "Table.column". */
export async function generatedColumns(databaseUrl: string): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      "SELECT table_name, column_name FROM information_schema.columns WHERE is_generated = 'ALWAYS'",
    );
    return new Set(rows.map((row) => `${row.table_name}.${row.column_name}`));
  } finally {
    await client.end();
  }
}
