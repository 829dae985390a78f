import { EventView } from "#components/reader/event.tsx";
import { JsonLd } from "#components/reader/json-ld.tsx";
import { eventPath } from "#lib/content/addresses.ts";
import { findEvent } from "#lib/content/events/queries.ts";
import { eventData } from "#lib/content/json-ld.ts";
import { localText, requiredText } from "#lib/content/language.ts";
import { elsewhere } from "../../../elsewhere.tsx";
import { readerPage } from "../../../reader-page.tsx";

export const GET = readerPage<{ slug: string }>(async ({ language, slug }) => {
  const event = await findEvent(slug, language);
  if (!event) return elsewhere("events", "EVENT", slug);
  return {
    title: requiredText(event, "name", language).text,
    description: localText(event, "summary", language)?.text ?? "",
    pathIn: (language) => eventPath(slug, language),
    translated: event.nameEn ? ["vi", "en"] : ["vi"],
    picture: event.articles[0]?.edition.leadMedia ?? null,
    content: (
      <>
        <JsonLd data={eventData(event, language)} />
        <EventView event={event} />
      </>
    ),
  };
});
