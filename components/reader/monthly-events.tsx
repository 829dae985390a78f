import type { EventRow } from "#lib/content/events/queries.ts";
import { currentLanguage, translations } from "#lib/i18n/translations.ts";
import { formatInexactDate, parseInexactDate } from "#lib/text/inexact-date.ts";
import { EventLine } from "./event-line.tsx";

/** Events under the month, or as much of it as is known, in which they began. */
export function MonthlyEvents({ events }: { events: EventRow[] }) {
  const t = translations("event");
  const locale = currentLanguage();
  const monthOf = ({ startsOn }: EventRow) => {
    const date = startsOn ? parseInexactDate(startsOn) : null;
    return startsOn && date?.year ? startsOn.slice(0, 7) : "";
  };
  return [...Map.groupBy(events, monthOf)].map(([month, those]) => (
    <section
      key={month}
      className="grid gap-x-8 gap-y-3 border-b border-rule py-5 first:pt-0 @md:grid-cols-[11rem_minmax(0,1fr)]"
    >
      <h3 className="kicker text-base first-letter:uppercase">
        {month === "" ? t("unknownYear") : formatInexactDate(month, locale)}
      </h3>
      <ul className="grid gap-5">
        {those.map((event) => (
          <li key={event.id}>
            <EventLine event={event} level={4} />
          </li>
        ))}
      </ul>
    </section>
  ));
}
