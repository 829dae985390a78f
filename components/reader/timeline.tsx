import type { ReactNode } from "react";
import { Local } from "#components/ui/local.tsx";
import { eventPath, organizationPath } from "#lib/content/addresses.ts";
import { localText, requiredText } from "#lib/content/language.ts";
import type { Appearances, Person } from "#lib/content/people/queries.ts";
import { currentLanguage, translations } from "#lib/i18n/translations.ts";
import { formatInexactDate } from "#lib/text/inexact-date.ts";
import { EventTime } from "./event-line.tsx";

/** Positions as the sources give them: never more certain, never more present than they say. */
export function Positions({ person }: { person: Person }) {
  const t = translations("person");
  const locale = currentLanguage();
  const date = (value: string) => formatInexactDate(value, locale);
  return (
    <ol className="grid gap-4 border-s-2 border-rule ps-5 print:ms-1.5">
      {person.appointments.map(({ id, position, startsOn, endsOn, attestedOn, ...appointment }) => {
        const { organization } = position;
        const successor = organization.successors[0]?.successor;
        const times = [
          startsOn && t("from", { date: date(startsOn) }),
          endsOn && t("until", { date: date(endsOn) }),
          attestedOn && t("attested", { date: date(attestedOn) }),
        ];
        return (
          <Entry key={id}>
            <p className="meta">{times.filter(Boolean).join(" · ")}</p>
            <h3 className="text-lg font-semibold">
              <Local of={requiredText(position, "title", locale)} />
            </h3>
            <p className="text-base">
              <a href={organizationPath(organization.slug, locale)} className="entry">
                <Local of={requiredText(organization, "name", locale)} />
              </a>
            </p>
            {organization.dissolvedOn && (
              <p className="meta">
                {t("bodyEnded", { date: date(organization.dissolvedOn) })}
                {successor && (
                  <>
                    {" → "}
                    <a href={organizationPath(successor.slug, locale)}>
                      <Local of={requiredText(successor, "name", locale)} />
                    </a>
                  </>
                )}
              </p>
            )}
            <p className="meta">
              {appointment.sourceUrl ? (
                <a href={appointment.sourceUrl}>
                  <Local of={localText(appointment, "source", locale)} />
                </a>
              ) : (
                <Local of={localText(appointment, "source", locale)} />
              )}
            </p>
          </Entry>
        );
      })}
    </ol>
  );
}

/** Events the person took part in, with that day's capacity; two parts at one event stand together. */
export function AppearanceTimeline({ appearances }: { appearances: Appearances }) {
  const t = translations("event");
  const locale = currentLanguage();
  const byEvent = Map.groupBy(appearances.items, ({ event }) => event.id);
  return (
    <ol className="grid gap-5 border-s-2 border-nghe ps-5 print:ms-1.5">
      {[...byEvent.values()].map((parts) => {
        const [first] = parts;
        if (!first) return null;
        const { event } = first;
        return (
          <Entry key={event.id}>
            <p className="meta">
              <EventTime event={event} />
              {event.place && (
                <>
                  {" · "}
                  <Local of={requiredText(event.place, "name", locale)} />
                </>
              )}
            </p>
            <h3 className="headline text-lg font-semibold">
              <a href={eventPath(event.slug, locale)}>
                <Local of={requiredText(event, "name", locale)} />
              </a>
            </h3>
            <p className="kicker mt-1">{parts.map(({ part }) => t(`part.${part}`)).join(" · ")}</p>
            <p className="text-base">
              <Local of={localText(first, "capacity", locale)} />
            </p>
            {parts.map((appearance) => {
              const paper = localText(appearance, "paperTitle", locale);
              return (
                paper && (
                  <p key={appearance.id} className="text-base text-soft">
                    {t("speaksOn")}: <Local of={paper} />
                  </p>
                )
              );
            })}
          </Entry>
        );
      })}
    </ol>
  );
}

const Entry = ({ children }: { children: ReactNode }) => (
  <li className="relative before:absolute before:top-2 before:-start-[1.66rem] before:size-2.5 before:rotate-45 before:bg-son before:[print-color-adjust:exact]">
    {children}
  </li>
);
