import type { ReactNode } from "react";
import { pagePath } from "#lib/content/addresses.ts";
import type { MostRead } from "#lib/content/views/queries.ts";
import { currentLanguage, translations } from "#lib/i18n/translations.ts";
import { ArticleLink } from "./article-card.tsx";
import { Department } from "./headings.tsx";

/** The lists of the most read under a title of their own; nothing where nothing was read. */
export function MostReadDepartment({ lists, title }: { lists: MostRead; title?: string }) {
  if (lists.length === 0) return null;
  return (
    <Titled title={title} className="no-print mt-12">
      <MostReadLists lists={lists} />
    </Titled>
  );
}

/**
 * The same beside an article, fetched when a reader comes near it: an article would otherwise change
 * with every change of any article that is read much. Without script there is the way to all.
 */
export function MostReadElsewhere() {
  const locale = currentLanguage();
  return (
    <Titled className="no-print">
      <most-read data-from={pagePath("most-read", locale)} />
    </Titled>
  );
}

function Titled(props: { title?: string | undefined; className: string; children: ReactNode }) {
  const { title, className, children } = props;
  const t = translations("mostRead");
  const locale = currentLanguage();
  return (
    <Department
      id="doc-nhieu"
      title={title ?? t("title")}
      more={{ href: pagePath("most-read", locale), label: t("all") }}
      className={className}
    >
      {children}
    </Department>
  );
}

/**
 * The most read of a day, a week and a month, beside one another; where there is no room, one at a time
 * (`.most-read` in styles/main.css). components/reader/elements/most-read.ts takes it into articles.
 */
export function MostReadLists({ lists }: { lists: MostRead }) {
  const t = translations("mostRead");
  return (
    <div className="most-read-frame">
      <fieldset className="most-read">
        <legend className="sr-only">{t("within")}</legend>
        {lists.map(({ period, articles }, index) => {
          const id = `doc-nhieu-${period.toLowerCase()}`;
          return [
            <input
              key={`${period} input`}
              type="radio"
              name="doc-nhieu"
              id={id}
              defaultChecked={index === 0}
            />,
            <label key={`${period} label`} htmlFor={id} id={`${id}-ten`}>
              {t(period)}
            </label>,
            <ol key={period} aria-labelledby={`${id}-ten`}>
              {articles.map((article) => (
                <li key={article.id} className="headline">
                  <ArticleLink article={article} />
                </li>
              ))}
            </ol>,
          ];
        })}
      </fieldset>
    </div>
  );
}
