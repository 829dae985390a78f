import { type Language, languages } from "#lib/content/language.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { SearchText } from "#lib/search/write-entry.ts";
import { fold } from "#lib/text/fold.ts";
import { weighted } from "./spelling.ts";

export type Table = Prisma.ModelName;
type Wording = Pick<SearchText, "title" | "detail" | "names" | "text" | "happenedAt">;

/** Rows to be written: those of a table have the same columns, and stand behind what they point to. */
export class Rows {
  readonly tables = new Map<Table, object[]>();

  add(table: Table, ...more: object[]): void {
    const rows = this.tables.get(table);
    if (rows) rows.push(...more);
    else if (more.length > 0) this.tables.set(table, more);
  }

  /** Lets a thing be found by the words that its command takes, in both languages or in those named. */
  find(
    kind: SearchText["kind"],
    { id, slug }: { id: string; slug: string },
    wordingIn: (language: Language) => Wording,
    inLanguages: readonly Language[] = languages,
  ): void {
    for (const language of inLanguages) {
      const { title, detail, names = [], text = "", happenedAt = null } = wordingIn(language);
      const named = [title, ...names].join(" ");
      const found = {
        kind,
        entityId: id,
        language,
        slug,
        title,
        detail,
        folded: fold(named),
        words: weighted(named, `${detail} ${text}`),
        happenedAt,
      };
      this.add("SearchEntry", found);
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
