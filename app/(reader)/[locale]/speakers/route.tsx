import { PageTitle } from "#components/reader/headings.tsx";
import { Pager } from "#components/reader/pager.tsx";
import { PeopleByLetter } from "#components/reader/people-by-letter.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import type { Language } from "#lib/content/language.ts";
import { alphabet } from "#lib/content/people/letters.ts";
import { peoplePage, personLetters } from "#lib/content/people/queries.ts";
import { translations } from "#lib/i18n/translations.ts";
import { notThere } from "../../elsewhere.tsx";
import { readerPage } from "../../reader-page.tsx";

const pathOf = (letter: string | undefined, page: number) => (language: Language) =>
  pagePath("speakers", language, [], { letter, page });

export const GET = readerPage(async ({ language, number, search }) => {
  const letter = search.letter?.toUpperCase();
  if (letter && !alphabet.includes(letter)) return notThere();
  const t = translations("person");
  const [page, letters] = await Promise.all([peoplePage(number, letter), personLetters()]);
  if (page.items.length === 0 && number > 1) return notThere();
  const title = letter ? `${t("list")}: ${letter}` : t("list");
  return {
    title,
    description: `${title}. ${t("listDescription")}`,
    pathIn: pathOf(letter, number),
    content: (
      <>
        <PageTitle title={t("list")}>{t("listDescription")}</PageTitle>
        <nav aria-label={t("letters")} className="mb-8 font-sans">
          <ul className="flex flex-wrap gap-x-1">
            {[undefined, ...letters].map((one) => (
              <li key={one ?? "all"}>
                <a
                  href={pathOf(one, 1)(language)}
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
        <Pager page={page} pathOf={(to) => pathOf(letter, to)(language)} />
      </>
    ),
  };
});
