import { currentLanguage } from "#lib/i18n/translations.ts";
import { formatDay, formatMinute, isoWithZone } from "#lib/text/date-time.ts";
import { formatInexactDate, machineDate } from "#lib/text/inexact-date.ts";

/** A day that may be known by its year or month alone. */
export function InexactDay({ date, weekday = false }: { date: string; weekday?: boolean }) {
  return (
    <time dateTime={machineDate(date) ?? undefined}>
      {formatInexactDate(date, currentLanguage(), { weekday })}
    </time>
  );
}

export function Day({ at, weekday = false }: { at: Date; weekday?: boolean }) {
  return <time dateTime={isoWithZone(at)}>{formatDay(at, currentLanguage(), { weekday })}</time>;
}

export function Minute({ at }: { at: Date }) {
  return <time dateTime={isoWithZone(at)}>{formatMinute(at, currentLanguage())}</time>;
}
