import { useLocale } from "next-intl";
import { Local, Name } from "#components/ui/local.tsx";
import { personPath } from "#lib/content/addresses.ts";
import { localText } from "#lib/content/language.ts";
import type { peoplePage } from "#lib/content/people/queries.ts";
import { givenNameInitial } from "#lib/text/sort-key.ts";

type People = Awaited<ReturnType<typeof peoplePage>>["items"];

/** People under the letters of their given names. */
export function PeopleByLetter({ people }: { people: People }) {
  const locale = useLocale();
  return [...Map.groupBy(people, ({ name }) => givenNameInitial(name))].map(([letter, those]) => (
    <section
      key={letter}
      className="grid grid-cols-[3rem_1fr] gap-x-4 border-t border-rule py-4 sm:grid-cols-[5rem_1fr]"
    >
      <h2 className="text-2xl text-son">{letter}</h2>
      <ul className="grid gap-x-8 gap-y-4 md:grid-cols-2">
        {those.map((person) => {
          const [latest] = person.appearances;
          return (
            <li key={person.slug}>
              <a href={personPath(person.slug, locale)} className="text-lg font-semibold">
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
  ));
}
