import { mergeDuplicates, undoMerge } from "#lib/content/duplicates/commands.ts";
import type { Kind } from "#lib/content/duplicates/links.ts";
import { database } from "#lib/db/client.ts";
import { actor, done, paragraph } from "./content.ts";
import { renderPage } from "./reader-pages.ts";

export const mention = (kind: string, id: string) =>
  paragraph(`${kind} ấy`, { type: "mention", attrs: { kind, id } });

/** Every row of every table but those that say what was done, as PostgreSQL writes it. */
export async function everything(): Promise<Record<string, string[]>> {
  const tables = await database().$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
    WHERE relkind = 'r' AND nspname = 'public'
      AND relname NOT IN ('AuditEntry', 'AuditLink', 'Merge', '_prisma_migrations')
    ORDER BY relname`;
  const all: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await database().$queryRawUnsafe<{ row: string }[]>(
      `SELECT to_jsonb(t)::text AS row FROM "${name}" t ORDER BY 1`,
    );
    all[name] = rows.map(({ row }) => row);
  }
  return all;
}

export const merge = (kind: Kind, fromId: string, intoId: string) =>
  done(mergeDuplicates(actor, { kind, fromId, intoId }));
export const undo = (mergeId: string) => done(undoMerge(actor, { mergeId }));
export const pages = async (...paths: string[]) =>
  Promise.all(paths.map(async (path) => (await renderPage(path)).text()));
