import { database } from "#lib/db/client.ts";
import { cardSelect, cardsOf, listed } from "../articles/queries.ts";
import { dependsOn, list, reading } from "../dependencies.ts";
import { type Language, named } from "../language.ts";

/** All sections in the order of the menu. */
export const findSections = () =>
  reading(
    database().section.findMany({ orderBy: [{ position: "asc" }, { id: "asc" }], select: named }),
    list("sections"),
  );

/** The section with a slug; null where there is none. */
export const findSection = (slug: string) =>
  reading(
    database().section.findUnique({
      where: { slug },
      select: { ...named, description: true, descriptionEn: true },
    }),
    list("sections"),
  );

/** A section as menus name it. */
export type SectionName = { slug: string; name: string; nameEn: string | null };

/** Every section with its newest articles. */
export async function sectionsWithArticles(language: Language, take: number) {
  const rows = await reading(
    database().section.findMany({
      relationLoadStrategy: "join",
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: {
        ...named,
        articles: {
          where: listed,
          orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
          take,
          select: cardSelect,
        },
      },
    }),
    list("sections"),
  );
  dependsOn(...rows.map(({ id }) => list("articles", id)));
  return rows.map(({ articles, ...section }) => ({
    ...section,
    articles: cardsOf(articles, language),
  }));
}
