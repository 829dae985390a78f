import type { Transaction } from "../command.ts";

/**
 * What became of people and organizations that were merged into others, however often.
 * @returns nothing of ids that were not.
 */
export async function presentIds(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ was: string; now: string }[]>`
    WITH RECURSIVE step AS (
      SELECT "fromId" AS was, "intoId" AS now FROM "Merge"
      WHERE "fromId" = ANY(${[...ids]}::uuid[]) AND "undoneAt" IS NULL
      UNION
      SELECT step.was, m."intoId" FROM step
      JOIN "Merge" m ON m."fromId" = step.now AND m."undoneAt" IS NULL)
    SELECT was, now FROM step
    WHERE NOT EXISTS (SELECT 1 FROM "Merge" m WHERE m."fromId" = step.now AND m."undoneAt" IS NULL)`;
  return new Map(rows.map(({ was, now }) => [was, now]));
}
