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
export const writeSearchEntry = (tx: Transaction, entry: SearchText): Promise<void> =>
  writeSearchEntries(tx, [entry]);

/** Writes what several things are found by, each thing and language once. */
export async function writeSearchEntries(
  tx: Transaction,
  entries: readonly SearchText[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "SearchEntry" (kind, "entityId", language, slug, title, detail, folded, words, "happenedAt")
    SELECT kind, "entityId", language, slug, title, detail, folded,
      setweight(to_tsvector('simple', named), 'A') || setweight(to_tsvector('simple', said), 'C'),
      "happenedAt"
    FROM json_to_recordset(${JSON.stringify(entries.map(rowOf))}::json) AS entry (
      kind "AddressKind", "entityId" uuid, language "Language", slug text, title text, detail text,
      folded text, named text, said text, "happenedAt" timestamptz)
    ON CONFLICT (kind, "entityId", language) DO UPDATE SET
      slug = excluded.slug, title = excluded.title, detail = excluded.detail,
      folded = excluded.folded, words = excluded.words, "happenedAt" = excluded."happenedAt"`;
}

function rowOf({ names = [], text = "", happenedAt = null, ...entry }: SearchText) {
  const named = [entry.title, ...names].filter(Boolean).join(" ");
  const said = `${entry.detail} ${text}`;
  const folded = fold(named);
  return {
    ...entry,
    folded,
    named: `${folded} ${spelled(named)}`,
    said: `${fold(said)} ${spelled(said)}`,
    happenedAt,
  };
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
