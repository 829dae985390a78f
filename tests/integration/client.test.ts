import { expect, it } from "vitest";
import { countQueries, database } from "#lib/db/client.ts";
import { ownDatabase } from "../support/database.ts";

ownDatabase();

it("lists the SQL that reaches PostgreSQL, a transaction's frame included", async () => {
  const { result, queries } = await countQueries(() =>
    database().$transaction(async (tx) => {
      await tx.topic.create({ data: { slug: "nghi-quyet", name: "Nghị quyết" } });
      return tx.topic.count();
    }),
  );
  expect(result).toBe(1);
  expect(queries[0]).toBe("BEGIN");
  expect(queries.some((sql) => sql.startsWith("INSERT INTO"))).toBe(true);
  expect(queries.at(-1)).toBe("COMMIT");
});

it("counts each of several that run at once, and nothing outside", async () => {
  await database().topic.count();
  const { queries } = await countQueries(() =>
    Promise.all([database().topic.count(), database().section.count(), database().place.count()]),
  );
  await database().topic.count();
  expect(queries).toHaveLength(3);
});

it("sorts as Vietnamese does", async () => {
  const rows = await database().$queryRaw<{ word: string }[]>`
    SELECT word FROM unnest(ARRAY['đá', 'da', 'ăn', 'ân', 'an', 'ê', 'e']) AS word ORDER BY word`;
  expect(rows.map(({ word }) => word)).toEqual(["an", "ăn", "ân", "da", "đá", "e", "ê"]);
});
