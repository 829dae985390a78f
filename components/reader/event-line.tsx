import { useLocale, useTranslations } from "next-intl";
import { Local } from "#components/ui/local.tsx";
import { InexactDay } from "#components/ui/time.tsx";
import { eventPath } from "#lib/content/addresses.ts";
import type { EventRow } from "#lib/content/events/queries.ts";
import { localText, requiredText } from "#lib/content/language.ts";
import { parseInexactDate } from "#lib/text/inexact-date.ts";

type Dated = Pick<EventRow, "startsOn" | "endsOn" | "startMinute" | "dayPart">;

/** When an event is or was, as exactly as the sources say. */
export function EventTime({ event, weekday = false }: { event: Dated; weekday?: boolean }) {
  const t = useTranslations("event");
  const locale = useLocale();
  if (!event.startsOn) return t("noDate");
  const minute = event.startMinute;
  const clock =
    minute === null
      ? null
      : `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
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
  const { year, month, day } = (date && parseInexactDate(date)) || {};
  const big = day ?? (month ? `T${month}` : (year ?? "?"));
  const small = day ? `${month}/${year ?? "?"}` : month ? year : "";
  return (
    <span
      aria-hidden="true"
      className="flex w-16 shrink-0 flex-col items-center self-start border border-rule border-t-4 border-t-nghe bg-leaf pt-1 pb-1.5 font-sans"
    >
      <span className="text-xl leading-tight font-semibold tabular-nums">{big}</span>
      <span className="text-xs leading-tight text-soft tabular-nums">{small || "\u00a0"}</span>
    </span>
  );
}

export function EventLine({ event, level = 3 }: { event: EventRow; level?: 2 | 3 | 4 }) {
  const t = useTranslations("event");
  const locale = useLocale();
  const place = event.place && requiredText(event.place, "name", locale);
  const Heading = `h${level}` as const;
  return (
    <article className="flex gap-4">
      <Leaf date={event.startsOn} />
      <div className="min-w-0">
        <p className="kicker">
          {t(`kind.${event.kind}`)}
          {event.status !== "CONFIRMED" && ` · ${t(`status.${event.status}`)}`}
        </p>
        <Heading className="headline text-base font-semibold">
          <a href={eventPath(event.slug, locale)}>
            <Local of={localText(event, "name", locale)} />
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
