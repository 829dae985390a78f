import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
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
    const { instance } = await WebAssembly.instantiate(bytes, {
      [`./${path.basename(script)}`]: { ...glue } as unknown as WebAssembly.ModuleImports,
    });
    glue.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
  })();
  return loading;
}

/** The adapter of the portal's own queries, made fit for migrations. */
class MigrationAdapters extends PrismaPg implements SqlMigrationAwareDriverAdapterFactory {
  private readonly server: pg.PoolConfig;
  private readonly opened: SqlDriverAdapter[] = [];

  constructor(databaseUrl: string) {
    // In parts: the shadow database replaces the name alone, and a whole address would overrule it.
    const { user, password, host, port, database, ssl } = new pg.Client({
      connectionString: databaseUrl,
    });
    const server = { user, password: password ?? undefined, host, port, database, ssl, max: 2 };
    super(server);
    this.server = server;
  }

  override async connect() {
    const adapter = await super.connect();
    repair(adapter);
    this.opened.push(adapter);
    return adapter;
  }

  /** The parent's leaves connections open that keep the shadow database from being dropped. */
  override async connectToShadowDb() {
    const main = await this.connect();
    const database = `portal_shadow_${crypto.randomUUID()}`;
    await main.executeScript(`CREATE DATABASE "${database}"`);
    const shadow = await new PrismaPg({ ...this.server, database }).connect();
    repair(shadow);
    const end = shadow.dispose.bind(shadow);
    let ended: Promise<void> | undefined;
    shadow.dispose = () => {
      ended ??= end().then(() => main.executeScript(`DROP DATABASE "${database}" WITH (FORCE)`));
      return ended;
    };
    this.opened.unshift(shadow);
    return shadow;
  }

  async close(): Promise<void> {
    for (const adapter of this.opened) await adapter.dispose();
  }
}

function repair(adapter: SqlDriverAdapter & { underlyingDriver: () => pg.Pool }): void {
  // Left alone it cuts a script at every semicolon, also inside a function's body or a text. Sent whole
  // it is one implicit transaction besides: a migration that fails leaves nothing behind.
  adapter.executeScript = async (sql) => {
    await adapter.executeRaw({ sql, args: [], argTypes: [] });
  };
  // It does not know the type of PostgreSQL's catalogues, a single byte; it passes as a text of one letter.
  const pool = adapter.underlyingDriver();
  const query: (...args: unknown[]) => Promise<pg.QueryArrayResult> = pool.query.bind(pool);
  pool.query = (async (...args: unknown[]) => {
    const result = await query(...args);
    for (const field of result.fields ?? []) {
      if (field.dataTypeID === pg.types.builtins.CHAR) field.dataTypeID = pg.types.builtins.BPCHAR;
    }
    return result;
  }) as unknown as typeof pool.query;
}
