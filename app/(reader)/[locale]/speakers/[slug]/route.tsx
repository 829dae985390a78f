import { JsonLd } from "#components/reader/json-ld.tsx";
import { PersonView } from "#components/reader/person.tsx";
import { machinePath, pagePath } from "#lib/content/addresses.ts";
import { personData } from "#lib/content/json-ld.ts";
import { type Language, localText } from "#lib/content/language.ts";
import { appearancesOf, articlesOnPerson, findPerson } from "#lib/content/people/queries.ts";
import { elsewhere, notThere } from "../../../elsewhere.tsx";
import { readerPage } from "../../../reader-page.tsx";

export const GET = readerPage<{ slug: string }>(async ({ language, slug, number }) => {
  const person = await findPerson(slug);
  if (!person) return elsewhere("speakers", "PERSON", slug);
  const [appearances, articles] = await Promise.all([
    appearancesOf(person.id, number),
    articlesOnPerson(person.id, language, number),
  ]);
  if (articles.items.length + appearances.items.length === 0 && number > 1) return notThere(slug);
  const pathIn = (language: Language, page = number) =>
    pagePath("speakers", language, [slug], { page });
  const [latest] = number === 1 ? appearances.items : (await appearancesOf(person.id, 1)).items;
  const about =
    localText(person, "biography", language) ?? (latest && localText(latest, "capacity", language));
  return {
    title: person.name,
    description: about?.text ?? person.name,
    pathIn,
    feed: machinePath("feed", language, "speakers", slug),
    picture: person.portrait,
    content: (
      <>
        <JsonLd data={personData(person, appearances, language)} />
        <PersonView
          person={person}
          appearances={appearances}
          articles={articles}
          pathOf={(to) => pathIn(language, to)}
        />
      </>
    ),
  };
});
