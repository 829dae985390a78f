import type { Metadata } from "next";
import { EventView } from "#components/reader/event.tsx";
import { JsonLd } from "#components/reader/json-ld.tsx";
import { eventPath } from "#lib/content/addresses.ts";
import { findEvent } from "#lib/content/events/queries.ts";
import { headOf } from "#lib/content/head.ts";
import { eventData } from "#lib/content/json-ld.ts";
import { type Language, localText, requiredText } from "#lib/content/language.ts";
import { Elsewhere, missingHead } from "../../elsewhere.tsx";
import { type PageProps, Shell } from "../../shell.tsx";

type Props = PageProps<{ slug: string }>;

const pathIn = (slug: string) => (language: Language) => eventPath(slug, language);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: language, slug } = await params;
  const event = await findEvent(slug, language);
  if (!event) return missingHead();
  return headOf({
    title: requiredText(event, "name", language).text,
    description: localText(event, "summary", language)?.text ?? "",
    language,
    pathIn: pathIn(slug),
    translated: event.nameEn ? ["vi", "en"] : ["vi"],
    picture: event.articles[0]?.edition.leadMedia ?? null,
  });
}

export default async function EventPage({ params }: Props) {
  const { locale: language, slug } = await params;
  const event = await findEvent(slug, language);
  if (!event) return <Elsewhere route="events" kind="EVENT" slug={slug} language={language} />;
  return (
    <Shell pathIn={pathIn(slug)}>
      <JsonLd data={eventData(event, language)} />
      <EventView event={event} />
    </Shell>
  );
}
