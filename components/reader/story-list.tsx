import type { Card } from "#lib/content/articles/queries.ts";
import { Story } from "./article-card.tsx";

/** Stories under one another. */
export function StoryList({ articles, level = 3 }: { articles: Card[]; level?: 2 | 3 }) {
  return (
    <ul className="stories divide-y divide-rule">
      {articles.map((article) => (
        <li key={article.id} className="py-5 first:pt-0">
          <Story article={article} level={level} />
        </li>
      ))}
    </ul>
  );
}
