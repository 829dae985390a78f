import { parseInexactDate } from "#lib/text/inexact-date.ts";

/** A calendar entry needs a whole date: an event known by its month or without its year has none. */
export function hasCalendarEntry({ startsOn }: { startsOn: string | null }): boolean {
  const date = startsOn ? parseInexactDate(startsOn) : null;
  return Boolean(date?.year && date.day);
}
