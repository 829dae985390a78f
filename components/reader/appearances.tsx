import { Local, Name } from "#components/ui/local.tsx";
import { personPath } from "#lib/content/addresses.ts";
import type { EventPage } from "#lib/content/events/queries.ts";
import { localText } from "#lib/content/language.ts";
import { currentLanguage, translations } from "#lib/i18n/translations.ts";

const parts = ["CHAIR", "OPENING", "SPEAKER", "CLOSING", "ATTENDEE"] as const;

/** Who did what at an event, in the capacity of that day. */
export function Appearances({ event }: { event: EventPage }) {
  const t = translations("event");
  const groups = parts.map((part) => {
    const those = event.appearances.filter((appearance) => appearance.part === part);
    if (those.length === 0) return null;
    return (
      <div
        key={part}
        className="grid gap-x-8 border-t border-rule py-3 first:border-0 first:pt-0 @md:grid-cols-[11rem_minmax(0,1fr)]"
      >
        <h3 className="kicker pt-1">{t(`part.${part}`)}</h3>
        <ul className="grid gap-3">
          {those.map((appearance) => (
            <li key={appearance.id}>
              <AppearanceLine appearance={appearance} />
            </li>
          ))}
        </ul>
      </div>
    );
  });
  return <div>{groups}</div>;
}

function AppearanceLine({ appearance }: { appearance: EventPage["appearances"][number] }) {
  const t = translations("event");
  const locale = currentLanguage();
  const honorific = localText(appearance, "honorific", locale);
  const paper = localText(appearance, "paperTitle", locale);
  return (
    <>
      {honorific && (
        <>
          <span className="text-soft">
            <Local of={honorific} />
          </span>{" "}
        </>
      )}
      <a href={personPath(appearance.person.slug, locale)} className="entry font-semibold">
        <Name>{appearance.person.name}</Name>
      </a>
      <span className="block text-sm text-soft">
        <Local of={localText(appearance, "capacity", locale)} />
      </span>
      {paper && (
        <span className="mt-1 block text-base">
          {t("speaksOn")}: <Local of={paper} />
        </span>
      )}
    </>
  );
}
