import { Local, Name } from "#components/ui/local.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import type { Card } from "#lib/content/articles/queries.ts";
import { hasCalendarEntry } from "#lib/content/events/dates.ts";
import { localText } from "#lib/content/language.ts";
import type { Page } from "#lib/content/paging.ts";
import type { Appearances, Person } from "#lib/content/people/queries.ts";
import { currentLanguage, translations } from "#lib/i18n/translations.ts";
import { Breadcrumb } from "./breadcrumb.tsx";
import { Follow } from "./follow.tsx";
import { Department } from "./headings.tsx";
import { Pager } from "./pager.tsx";
import { Picture } from "./picture.tsx";
import { StoryList } from "./story-list.tsx";
import { AppearanceTimeline, Positions } from "./timeline.tsx";

type Props = {
  person: Person;
  appearances: Appearances;
  articles: Page<Card>;
  pathOf: (page: number) => string;
};

/** A person: positions and appearances along time, each as its source has it. */
export function PersonView({ person, appearances, articles, pathOf }: Props) {
  const t = translations("person");
  const locale = currentLanguage();
  const dated = appearances.items.some(({ event }) => hasCalendarEntry(event));
  const hasNext = articles.hasNext || appearances.hasNext;
  const page = { number: articles.number, hasNext };
  const honorific = localText(person, "honorific", locale);
  return (
    <>
      <Breadcrumb
        crumbs={[{ name: { text: t("list"), lang: locale }, path: pagePath("speakers", locale) }]}
      />
      <div className="mb-8 flex flex-wrap items-start gap-6">
        {person.portrait && (
          <Picture
            picture={person.portrait}
            use="card"
            sizes="12rem"
            alt={localText(person.portrait, "alt", locale)}
            className="w-48"
          />
        )}
        <div className="max-w-[44rem]">
          {honorific && (
            <p className="kicker">
              <Local of={honorific} />
            </p>
          )}
          <h1 className="text-3xl">
            <Name>{person.name}</Name>
          </h1>
          <p className="mt-2 text-lg text-soft">
            <Local of={localText(person, "biography", locale)} />
          </p>
          <Follow
            route="speakers"
            slug={person.slug}
            files={dated ? ["feed", "calendar"] : ["feed"]}
          />
        </div>
      </div>
      <div className="grid gap-x-12 gap-y-8 @lg:grid-cols-2">
        {appearances.items.length > 0 && (
          <Department id="co-mat" title={t("appearances")}>
            <AppearanceTimeline appearances={appearances} />
          </Department>
        )}
        {person.appointments.length > 0 && (
          <Department id="chuc-vu" title={t("positions")}>
            <p className="meta mb-4">{t("positionsNote")}</p>
            <Positions person={person} />
          </Department>
        )}
      </div>
      {articles.items.length > 0 && (
        <Department id="bai" title={t("articles")} className="mt-10">
          <StoryList articles={articles.items} />
        </Department>
      )}
      <Pager page={page} pathOf={pathOf} />
      {person.sameAs.length > 0 && (
        <Department id="trang-khac" title={t("elsewhere")} className="mt-10">
          <ul>
            {person.sameAs.map((url) => (
              <li key={url}>
                <a href={url} className="break-all">
                  {url}
                </a>
              </li>
            ))}
          </ul>
        </Department>
      )}
    </>
  );
}
