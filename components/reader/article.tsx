import { Local, Name } from "#components/ui/local.tsx";
import { Day, InexactDay, Minute } from "#components/ui/time.tsx";
import { articlePath, personPath, sectionPath, topicPath } from "#lib/content/addresses.ts";
import type { Article, Card } from "#lib/content/articles/queries.ts";
import { absolute } from "#lib/content/json-ld.ts";
import { localText, requiredText } from "#lib/content/language.ts";
import { currentLanguage, translations } from "#lib/i18n/translations.ts";
import { unbroken } from "#lib/text/calendar.ts";
import { readingMinutes } from "#lib/text/excerpt.ts";
import { Headline } from "./article-card.tsx";
import { Body } from "./body.tsx";
import { Breadcrumb } from "./breadcrumb.tsx";
import { Figure } from "./figure.tsx";
import { Department } from "./headings.tsx";
import { InThisReport } from "./in-this-report.tsx";
import { MostReadElsewhere } from "./most-read.tsx";
import { Recording } from "./recording.tsx";
import { ShareTools } from "./share-tools.tsx";

type Props = { article: Article; related: Card[]; hasMostRead: boolean };

/** A report, as a page of a newspaper. */
export function ArticleView({ article, related, hasMostRead }: Props) {
  const t = translations("article");
  const locale = currentLanguage();
  const { edition } = article;
  const language = edition.language;
  const url = absolute(articlePath(article.slug, locale));
  const section = requiredText(article.section, "name", locale);
  return (
    <>
      <Breadcrumb crumbs={[{ name: section, path: sectionPath(article.section.slug, locale) }]} />
      <div className="grid gap-x-10 gap-y-10 @lg:grid-cols-[minmax(0,37rem)_minmax(0,1fr)] @xl:grid-cols-[minmax(0,50.5rem)_minmax(0,1fr)]">
        <article
          lang={language === locale ? undefined : language}
          data-counted
          className="@xl:grid @xl:grid-cols-[11rem_37rem] @xl:content-start @xl:gap-x-10"
        >
          <header className="max-w-[46rem] @xl:col-span-2">
            {edition.kicker && <p className="kicker">{edition.kicker}</p>}
            <h1 className="mt-0.5 text-3xl tracking-[-0.01em]">{edition.title}</h1>
            <p className="lead mt-4 text-lg font-semibold">{edition.lead}</p>
            <div lang={locale} className="empty:hidden">
              <Notices article={article} />
            </div>
          </header>
          <div
            lang={locale}
            className="mt-4 border-y border-rule py-2 @xl:col-start-1 @xl:row-start-3 @xl:mt-7 @xl:self-start @xl:border-t-[3px] @xl:border-b-0 @xl:border-double @xl:border-ink @xl:pt-3"
          >
            <Bylines article={article} />
            <Dates article={article} />
            <ShareTools title={edition.title} url={url} margin readable={!edition.recording} />
          </div>
          {edition.leadMedia && (
            <div className="mt-6 -mx-4 sm:mx-0 print:mx-0 @xl:col-span-2 @xl:row-start-2 [&_figcaption]:px-4 sm:[&_figcaption]:px-0">
              <Figure
                picture={edition.leadMedia}
                caption={edition.leadCaption}
                language={language}
                eager
              />
            </div>
          )}
          <div className="max-w-[38rem] @xl:col-start-2 @xl:row-start-3">
            {edition.recording && (
              <div lang={locale}>
                <Recording recording={edition.recording} language={language} label={t("listen")} />
              </div>
            )}
            <div className="prose mt-6 text-read">
              <Body edition={edition} />
            </div>
            <div lang={locale}>
              <Corrections article={article} />
              <Sources article={article} />
              <Topics article={article} />
            </div>
          </div>
        </article>
        <aside className="later grid content-start gap-8 @lg:pt-1">
          <InThisReport article={article} />
          {related.length > 0 && (
            <Department id="tin-khac" title={t("otherNews")} className="no-print">
              <ul className="divide-y divide-rule">
                {related.map((other) => (
                  <li key={other.id} className="py-3 first:pt-0">
                    <Headline article={other} />
                  </li>
                ))}
              </ul>
            </Department>
          )}
          {hasMostRead && <MostReadElsewhere />}
        </aside>
      </div>
    </>
  );
}

function Bylines({ article }: { article: Article }) {
  const t = translations("article");
  const locale = currentLanguage();
  const roles = { AUTHOR: t("by"), PHOTOGRAPHER: t("photographs"), TRANSLATOR: t("translation") };
  const { bylines, language } = article.edition;
  if (bylines.length === 0) return null;
  return (
    <p className="font-sans text-sm">
      {bylines.map(({ role, person, name }, index) => (
        <span key={`${role} ${person?.slug ?? name}`} className="@xl:block">
          {index > 0 && <span className="@xl:hidden"> · </span>}
          <span className="text-soft">{roles[role]}:</span>{" "}
          {person ? (
            <a href={personPath(person.slug, locale)}>
              <Name>{person.name}</Name>
            </a>
          ) : (
            name && <Local of={{ text: name, lang: language }} />
          )}
        </span>
      ))}
    </p>
  );
}

/** First published and last changed; where they differ, both. */
function Dates({ article }: { article: Article }) {
  const t = translations("article");
  const { publishedAt, edition, views } = article;
  const changed =
    edition.publishedAt && edition.publishedAt > publishedAt ? edition.publishedAt : null;
  return (
    <p className="meta">
      <span className="@xl:block">
        {t("published")} <Minute at={publishedAt} />
      </span>
      {changed && (
        <span className="@xl:block">
          <span className="@xl:hidden"> · </span>
          {t("updated")} <Minute at={changed} />
        </span>
      )}
      <span className="@xl:block">
        <span className="@xl:hidden"> · </span>
        {unbroken(t("readingTime", { minutes: readingMinutes(edition.wordCount) }))}
      </span>
      {views ? (
        <span className="no-print @xl:block">
          <span className="@xl:hidden"> · </span>
          {unbroken(t("views", { count: views }))}
        </span>
      ) : null}
    </p>
  );
}

function Notices({ article }: { article: Article }) {
  const t = translations("article");
  const locale = currentLanguage();
  const { language } = article.edition;
  return (
    <>
      {article.status === "WITHDRAWN" && (
        <div className="mt-4 border-s-4 border-son bg-leaf p-4">
          <p className="font-semibold">{t("withdrawn")}</p>
          <p>
            <Local of={localText(article, "statusNote", locale)} />
          </p>
        </div>
      )}
      {language !== locale && (
        <p className="mt-4 border-s-4 border-nghe bg-leaf px-4 py-2 font-sans text-sm">
          {language === "vi" ? t("onlyVietnamese") : t("onlyEnglish")}
        </p>
      )}
    </>
  );
}

function Corrections({ article }: { article: Article }) {
  const t = translations("article");
  const locale = currentLanguage();
  if (article.corrections.length === 0) return null;
  return (
    <section aria-labelledby="dinh-chinh" className="mt-8 border-s-4 border-son bg-leaf p-4">
      <h2 id="dinh-chinh" className="text-base font-semibold">
        {t("corrections")}
      </h2>
      <ul>
        {article.corrections.map((correction) => (
          <li key={correction.id} className="mt-2 text-base">
            <span className="meta">
              <Day at={correction.correctedAt} />:
            </span>{" "}
            <Local of={localText(correction, "text", locale)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where the facts come from: each source's name, author, address and time. */
function Sources({ article }: { article: Article }) {
  const t = translations("article");
  if (article.sources.length === 0) return null;
  const labels = { BASED_ON: t("basedOn"), QUOTED: t("quotedFrom") };
  return (
    <section aria-label={t("source")} className="mt-8 border-t border-rule pt-3 font-sans text-sm">
      {[...Map.groupBy(article.sources, ({ kind }) => kind)].map(([kind, those]) => (
        <div key={kind}>
          <p className="break-after-avoid text-soft">{labels[kind]}:</p>
          <ul className="grid gap-1">
            {those.map((source) => (
              <li key={source.id} className="break-words">
                <SourceLine source={source} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function SourceLine({ source }: { source: Article["sources"][number] }) {
  const locale = currentLanguage();
  const name = <Local of={requiredText(source, "name", locale)} />;
  return (
    <>
      {source.url ? <a href={source.url}>{name}</a> : name}
      {source.author && (
        <>
          {", "}
          <Name>{source.author}</Name>
        </>
      )}
      {source.publishedOn && (
        <>
          {", "}
          <InexactDay date={source.publishedOn} />
          {source.publishedTime && ` ${source.publishedTime.slice(0, 5)}`}
        </>
      )}
    </>
  );
}

function Topics({ article }: { article: Article }) {
  const t = translations("article");
  const locale = currentLanguage();
  if (article.topics.length === 0) return null;
  return (
    <nav aria-label={t("topics")} className="mt-4 font-sans text-sm">
      <ul className="flex flex-wrap gap-2">
        {article.topics.map(({ topic }) => (
          <li key={topic.id}>
            <a
              href={topicPath(topic.slug, locale)}
              className="inline-block border border-rule px-3 py-2 no-underline hover:border-cham hover:underline"
            >
              <Local of={requiredText(topic, "name", locale)} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
