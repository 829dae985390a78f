import { pagePath, parameters } from "#lib/content/addresses.ts";
import { currentLanguage, translations } from "#lib/i18n/translations.ts";

export function SearchForm({ query }: { query: string }) {
  const t = translations("search");
  const locale = currentLanguage();
  return (
    <search>
      <form action={pagePath("search", locale)} method="get" className="max-w-[40rem]">
        <label htmlFor="tu-can-tim" className="font-sans text-sm font-semibold">
          {t("label")}
        </label>
        <div className="mt-1 flex">
          <input
            id="tu-can-tim"
            type="search"
            name={parameters.query[locale]}
            defaultValue={query}
            maxLength={200}
            autoComplete="off"
            aria-describedby="cach-tim"
            className="min-h-12 min-w-0 flex-1 border border-ink bg-paper px-3 text-lg text-ink"
          />
          <button
            type="submit"
            className="min-h-12 cursor-pointer bg-ink px-5 font-sans font-semibold text-paper"
          >
            {t("button")}
          </button>
        </div>
        <p id="cach-tim" className="meta mt-1 text-balance">
          {t("hint")}
        </p>
      </form>
    </search>
  );
}
