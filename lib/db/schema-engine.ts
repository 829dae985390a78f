import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

/**
 * Runs Prisma's engine for migrations, as WebAssembly, on one database; the `prisma` command would
 * download the same engine as a program.
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadEngine();
  const adapters = new MigrationAdapters(databaseUrl);
  const engine = await glue.SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapters),
  );
  try {
    return await use(engine);
  } finally {
    engine.free();
    await adapters.close();
  }
}

let loading: Promise<void> | undefined;

/** The package's own entry imports the .wasm file as a module, which Node.js does not do. */
function loadEngine(): Promise<void> {
  loading ??= (async () => {
    const script = createRequire(import.meta.url).resolve(
      "@prisma/schema-engine-wasm/schema_engine_bg",
    );
    const bytes = await readFile(script.replace(/\.js$/, ".wasm"));
    const imports: WebAssembly.ModuleImports = { ...glue } as never;
    // It waits up to ten seconds for a lock and never calls that off: the process need not stay for it.
    const timer = Object.keys(imports).find((name) => name.startsWith("__wbg_setTimeout_"));
    if (timer) imports[timer] = (work: () => void, ms: number) => setTimeout(work, ms).unref();
    const { instance } = await WebAssembly.instantiate(bytes, {
      [`./${path.basename(script)}`]: imports,
    });
    glue.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
  })();
  return loading;
}

/** The adapter of the portal's own queries, made fit for migrations. */
class MigrationAdapters extends PrismaPg implements SqlMigrationAwareDriverAdapterFactory {
  private readonly opened: SqlDriverAdapter[] = [];

  constructor(databaseUrl: string) {
    super({ connectionString: databaseUrl, max: 2 });
  }

  override async connect() {
    const adapter = await super.connect();
    repair(adapter);
    this.opened.push(adapter);
    return adapter;
  }

  async close(): Promise<void> {
    await Promise.all(this.opened.map((adapter) => adapter.dispose()));
  }
}

function repair(adapter: SqlDriverAdapter & { underlyingDriver: () => pg.Pool }): void {
  // Left alone it cuts a script at every semicolon, also inside a function's body or a text. Sent whole
  // it is one implicit transaction besides: a migration that fails leaves nothing behind.
  adapter.executeScript = async (sql) => {
    await adapter.executeRaw({ sql, args: [], argTypes: [] });
  };
  // It does not know "char", the type of one byte in PostgreSQL's catalogues, which the engine asks for.
  const letters = new WeakMap<object, number[]>();
  const pool = adapter.underlyingDriver();
  const query: (...args: unknown[]) => Promise<pg.QueryArrayResult> = pool.query.bind(pool);
  pool.query = (async (...args: unknown[]) => {
    const result = await query(...args);
    for (const [index, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== pg.types.builtins.CHAR) continue;
      field.dataTypeID = pg.types.builtins.BPCHAR;
      letters.set(result.rows, [...(letters.get(result.rows) ?? []), index]);
    }
    return result;
  }) as unknown as typeof pool.query;
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (asked) => {
    const set = await queryRaw(asked);
    for (const index of letters.get(set.rows) ?? []) {
      set.columnTypes[index] = ColumnTypeEnum.Character;
    }
    return set;
  };
}
