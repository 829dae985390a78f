import { Local, Name } from "#components/ui/local.tsx";
import { personPath } from "#lib/content/addresses.ts";
import type { recentEvents } from "#lib/content/events/queries.ts";
import { localText } from "#lib/content/language.ts";
import { currentLanguage } from "#lib/i18n/translations.ts";
import { givenNameInitial } from "#lib/text/sort-key.ts";

type Events = Awaited<ReturnType<typeof recentEvents>>;

/** Those who led and spoke at the last events, each once, in the capacity of that day. */
export function RecentSpeakers({ events }: { events: Events }) {
  const locale = currentLanguage();
  const appearances = events.flatMap((event) => event.appearances);
  const bySlug = new Map(appearances.toReversed().map((one) => [one.person.slug, one]));
  const people = [...bySlug.values()].reverse().slice(0, 12);
  return (
    <ul className="grid gap-x-8 gap-y-4 sm:grid-cols-2 @lg:grid-cols-3">
      {people.map(({ person, ...appearance }) => (
        <li key={person.slug} className="flex gap-3">
          <Initial name={person.name} />
          <div className="min-w-0">
            <a href={personPath(person.slug, locale)} className="entry text-lg font-semibold">
              <Name>{person.name}</Name>
            </a>
            <p className="meta">
              <Local of={localText(appearance, "capacity", locale)} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Where there is no portrait: the letter under which the name is filed, cut as a seal. */
export function Initial({ name }: { name: string }) {
  return (
    <span
      aria-hidden="true"
      className="mt-1 grid size-11 shrink-0 place-items-center border-4 border-double border-son text-lg font-semibold text-son"
    >
      {givenNameInitial(name)}
    </span>
  );
}
