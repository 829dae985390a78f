import { Fragment } from "react";
import { Local } from "#components/ui/local.tsx";
import { eventPath, organizationPath, pagePath } from "#lib/content/addresses.ts";
import { hasCalendarEntry } from "#lib/content/events/dates.ts";
import type { EventPage } from "#lib/content/events/queries.ts";
import { absolute } from "#lib/content/json-ld.ts";
import { localText, requiredText } from "#lib/content/language.ts";
import { currentLanguage, translations } from "#lib/i18n/translations.ts";
import { Appearances } from "./appearances.tsx";
import { Breadcrumb } from "./breadcrumb.tsx";
import { DocumentLine } from "./document-line.tsx";
import { EventTime } from "./event-line.tsx";
import { FileLink } from "./file-link.tsx";
import { Follow } from "./follow.tsx";
import { Department } from "./headings.tsx";
import { ShareTools } from "./share-tools.tsx";
import { StoryList } from "./story-list.tsx";

type Props = { event: EventPage };

/** An event: what, when, where, by whom, who took part as what, in numbers, and who reported it. */
export function EventView({ event }: Props) {
  const t = translations("event");
  const locale = currentLanguage();
  const name = requiredText(event, "name", locale);
  return (
    <>
      <Breadcrumb
        crumbs={[{ name: { text: t("list"), lang: locale }, path: pagePath("events", locale) }]}
      />
      <div className="grid gap-x-12 gap-y-8 @lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="max-w-[46rem]">
          <p className="kicker">
            {t(`kind.${event.kind}`)}
            {event.status !== "CONFIRMED" && ` · ${t(`status.${event.status}`)}`}
          </p>
          <h1 className="mt-1 text-xl text-pretty sm:text-2xl sm:text-balance">
            <Local of={name} />
          </h1>
          <p className="mt-4 text-lg">
            <Local of={localText(event, "summary", locale)} />
          </p>
        </div>
        <Facts event={event} />
      </div>
      <Figures event={event} />
      <div className="mt-10 grid gap-x-12 gap-y-8 @lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="grid content-start gap-8">
          {event.appearances.length > 0 && (
            <Department id="nguoi-tham-gia" title={t("people")}>
              <Appearances event={event} />
            </Department>
          )}
        </div>
        <div className="grid content-start gap-8">
          {event.documents.length > 0 && (
            <Department id="van-ban" title={t("documents")}>
              <ul className="grid gap-3">
                {event.documents.map(({ document }) => (
                  <li key={document.slug}>
                    <DocumentLine document={document} />
                  </li>
                ))}
              </ul>
            </Department>
          )}
          {event.materials.length > 0 && (
            <Department id="tai-lieu" title={t("materials")}>
              <ul className="grid gap-2">
                {event.materials.map((material) => (
                  <li key={material.id}>
                    <Material material={material} />
                  </li>
                ))}
              </ul>
            </Department>
          )}
          <Series event={event} />
        </div>
      </div>
      {event.articles.length > 0 && (
        <Department id="bai" title={t("coverage")} className="mt-10">
          <StoryList articles={event.articles} />
        </Department>
      )}
    </>
  );
}

/** A file of ours, with what it is and how large; or an address elsewhere. */
function Material({ material }: { material: EventPage["materials"][number] }) {
  const locale = currentLanguage();
  const title = requiredText(material, "title", locale);
  if (!material.media) {
    return (
      <a href={material.url ?? undefined}>
        <Local of={title} />
      </a>
    );
  }
  return <FileLink file={material.media} title={title} />;
}

function Facts({ event }: Props) {
  const t = translations("event");
  const locale = currentLanguage();
  const note = localText(event, "dateNote", locale);
  return (
    <div className="hem self-start bg-leaf p-4 font-sans text-sm text-nghe @md:p-5">
      <dl className="grid gap-3">
        <div>
          <dt className="kicker">{t("when")}</dt>
          <dd className="text-base">
            <EventTime event={event} weekday />
            {note && (
              <span className="mt-1 block text-sm text-soft">
                <Local of={note} />
              </span>
            )}
          </dd>
        </div>
        {event.place && (
          <div>
            <dt className="kicker">{t("where")}</dt>
            <dd className="text-base">
              <Place place={event.place} />
            </dd>
          </div>
        )}
        {event.organizers.length > 0 && (
          <div>
            <dt className="kicker">{t("organizers")}</dt>
            <dd>
              <ul className="grid gap-1 text-base">
                {event.organizers.map(({ organization, role }) => (
                  <li key={organization.id}>
                    <a href={organizationPath(organization.slug, locale)} className="entry">
                      <Local of={requiredText(organization, "name", locale)} />
                    </a>
                    {role === "CO_HOST" && <span className="text-soft"> ({t("coHost")})</span>}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
      {hasCalendarEntry(event) && <Follow route="events" slug={event.slug} files={["calendar"]} />}
      <ShareTools
        title={requiredText(event, "name", locale).text}
        url={absolute(eventPath(event.slug, locale))}
      />
    </div>
  );
}

/** The place by its name of that day, and what it belongs to now. */
function Place({ place }: { place: NonNullable<EventPage["place"]> }) {
  const t = translations("event");
  const locale = currentLanguage();
  const merged = place.mergedInto ?? place.parent?.mergedInto;
  return (
    <>
      <Local of={requiredText(place, "name", locale)} />
      {place.parent && (
        <>
          {", "}
          <Local of={requiredText(place.parent, "name", locale)} />
        </>
      )}
      {place.address && <span className="block text-sm text-soft">{place.address}</span>}
      {merged && (
        <span className="block text-sm text-soft">
          {t("mergedPlace", { place: requiredText(merged, "name", locale).text })}
        </span>
      )}
    </>
  );
}

function Figures({ event }: Props) {
  const t = translations("event");
  const locale = currentLanguage();
  if (event.figures.length === 0) return null;
  return (
    <Department id="con-so" title={t("figures")} className="mt-10">
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,9rem),1fr))] @md:grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] @lg:grid-cols-[repeat(auto-fit,minmax(14rem,1fr))] gap-x-6 gap-y-6">
        {event.figures.map((figure) => (
          <div
            key={figure.id}
            className="flex flex-col-reverse justify-end border-s border-rule ps-4"
          >
            <dt className="font-sans text-sm text-soft">
              <Local of={requiredText(figure, "label", locale)} />
            </dt>
            <dd className="text-xl leading-snug font-semibold text-son @md:text-2xl">
              <Local of={requiredText(figure, "value", locale)} />
            </dd>
          </div>
        ))}
      </dl>
    </Department>
  );
}

function Series({ event }: Props) {
  const t = translations("event");
  const locale = currentLanguage();
  if (!event.series) return null;
  const { events } = event.series;
  const here = events.findIndex(({ id }) => id === event.id);
  const neighbours = [
    { label: t("previous"), event: events[here - 1] },
    { label: t("next"), event: events[here + 1] },
  ];
  return (
    <Department id="chuoi" title={t("series")}>
      <p className="text-base">
        <Local of={requiredText(event.series, "name", locale)} />
      </p>
      <p className="mt-1 text-sm text-soft">
        <Local of={localText(event.series, "description", locale)} />
      </p>
      <dl className="mt-3 grid gap-2">
        {neighbours.map(({ label, event: other }) =>
          other ? (
            <Fragment key={label}>
              <dt className="kicker">{label}</dt>
              <dd>
                <a href={eventPath(other.slug, locale)} className="entry font-semibold">
                  <Local of={requiredText(other, "name", locale)} />
                </a>
              </dd>
            </Fragment>
          ) : null,
        )}
      </dl>
    </Department>
  );
}
