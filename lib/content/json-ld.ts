import { settings } from "#lib/settings.ts";
import { isoWithZone } from "#lib/text/date-time.ts";
import { formatInexactDate } from "#lib/text/inexact-date.ts";
import { articlePath, eventPath, organizationPath, personPath } from "./addresses.ts";
import type { Article } from "./articles/queries.ts";
import type { EventPage } from "./events/queries.ts";
import { type Language, type LocalText, requiredText } from "./language.ts";
import { derivativePath } from "./media/derivatives.ts";
import { originalPath } from "./media/originals.ts";
import type { PictureRow } from "./media/queries.ts";
import type { Organization } from "./organizations/queries.ts";
import type { Appearances, Person } from "./people/queries.ts";

/*
 * Structured data (schema.org), made of what the page itself shows. A thing's @id is its Vietnamese
 * address with a fragment, the same on every page and in both languages.
 */

const context = "https://schema.org";
export const absolute = (path: string) => settings().siteUrl + path;

const articleId = (slug: string) => `${absolute(articlePath(slug, "vi"))}#bai`;
const eventId = (slug: string) => `${absolute(eventPath(slug, "vi"))}#su-kien`;
const personId = (slug: string) => `${absolute(personPath(slug, "vi"))}#nguoi`;
const organizationId = (slug: string) => `${absolute(organizationPath(slug, "vi"))}#to-chuc`;
const portal = () => ({
  "@type": "Organization",
  "@id": `${settings().siteUrl}/#cong`,
  name: settings().siteName,
  url: `${settings().siteUrl}/`,
  logo: absolute("/icon-512.png"),
});

export const shareImage = (picture: PictureRow | null) =>
  absolute(picture ? derivativePath(picture, "share", 1200, "jpg") : "/share.png");

type Named = { slug: string; name: string; nameEn: string | null };

const personRef = ({ slug, name }: { slug: string; name: string }) => ({
  "@type": "Person",
  "@id": personId(slug),
  name,
  url: absolute(personPath(slug, "vi")),
});
const organizationRef = (row: Named, language: Language) => ({
  "@type": "Organization",
  "@id": organizationId(row.slug),
  name: requiredText(row, "name", language).text,
  url: absolute(organizationPath(row.slug, language)),
});

/** An EDTF date where schema.org takes it: a year is needed. */
const machineDay = (date: string | null) => (date && !date.startsWith("X") ? date : undefined);

export function articleData(article: Article, language: Language) {
  const { edition } = article;
  const people = new Map(
    edition.mentions.flatMap(({ person }) => (person ? [[person.id, personRef(person)]] : [])),
  );
  return {
    "@context": context,
    "@type": "NewsArticle",
    "@id": articleId(article.slug),
    headline: edition.title,
    description: edition.lead,
    inLanguage: edition.language,
    url: absolute(articlePath(article.slug, edition.language)),
    mainEntityOfPage: absolute(articlePath(article.slug, edition.language)),
    datePublished: isoWithZone(article.publishedAt),
    dateModified: isoWithZone(edition.publishedAt ?? article.publishedAt),
    image: [shareImage(edition.leadMedia)],
    articleSection: requiredText(article.section, "name", language).text,
    keywords: article.topics.map(({ topic }) => requiredText(topic, "name", language).text),
    wordCount: edition.wordCount,
    author: edition.bylines.map(({ person, name }) =>
      person ? personRef(person) : { "@type": "Organization", name },
    ),
    publisher: portal(),
    isBasedOn: article.sources.flatMap(({ url }) => (url ? [url] : [])),
    about: article.events.map(({ event }) => ({
      "@type": "Event",
      "@id": eventId(event.slug),
      name: requiredText(event, "name", language).text,
    })),
    mentions: [...people.values()],
    audio: edition.recording
      ? {
          "@type": "AudioObject",
          contentUrl: absolute(originalPath(edition.recording)),
          encodingFormat: edition.recording.type,
          duration: `PT${edition.recording.seconds}S`,
          inLanguage: edition.language,
        }
      : undefined,
  };
}

const statuses = {
  CONFIRMED: "EventScheduled",
  POSTPONED: "EventPostponed",
  CANCELLED: "EventCancelled",
} as const;

export function eventData(event: EventPage, language: Language) {
  const speakers = event.appearances.filter(({ part }) => part !== "ATTENDEE");
  const people = new Map(speakers.map(({ person }) => [person.id, personRef(person)]));
  return {
    "@context": context,
    "@type": "Event",
    "@id": eventId(event.slug),
    name: requiredText(event, "name", language).text,
    description: (language === "en" && event.summaryEn) || event.summary || undefined,
    url: absolute(eventPath(event.slug, language)),
    startDate: machineDay(event.startsOn),
    endDate: machineDay(event.endsOn),
    eventStatus: `${context}/${statuses[event.status]}`,
    location: event.place
      ? {
          "@type": "Place",
          name: requiredText(event.place, "name", language).text,
          address: event.place.address ?? requiredText(event.place, "name", language).text,
        }
      : undefined,
    organizer: event.organizers.map(({ organization }) => organizationRef(organization, language)),
    performer: [...people.values()],
    superEvent: event.series
      ? { "@type": "EventSeries", name: requiredText(event.series, "name", language).text }
      : undefined,
    subjectOf: event.articles.map(({ slug }) => ({ "@id": articleId(slug) })),
  };
}

/** @param appearances those that the page shows. */
export function personData(person: Person, appearances: Appearances, language: Language) {
  return {
    "@context": context,
    ...personRef(person),
    url: absolute(personPath(person.slug, language)),
    honorificPrefix: person.honorific ?? undefined,
    description: (language === "en" && person.biographyEn) || person.biography || undefined,
    image: person.portrait ? shareImage(person.portrait) : undefined,
    jobTitle: person.appointments.map(
      ({ position }) => requiredText(position, "title", language).text,
    ),
    worksFor: person.appointments.map(({ position, startsOn, endsOn, attestedOn }) => ({
      "@type": "OrganizationRole",
      roleName: requiredText(position, "title", language).text,
      startDate: machineDay(startsOn),
      endDate: machineDay(endsOn),
      description: attestedOn ? formatInexactDate(attestedOn, language) : undefined,
      worksFor: organizationRef(position.organization, language),
    })),
    performerIn: [...new Set(appearances.items.map(({ event }) => eventId(event.slug)))].map(
      (event) => ({ "@id": event }),
    ),
    sameAs: person.sameAs,
  };
}

export function organizationData(organization: Organization, language: Language) {
  return {
    "@context": context,
    ...organizationRef(organization, language),
    alternateName: organization.names.map(({ name }) => name),
    description: (language === "en" && organization.purposeEn) || organization.purpose || undefined,
    foundingDate: machineDay(organization.foundedOn),
    dissolutionDate: machineDay(organization.dissolvedOn),
    sameAs: organization.website ?? undefined,
    parentOrganization: organization.parents.map(({ parent }) => organizationRef(parent, language)),
    subOrganization: organization.children.map(({ child }) => organizationRef(child, language)),
    member: organization.positions.flatMap(({ title, appointments }) =>
      appointments.map(({ person, startsOn, endsOn }) => ({
        "@type": "OrganizationRole",
        roleName: title,
        startDate: machineDay(startsOn),
        endDate: machineDay(endsOn),
        member: personRef(person),
      })),
    ),
  };
}

export function breadcrumbData(crumbs: { name: LocalText; path: string }[]) {
  return {
    "@context": context,
    "@type": "BreadcrumbList",
    itemListElement: crumbs.map(({ name, path }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name: name.text,
      item: absolute(path),
    })),
  };
}
