import { pagePath } from "#lib/content/addresses.ts";
import type { Card } from "#lib/content/articles/queries.ts";
import { currentLanguage } from "#lib/i18n/translations.ts";
import { localDay } from "#lib/text/date-time.ts";
import { formatInexactDate } from "#lib/text/inexact-date.ts";
import { StoryList } from "./story-list.tsx";

/** Stories under the days on which they were published. */
export function StoryDays({ articles }: { articles: Card[] }) {
  const locale = currentLanguage();
  return [...Map.groupBy(articles, ({ publishedAt }) => localDay(publishedAt))].map(
    ([day, those]) => (
      <section
        key={day}
        className="dated grid gap-x-8 gap-y-3 border-t border-rule py-5 @lg:grid-cols-[11rem_minmax(0,1fr)]"
      >
        <h2 className="kicker text-base @lg:text-xs">
          <a href={pagePath("archive", locale, day.split("-"))}>
            {formatInexactDate(day, locale, { weekday: true })}
          </a>
        </h2>
        <StoryList articles={those} />
      </section>
    ),
  );
}
