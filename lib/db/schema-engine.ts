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
  const adapters = new WholeScripts(databaseUrl);
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

/**
 * The adapter cuts a script at every semicolon, also inside a function's body or a text. Sent whole it
 * is one implicit transaction besides, so that a migration that fails leaves nothing behind.
 */
class WholeScripts extends PrismaPg implements SqlMigrationAwareDriverAdapterFactory {
  private readonly opened: SqlDriverAdapter[] = [];

  constructor(databaseUrl: string) {
    // In parts: the shadow database replaces the name alone, and a whole address would overrule it.
    const { user, password, host, port, database, ssl } = new pg.Client({
      connectionString: databaseUrl,
    });
    super({ user, password: password ?? undefined, host, port, database, ssl, max: 2 });
  }

  override async connect() {
    const adapter = sendWhole(await super.connect());
    this.opened.push(adapter);
    return adapter;
  }

  override async connectToShadowDb() {
    return sendWhole(await super.connectToShadowDb());
  }

  async close(): Promise<void> {
    await Promise.all(this.opened.map((adapter) => adapter.dispose()));
  }
}

function sendWhole<Adapter extends SqlDriverAdapter>(adapter: Adapter): Adapter {
  adapter.executeScript = async (sql) => {
    await adapter.executeRaw({ sql, args: [], argTypes: [] });
  };
  return adapter;
}
