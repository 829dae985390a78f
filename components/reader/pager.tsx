import { translations } from "#lib/i18n/translations.ts";

type Props = {
  page: { number: number; hasNext: boolean };
  /** The address of page n of the list. */
  pathOf: (number: number) => string;
};

export function Pager({ page, pathOf }: Props) {
  const t = translations("pager");
  if (page.number === 1 && !page.hasNext) return null;
  return (
    <nav
      aria-label={t("label")}
      className="mt-8 flex items-center gap-6 border-t border-rule pt-3 font-sans text-sm"
    >
      {page.number > 1 && (
        <a rel="prev" href={pathOf(page.number - 1)} className="py-2">
          ← {t("previous")}
        </a>
      )}
      <span aria-current="page" className="text-soft">
        {t("page", { number: page.number })}
      </span>
      {page.hasNext && (
        <a rel="next" href={pathOf(page.number + 1)} className="py-2">
          {t("next")} →
        </a>
      )}
    </nav>
  );
}
