import type { ReactNode } from "react";
import { Local, Name } from "#components/ui/local.tsx";
import { eventPath, organizationPath, personPath } from "#lib/content/addresses.ts";
import type { Article, CoveredEvent } from "#lib/content/articles/queries.ts";
import { localText, requiredText } from "#lib/content/language.ts";
import { currentLanguage, translations } from "#lib/i18n/translations.ts";
import { DocumentLine } from "./document-line.tsx";
import { EventTime } from "./event-line.tsx";

/** The table of what a report is about: event, people in that day's capacity, bodies, documents. */
export function InThisReport({ article }: { article: Article }) {
  const t = translations("article");
  const locale = currentLanguage();
  const { mentions } = article.edition;
  const events = article.events.map(({ event }) => event);
  const people = peopleIn(article, events);
  const organizations = unique([
    ...events.flatMap((event) => event.organizers.map(({ organization }) => organization)),
    ...mentions.flatMap(({ organization }) => organization ?? []),
  ]);
  const documents = unique([
    ...mentions.flatMap(({ document }) => document ?? []),
    ...(mentions.some(({ document }) => document)
      ? []
      : events.flatMap((event) => event.documents.map(({ document }) => document))),
  ]);
  const rows: { name: string; content: ReactNode }[] = [];
  if (events.length > 0) {
    rows.push({
      name: t("event"),
      content: events.map((event) => (
        <li key={event.id}>
          <a
            href={eventPath(event.slug, locale)}
            className="entry font-serif text-base leading-snug font-semibold"
          >
            <Local of={requiredText(event, "name", locale)} />
          </a>
          <span className="block text-soft">
            <EventTime event={event} />
            {event.place && (
              <>
                {" · "}
                <Local of={requiredText(event.place, "name", locale)} />
              </>
            )}
          </span>
        </li>
      )),
    });
  }
  if (people.length > 0) {
    rows.push({
      name: t("people"),
      content: people.map(({ person, capacity }) => (
        <li key={person.id}>
          <a
            href={personPath(person.slug, locale)}
            className="entry font-serif text-base font-semibold"
          >
            <Name>{person.name}</Name>
          </a>
          {capacity && (
            <span className="block text-soft">
              <Local of={capacity} />
            </span>
          )}
        </li>
      )),
    });
  }
  if (organizations.length > 0) {
    rows.push({
      name: t("organizations"),
      content: organizations.map((organization) => (
        <li key={organization.id}>
          <a
            href={organizationPath(organization.slug, locale)}
            className="entry font-serif text-base"
          >
            <Local of={requiredText(organization, "name", locale)} />
          </a>
        </li>
      )),
    });
  }
  if (documents.length > 0) {
    rows.push({
      name: t("documents"),
      content: documents.map((document) => (
        <li key={document.id} className="font-serif text-base">
          <DocumentLine document={document} />
        </li>
      )),
    });
  }
  if (rows.length === 0) return null;
  return (
    <section
      aria-labelledby="trong-ban-tin"
      className="hem bg-leaf p-4 font-sans text-sm text-son @md:p-5"
    >
      <h2 id="trong-ban-tin" className="mb-3 font-serif text-xl">
        {t("inThisReport")}
      </h2>
      <dl className="grid gap-4">
        {rows.map(({ name, content }) => (
          <div key={name} className="border-t border-rule pt-2">
            <dt className="kicker mb-1">{name}</dt>
            <dd>
              <ul className="grid gap-2">{content}</ul>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );

  function peopleIn(of: Article, covered: CoveredEvent[]) {
    const mentioned = unique(of.edition.mentions.flatMap(({ person }) => person ?? []));
    return mentioned.map((person) => {
      const appearance = covered
        .flatMap((event) => event.appearances)
        .find((candidate) => candidate.person.id === person.id);
      return { person, capacity: appearance ? localText(appearance, "capacity", locale) : null };
    });
  }
}

function unique<T extends { id: string }>(rows: T[]): T[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
