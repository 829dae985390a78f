import { Local } from "#components/ui/local.tsx";
import { InexactDay } from "#components/ui/time.tsx";
import { organizationPath, pagePath } from "#lib/content/addresses.ts";
import type { Card } from "#lib/content/articles/queries.ts";
import type { Document } from "#lib/content/documents/queries.ts";
import { localText, requiredText } from "#lib/content/language.ts";
import type { Page } from "#lib/content/paging.ts";
import { currentLanguage, translations } from "#lib/i18n/translations.ts";
import { Breadcrumb } from "./breadcrumb.tsx";
import { useDocumentName } from "./document-line.tsx";
import { EventLine } from "./event-line.tsx";
import { Department } from "./headings.tsx";
import { Pager } from "./pager.tsx";
import { StoryList } from "./story-list.tsx";

type Props = { document: Document; articles: Page<Card>; pathOf: (page: number) => string };

/** A cited document: what it is, who issued it, where it was named. */
export function DocumentView({ document, articles, pathOf }: Props) {
  const t = translations("document");
  const locale = currentLanguage();
  const name = useDocumentName();
  const term = localText(document, "term", locale);
  return (
    <>
      <Breadcrumb
        crumbs={[{ name: { text: t("list"), lang: locale }, path: pagePath("documents", locale) }]}
      />
      <h1 className="max-w-[52rem] text-3xl">
        <Local of={name(document)} />
      </h1>
      <p className="mt-2 max-w-[44rem] text-lg">
        <Local of={localText(document, "title", locale)} />
      </p>
      <p className="mt-2 max-w-[44rem] text-base text-soft">
        <Local of={localText(document, "summary", locale)} />
      </p>
      <dl className="mt-4 flex flex-wrap gap-x-8 gap-y-2 font-sans text-sm">
        {document.issuer && (
          <div>
            <dt className="kicker">{t("issuer")}</dt>
            <dd>
              <a href={organizationPath(document.issuer.slug, locale)}>
                <Local of={requiredText(document.issuer, "name", locale)} />
              </a>
            </dd>
          </div>
        )}
        {document.issuedOn && (
          <div>
            <dt className="kicker">{t("issuedOn")}</dt>
            <dd>
              <InexactDay date={document.issuedOn} />
            </dd>
          </div>
        )}
        {term && (
          <div>
            <dt className="kicker">{t("term")}</dt>
            <dd>
              <Local of={term} />
            </dd>
          </div>
        )}
      </dl>
      {document.events.length > 0 && (
        <Department id="su-kien" title={t("events")} className="mt-10">
          <ul className={`grid gap-5 ${document.events.length > 1 ? "@md:grid-cols-2" : ""}`}>
            {document.events.map(({ event }) => (
              <li key={event.id}>
                <EventLine event={event} />
              </li>
            ))}
          </ul>
        </Department>
      )}
      {articles.items.length > 0 && (
        <Department id="bai" title={t("articles")} className="mt-10">
          <StoryList articles={articles.items} />
          <Pager page={articles} pathOf={pathOf} />
        </Department>
      )}
    </>
  );
}
