import { database } from "#lib/db/client.ts";
import { sortKey } from "#lib/text/sort-key.ts";
import { listed } from "../articles/queries.ts";
import { list, reading } from "../dependencies.ts";
import { type Language, named, requiredText } from "../language.ts";

export const findTopic = (slug: string) =>
  reading(database().topic.findUnique({ where: { slug } }));

/** Topics that articles have, in alphabetical order of the page's language, with how many. */
export async function findTopics(language: Language) {
  const rows = await reading(
    database().topic.findMany({
      where: { articles: { some: { article: listed } } },
      select: {
        ...named,
        _count: { select: { articles: { where: { article: listed } } } },
      },
    }),
    list("topics"),
  );
  const key = (row: (typeof rows)[number]) => sortKey(requiredText(row, "name", language).text);
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
