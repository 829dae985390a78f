import ical, { ICalEventStatus } from "ical-generator";
import { settings } from "#lib/settings.ts";
import { eventPath, type machineFilesOf } from "../addresses.ts";
import { hasCalendarEntry } from "../events/dates.ts";
import { type CalendarEvent, calendarEvents } from "../events/queries.ts";
import { absolute } from "../json-ld.ts";
import { type Language, localText, requiredText } from "../language.ts";
import { findPerson } from "../people/queries.ts";

const statuses = {
  CONFIRMED: ICalEventStatus.CONFIRMED,
  POSTPONED: ICalEventStatus.TENTATIVE,
  CANCELLED: ICalEventStatus.CANCELLED,
};

/** Events as iCalendar (RFC 5545). A reader that knows an entry takes it anew when SEQUENCE has risen. */
export function calendarText(
  events: readonly CalendarEvent[],
  title: string,
  language: Language,
): string {
  const { siteName, siteUrl } = settings();
  const calendar = ical({
    name: title,
    prodId: { company: siteName, product: "portal", language: language.toUpperCase() },
  });
  for (const event of events) {
    calendar.createEvent({
      id: `${event.id}@${new URL(siteUrl).hostname}`,
      sequence: event.sequence,
      status: statuses[event.status],
      ...timesOf(event),
      summary: requiredText(event, "name", language).text,
      description: localText(event, "summary", language)?.text,
      location: event.place ? requiredText(event.place, "name", language).text : undefined,
      url: absolute(eventPath(event.slug, language)),
    });
  }
  return calendar.toString();
}

export type CalendarRoute = Exclude<(typeof machineFilesOf.calendar)[number], "home">;

/**
 * The events of the calendar beside a page: one event, a person's, or all.
 * @returns null where there is no such thing, or nothing of it can stand in a calendar.
 */
export async function findCalendar(language: Language, of?: [CalendarRoute, string]) {
  const [route, slug = ""] = of ?? [];
  const where =
    route === "events"
      ? { slug }
      : route === "speakers"
        ? { appearances: { some: { person: { slug } } } }
        : {};
  const events = (await calendarEvents(where)).filter(hasCalendarEntry);
  const [first] = events;
  if (of && !first) return null;
  const title =
    route === "events" && first
      ? requiredText(first, "name", language).text
      : route === "speakers"
        ? ((await findPerson(slug))?.name ?? "")
        : settings().siteName;
  return { events, title };
}

/** Vietnam is seven hours ahead of UTC, without summer time. */
const instant = (day: string, minute: number) =>
  new Date(Date.parse(`${day}T00:00:00+07:00`) + minute * 60_000);

/** Whole days unless the hour is known; iCalendar's last day is the one after. */
function timesOf({ startsOn, endsOn, startMinute, endMinute }: CalendarEvent) {
  const first = startsOn ?? "";
  const last = endsOn && hasCalendarEntry({ startsOn: endsOn }) ? endsOn : first;
  if (startMinute === null) {
    const after = new Date(Date.parse(last) + 86_400_000);
    return { allDay: true, start: new Date(first), end: after };
  }
  const start = instant(first, startMinute);
  return { start, end: endMinute === null ? undefined : instant(last, endMinute) };
}
