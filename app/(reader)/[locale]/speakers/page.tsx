import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageTitle } from "#components/reader/headings.tsx";
import { Pager } from "#components/reader/pager.tsx";
import { PeopleByLetter } from "#components/reader/people-by-letter.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import { headOf } from "#lib/content/head.ts";
import type { Language } from "#lib/content/language.ts";
import { alphabet } from "#lib/content/people/letters.ts";
import { peoplePage, personLetters } from "#lib/content/people/queries.ts";
import { NotThere } from "../elsewhere.tsx";
import { type PageProps, pageNumber, Shell } from "../shell.tsx";

const pathIn = (letter: string | undefined, page: number) => (language: Language) =>
  pagePath("speakers", language, [], { letter, page });

const letterIn = (search: { letter?: string }) => search.letter?.toUpperCase();

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const { locale: language } = await params;
  const search = await searchParams;
  const t = await getTranslations("person");
  const letter = letterIn(search);
  const title = [t("list"), letter].filter(Boolean).join(": ");
  return headOf({
    title,
    description: `${title}. ${t("listDescription")}`,
    language,
    pathIn: pathIn(letter, pageNumber(search)),
  });
}

export default async function SpeakersPage({ params, searchParams }: PageProps) {
  const { locale: language } = await params;
  const search = await searchParams;
  const letter = letterIn(search);
  const number = pageNumber(search);
  if (letter && !alphabet.includes(letter)) return <NotThere asked="" language={language} />;
  const t = await getTranslations("person");
  const [page, letters] = await Promise.all([peoplePage(number, letter), personLetters()]);
  if (page.items.length === 0 && number > 1) return <NotThere asked="" language={language} />;
  return (
    <Shell pathIn={pathIn(letter, number)}>
      <PageTitle title={t("list")}>{t("listDescription")}</PageTitle>
      <nav aria-label={t("letters")} className="mb-8 font-sans">
        <ul className="flex flex-wrap gap-x-1">
          {[undefined, ...letters].map((one) => (
            <li key={one ?? "all"}>
              <a
                href={pathIn(one, 1)(language)}
                aria-current={one === letter ? "true" : undefined}
                className="inline-grid min-h-11 min-w-11 place-items-center px-2 aria-[current]:bg-ink aria-[current]:text-paper"
              >
                {one ?? t("all")}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {page.items.length === 0 && <p>{t("none")}</p>}
      <PeopleByLetter people={page.items} />
      <Pager page={page} pathOf={(to) => pathIn(letter, to)(language)} />
    </Shell>
  );
}
