import { anything, dependsOn } from "#lib/content/dependencies.ts";
import type { Language } from "#lib/content/language.ts";
import { type CalendarRoute, calendarText, findCalendar } from "#lib/content/site/calendar.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ language: Language; of?: [CalendarRoute, string] }> };

export async function GET(_request: Request, { params }: Context) {
  const { language, of } = await params;
  const found = await findCalendar(language, of);
  if (!found) {
    dependsOn(anything);
    return new Response("404", { status: 404 });
  }
  return new Response(calendarText(found.events, found.title, language), {
    headers: { "Content-Type": "text/calendar; charset=utf-8" },
  });
}
