import { Headline, LeadStory, SectionStory } from "#components/reader/article-card.tsx";
import { DocumentLine } from "#components/reader/document-line.tsx";
import { EventLine } from "#components/reader/event-line.tsx";
import { Department } from "#components/reader/headings.tsx";
import { MostReadDepartment } from "#components/reader/most-read.tsx";
import { RecentSpeakers } from "#components/reader/recent-speakers.tsx";
import { Local } from "#components/ui/local.tsx";
import { pagePath, sectionPath } from "#lib/content/addresses.ts";
import { latestArticles } from "#lib/content/articles/queries.ts";
import { documentsPage } from "#lib/content/documents/queries.ts";
import { type EventRow, recentEvents, upcomingEvents } from "#lib/content/events/queries.ts";
import { requiredText } from "#lib/content/language.ts";
import { sectionsWithArticles } from "#lib/content/sections/queries.ts";
import { mostRead } from "#lib/content/views/queries.ts";
import { translations } from "#lib/i18n/translations.ts";
import { settings } from "#lib/settings.ts";
import { readerPage } from "../reader-page.tsx";

const latestCount = 7;
const storiesASection = 3;

export const GET = readerPage(async ({ language }) => {
  const t = translations("home");
  const [latest, sections, upcoming, past, documents, popular] = await Promise.all([
    latestArticles(language, latestCount),
    sectionsWithArticles(language, latestCount + 4),
    upcomingEvents(4),
    recentEvents(4),
    documentsPage(1, 6),
    mostRead(language, 5),
  ]);
  const [lead, ...others] = latest;
  const shown = new Set(latest.map(({ id }) => id));
  // A section opens with what does not stand above; only the lead story never comes twice.
  const storiesOf = (section: (typeof sections)[number]) => {
    const stories = section.articles.filter(({ id }) => id !== lead?.id);
    const fresh = stories.filter(({ id }) => !shown.has(id));
    const repeated = stories.filter(({ id }) => shown.has(id));
    return [...fresh, ...repeated].slice(0, storiesASection);
  };
  return {
    title: settings().siteName,
    description: translations("site")("description"),
    pathIn: (language) => pagePath("home", language),
    content: (
      <>
        <h1 className="sr-only">{settings().siteName}</h1>
        {!lead && <p className="text-lg">{t("empty")}</p>}
        <div className="grid gap-y-8 @md:grid-cols-2 @lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
          {lead && (
            <div className="@md:col-span-2 @lg:col-span-1 @lg:pe-8">
              <LeadStory article={lead} />
            </div>
          )}
          {lead && (
            <Department
              id="tin-moi"
              title={t("latest")}
              more={{ href: pagePath("articles", language), label: t("allLatest") }}
              className="@md:pe-6 @lg:border-s @lg:border-rule @lg:ps-6"
            >
              <ul className="divide-y divide-rule">
                {others.map((article) => (
                  <li key={article.id} className="py-3 first:pt-0">
                    <Headline article={article} />
                  </li>
                ))}
              </ul>
            </Department>
          )}
          <div className="grid content-start gap-8 @md:border-s @md:border-rule @md:ps-6">
            <Department id="sap-dien-ra" title={t("upcoming")}>
              {upcoming.length === 0 ? (
                <p className="text-base text-soft">{t("noUpcoming")}</p>
              ) : (
                <EventList events={upcoming} />
              )}
            </Department>
            <Department
              id="vua-qua"
              title={t("past")}
              more={{ href: pagePath("events", language), label: t("allEvents") }}
            >
              <EventList events={past.slice(0, upcoming.length > 1 ? 2 : 3)} />
            </Department>
          </div>
        </div>
        <div className="later mt-12 grid gap-x-8 gap-y-10 @md:grid-cols-2 @lg:grid-cols-4">
          {sections.map((section) => {
            const [first, ...lines] = storiesOf(section);
            if (!first) return null;
            return (
              <Department
                key={section.slug}
                id={section.slug}
                title={
                  <a
                    href={sectionPath(section.slug, language)}
                    className="text-ink no-underline hover:underline"
                  >
                    <Local of={requiredText(section, "name", language)} />
                  </a>
                }
              >
                <SectionStory article={first} />
                <ul className="mt-4 divide-y divide-rule border-t border-rule">
                  {lines.map((article) => (
                    <li key={article.id} className="py-3">
                      <Headline article={article} />
                    </li>
                  ))}
                </ul>
              </Department>
            );
          })}
        </div>
        <MostReadDepartment lists={popular} />
        <div className="later mt-12 grid gap-x-8 gap-y-10 @lg:grid-cols-4">
          <Department
            id="dien-gia"
            title={t("speakers")}
            more={{ href: pagePath("speakers", language), label: t("allSpeakers") }}
            className="@lg:col-span-3"
          >
            <RecentSpeakers events={past} />
          </Department>
          <Department
            id="van-ban"
            title={t("documents")}
            more={{ href: pagePath("documents", language), label: t("allDocuments") }}
          >
            <ul className="divide-y divide-rule">
              {documents.items.map((document) => (
                <li key={document.slug} className="py-3 first:pt-0">
                  <DocumentLine document={document} />
                </li>
              ))}
            </ul>
          </Department>
        </div>
      </>
    ),
  };
});

function EventList({ events }: { events: EventRow[] }) {
  return (
    <ul className="grid gap-5">
      {events.map((event) => (
        <li key={event.id}>
          <EventLine event={event} brief />
        </li>
      ))}
    </ul>
  );
}
