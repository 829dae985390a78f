import { Local, Name } from "#components/ui/local.tsx";
import { personPath } from "#lib/content/addresses.ts";
import { localText } from "#lib/content/language.ts";
import type { peoplePage } from "#lib/content/people/queries.ts";
import { currentLanguage } from "#lib/i18n/translations.ts";
import { givenNameInitial } from "#lib/text/sort-key.ts";

type People = Awaited<ReturnType<typeof peoplePage>>["items"];

/** People under the letters of their given names. */
export function PeopleByLetter({ people }: { people: People }) {
  const locale = currentLanguage();
  return (
    <div className="gap-x-10 @lg:columns-2">
      {[...Map.groupBy(people, ({ name }) => givenNameInitial(name))].map(([letter, those]) => (
        <section
          key={letter}
          className={`grid grid-cols-[3rem_minmax(0,1fr)] border-t border-rule py-3 ${those.length > 8 ? "" : "break-inside-avoid"}`}
        >
          <h2 className="text-2xl leading-tight text-son">{letter}</h2>
          <ul className="grid gap-y-3">
            {those.map((person) => {
              const [latest] = person.appearances;
              return (
                <li key={person.slug} className="break-inside-avoid">
                  <a href={personPath(person.slug, locale)} className="entry text-lg font-semibold">
                    <Name>{person.name}</Name>
                  </a>
                  {latest && (
                    <p className="meta">
                      <Local of={localText(latest, "capacity", locale)} />
                    </p>
                  )}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}
