import type { Transaction } from "#lib/content/command.ts";
import type { Language } from "#lib/content/language.ts";
import type { AddressKind } from "#lib/db/generated/enums.ts";
import { fold, unifyTones } from "#lib/text/fold.ts";

export type SearchText = {
  kind: AddressKind;
  entityId: string;
  language: Language;
  slug: string;
  title: string;
  /** A line under the title. */
  detail: string;
  /** What else the thing is found by: other names, numbers, titles; weighs as much as the title. */
  names?: readonly (string | null | undefined)[];
  /** Running text. */
  text?: string;
  happenedAt?: Date | null;
};

/** Writes what a thing is found by, folded and as spelled, in place of what was there. */
export async function writeSearchEntry(tx: Transaction, entry: SearchText): Promise<void> {
  const names = [entry.title, ...(entry.names ?? [])].filter(Boolean).join(" ");
  const text = `${entry.detail} ${entry.text ?? ""}`;
  const folded = fold(names);
  await tx.$executeRaw`
    INSERT INTO "SearchEntry" (kind, "entityId", language, slug, title, detail, folded, words, "happenedAt")
    VALUES (
      ${entry.kind}::"AddressKind", ${entry.entityId}::uuid, ${entry.language}::"Language",
      ${entry.slug}, ${entry.title}, ${entry.detail}, ${folded},
      setweight(to_tsvector('simple', ${`${folded} ${spelled(names)}`}), 'A')
        || setweight(to_tsvector('simple', ${`${fold(text)} ${spelled(text)}`}), 'C'),
      ${entry.happenedAt ?? null})
    ON CONFLICT (kind, "entityId", language) DO UPDATE SET
      slug = excluded.slug, title = excluded.title, detail = excluded.detail,
      folded = excluded.folded, words = excluded.words, "happenedAt" = excluded."happenedAt"`;
}

export async function removeSearchEntries(tx: Transaction, kind: AddressKind, entityId: string) {
  await tx.searchEntry.deleteMany({ where: { kind, entityId } });
}

/** Lets what is found lead to the thing's new address. */
export async function moveSearchEntries(
  tx: Transaction,
  kind: AddressKind,
  entityId: string,
  slug: string,
) {
  await tx.searchEntry.updateMany({ where: { kind, entityId }, data: { slug } });
}

/** Words with their accents, tone marks in one placement, punctuation out of the parser's way. */
export function spelled(text: string): string {
  return unifyTones(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
