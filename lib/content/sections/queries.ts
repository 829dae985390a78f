import { cache } from "react";
import { database } from "#lib/db/client.ts";
import { cardSelect, cardsOf, listed } from "../articles/queries.ts";
import type { Language } from "../language.ts";

/** All sections in the order of the menu. */
export const findSections = cache(() =>
  database().section.findMany({
    orderBy: { position: "asc" },
    select: {
      id: true,
      slug: true,
      name: true,
      nameEn: true,
      description: true,
      descriptionEn: true,
    },
  }),
);

/** A section as menus name it. */
export type SectionName = { slug: string; name: string; nameEn: string | null };

/** Every section with its newest articles. */
export async function sectionsWithArticles(language: Language, take: number) {
  const rows = await database().section.findMany({
    relationLoadStrategy: "join",
    orderBy: { position: "asc" },
    select: {
      slug: true,
      name: true,
      nameEn: true,
      articles: {
        where: listed,
        orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
        take,
        select: cardSelect,
      },
    },
  });
  return rows.map(({ articles, ...section }) => ({
    ...section,
    articles: cardsOf(articles, language),
  }));
}
