import { type Language, languages } from "#lib/content/language.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { SearchText } from "#lib/search/write-entry.ts";

export type Table = Exclude<Prisma.ModelName, "SearchEntry" | "AuditEntry">;
type Wording = Pick<SearchText, "title" | "detail" | "names" | "text" | "happenedAt">;

/** Rows to be written: those of a table have the same columns, and stand behind what they point to. */
export class Rows {
  readonly tables = new Map<Table, object[]>();
  readonly found: SearchText[] = [];

  add(table: Table, ...more: object[]): void {
    const rows = this.tables.get(table);
    if (rows) rows.push(...more);
    else if (more.length > 0) this.tables.set(table, more);
  }

  /** Lets a thing be found in both languages, by the words that its command takes. */
  find(
    kind: SearchText["kind"],
    { id, slug }: { id: string; slug: string },
    wordingIn: (language: Language) => Wording,
  ): void {
    for (const language of languages) {
      this.found.push({ kind, entityId: id, language, slug, ...wordingIn(language) });
    }
  }
}

/** Remembers what was made of each index. */
export function kept<T>(make: (index: number) => T): (index: number) => T {
  const made: T[] = [];
  return (index) => {
    made[index] ??= make(index);
    return made[index] as T;
  };
}
