import { Local } from "#components/ui/local.tsx";
import { InexactDay } from "#components/ui/time.tsx";
import { eventPath } from "#lib/content/addresses.ts";
import type { EventRow } from "#lib/content/events/queries.ts";
import { localText, requiredText } from "#lib/content/language.ts";
import { currentLanguage, translations } from "#lib/i18n/translations.ts";
import { clockTime } from "#lib/text/date-time.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import { parseInexactDate } from "#lib/text/inexact-date.ts";

type Dated = Pick<EventRow, "startsOn" | "endsOn" | "startMinute" | "dayPart">;

/** When an event is or was, as exactly as the sources say. */
export function EventTime({ event, weekday = false }: { event: Dated; weekday?: boolean }) {
  const t = translations("event");
  const locale = currentLanguage();
  if (!event.startsOn) return t("noDate");
  const minute = event.startMinute;
  const clock = minute === null ? null : clockTime(minute);
  const part = clock ?? (event.dayPart && t(`dayPart.${event.dayPart}`));
  const day = <InexactDay date={event.startsOn} weekday={weekday} />;
  return (
    <>
      {locale === "vi" && part ? `${part} ` : ""}
      {day}
      {locale === "en" && part ? `, ${part}` : ""}
      {event.endsOn && event.endsOn !== event.startsOn && (
        <>
          {" – "}
          <InexactDay date={event.endsOn} />
        </>
      )}
    </>
  );
}

/** The leaf of a tear-off calendar that stands beside an event in a list. */
function Leaf({ date }: { date: string | null }) {
  const t = translations("event");
  const locale = currentLanguage();
  const { year, month, day } = (date && parseInexactDate(date)) || {};
  const monthName =
    month &&
    new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" }).format(
      Date.UTC(2024, month - 1),
    );
  return (
    <span aria-hidden="true" className="leaf @max-[17rem]:hidden">
      <span>{day && monthName}</span>
      <span className={day || !date ? "day" : undefined}>{day ?? monthName ?? year ?? "?"}</span>
      <span>{month && (year ?? t("leafUnknownYear"))}</span>
    </span>
  );
}

type Props = {
  event: EventRow;
  level?: 2 | 3 | 4;
  /** On the front page the long names of workshops are shortened. */
  brief?: boolean;
};

export function EventLine({ event, level = 3, brief = false }: Props) {
  const t = translations("event");
  const locale = currentLanguage();
  const place = event.place && requiredText(event.place, "name", locale);
  const Heading = `h${level}` as const;
  const name = localText(event, "name", locale);
  const shown = name && brief ? { ...name, text: excerpt(name.text, 100) } : name;
  return (
    <article className="flex max-w-[52rem] gap-4">
      <Leaf date={event.startsOn} />
      <div className="min-w-0">
        <p className="kicker">
          {t(`kind.${event.kind}`)}
          {event.status !== "CONFIRMED" && ` · ${t(`status.${event.status}`)}`}
        </p>
        <Heading className="headline text-base font-semibold text-pretty">
          <a href={eventPath(event.slug, locale)}>
            <Local of={shown} />
          </a>
        </Heading>
        <p className="meta mt-1">
          <EventTime event={event} />
          {place && (
            <>
              {" · "}
              <Local of={place} />
            </>
          )}
        </p>
      </div>
    </article>
  );
}
