import type { Metadata } from "next";
import { JsonLd } from "#components/reader/json-ld.tsx";
import { PersonView } from "#components/reader/person.tsx";
import { machinePath, pagePath } from "#lib/content/addresses.ts";
import { headOf } from "#lib/content/head.ts";
import { personData } from "#lib/content/json-ld.ts";
import { type Language, localText } from "#lib/content/language.ts";
import { appearancesOf, articlesOnPerson, findPerson } from "#lib/content/people/queries.ts";
import { Elsewhere, missingHead, NotThere } from "../../elsewhere.tsx";
import { type PageProps, pageNumber, Shell } from "../../shell.tsx";

type Props = PageProps<{ slug: string }>;

const pathIn = (slug: string, page: number) => (language: Language) =>
  pagePath("speakers", language, [slug], { page });

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale: language, slug } = await params;
  const person = await findPerson(slug);
  if (!person) return missingHead();
  const [latest] = (await appearancesOf(person.id, 1)).items;
  const about =
    localText(person, "biography", language) ?? (latest && localText(latest, "capacity", language));
  return headOf({
    title: person.name,
    description: about?.text ?? person.name,
    language,
    pathIn: pathIn(slug, pageNumber(await searchParams)),
    feed: machinePath("feed", language, "speakers", slug),
    picture: person.portrait,
  });
}

export default async function PersonPage({ params, searchParams }: Props) {
  const { locale: language, slug } = await params;
  const number = pageNumber(await searchParams);
  const person = await findPerson(slug);
  if (!person) return <Elsewhere route="speakers" kind="PERSON" slug={slug} language={language} />;
  const [appearances, articles] = await Promise.all([
    appearancesOf(person.id, number),
    articlesOnPerson(person.id, language, number),
  ]);
  if (articles.items.length + appearances.items.length === 0 && number > 1)
    return <NotThere asked={slug} language={language} />;
  return (
    <Shell pathIn={pathIn(slug, number)}>
      <JsonLd data={personData(person, appearances, language)} />
      <PersonView
        person={person}
        appearances={appearances}
        articles={articles}
        pathOf={(to) => pathIn(slug, to)(language)}
      />
    </Shell>
  );
}
