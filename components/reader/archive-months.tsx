import { pagePath } from "#lib/content/addresses.ts";
import { currentLanguage } from "#lib/i18n/translations.ts";
import { formatInexactDate } from "#lib/text/inexact-date.ts";

/** Every month in which something was published, year by year. */
export function ArchiveMonths({ months }: { months: string[] }) {
  const locale = currentLanguage();
  return [...Map.groupBy(months, (month) => month.slice(0, 4))].map(([year, those]) => (
    <section
      key={year}
      className="grid gap-x-8 gap-y-2 border-t border-rule py-5 @md:grid-cols-[11rem_minmax(0,1fr)]"
    >
      <h2 className="text-xl">{year}</h2>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-4">
        {those.map((month) => (
          <li key={month}>
            <a
              href={pagePath("archive", locale, month.split("-"))}
              className="entry inline-block py-2 text-lg first-letter:uppercase"
            >
              {formatInexactDate(month, locale)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  ));
}
