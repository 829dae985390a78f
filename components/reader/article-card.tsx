import { Local } from "#components/ui/local.tsx";
import { Day } from "#components/ui/time.tsx";
import { articlePath, sectionPath } from "#lib/content/addresses.ts";
import type { Card } from "#lib/content/articles/queries.ts";
import { requiredText } from "#lib/content/language.ts";
import { currentLanguage } from "#lib/i18n/translations.ts";
import { Picture } from "./picture.tsx";

/** The section of an article, or what the edition puts above its title. */
export function Kicker({ article }: { article: Pick<Card, "section" | "edition"> }) {
  const locale = currentLanguage();
  const { kicker, language } = article.edition;
  return (
    <p className="kicker">
      <a href={sectionPath(article.section.slug, locale)}>
        <Local of={requiredText(article.section, "name", locale)} />
      </a>
      {kicker && (
        <>
          <span aria-hidden="true"> · </span>
          <span className="inline-block">
            <Local of={{ text: kicker, lang: language }} />
          </span>
        </>
      )}
    </p>
  );
}

export function ArticleLink({ article }: { article: Pick<Card, "slug" | "edition"> }) {
  const { title, language } = article.edition;
  return (
    <a href={articlePath(article.slug, currentLanguage())}>
      <Local of={{ text: title, lang: language }} />
    </a>
  );
}

/** The story that opens the front page. */
export function LeadStory({ article }: { article: Card }) {
  const { lead, language, leadMedia } = article.edition;
  return (
    <article>
      {leadMedia && (
        <Picture
          picture={leadMedia}
          use="wide"
          sizes="(min-width: 76rem) 36rem, (min-width: 62rem) 50vw, 100vw"
          alt={null}
          eager
          className="mb-4 aspect-[16/10]"
        />
      )}
      <Kicker article={article} />
      <h2 className="headline mt-1 text-3xl">
        <ArticleLink article={article} />
      </h2>
      <p className="mt-3 max-w-[36rem] text-lg text-balance text-soft">
        <Local of={{ text: lead, lang: language }} />
      </p>
      <p className="meta mt-2">
        <Day at={article.publishedAt} weekday />
      </p>
    </article>
  );
}

/** A story with its picture, in a list; `.stories` around it decides on its form. */
export function Story({ article, level = 3 }: { article: Card; level?: 2 | 3 }) {
  const { lead, language, leadMedia } = article.edition;
  const Heading = `h${level}` as const;
  return (
    <article className="story">
      <div>
        <Kicker article={article} />
        <Heading className="headline mt-0.5 text-lg sm:text-xl">
          <ArticleLink article={article} />
        </Heading>
        <p className="dek mt-1.5 text-base text-soft">
          <Local of={{ text: lead, lang: language }} />
        </p>
      </div>
      <p className="meta">
        <Day at={article.publishedAt} />
      </p>
      {leadMedia && (
        <Picture
          picture={leadMedia}
          use="card"
          sizes="(min-width: 62rem) 15rem, (min-width: 38rem) 12rem, 6.5rem"
          alt={null}
          className="aspect-[3/2] @max-[17rem]:hidden"
        />
      )}
    </article>
  );
}

/** The first story of a section on the front page: its picture beside it on phones, else above. */
export function SectionStory({ article }: { article: Card }) {
  const { kicker, language, leadMedia } = article.edition;
  return (
    <article className="grid grid-cols-[minmax(0,1fr)_min(6.5rem,28%)] gap-x-4 @max-[17rem]:block @md:flex @md:flex-col-reverse @md:justify-end @md:gap-3">
      <div>
        {kicker && (
          <p className="kicker">
            <Local of={{ text: kicker, lang: language }} />
          </p>
        )}
        <h3 className="headline mt-0.5 text-lg">
          <ArticleLink article={article} />
        </h3>
        <p className="meta mt-1">
          <Day at={article.publishedAt} />
        </p>
      </div>
      {leadMedia && (
        <Picture
          picture={leadMedia}
          use="card"
          sizes="(min-width: 62rem) 17rem, (min-width: 46rem) 50vw, 6.5rem"
          alt={null}
          className="mt-1.5 aspect-[3/2] self-start @max-[17rem]:hidden @md:mt-0 @md:self-stretch"
        />
      )}
    </article>
  );
}

/** A story as a line of a list. */
export function Headline({ article, level = 3 }: { article: Card; level?: 2 | 3 }) {
  const Heading = `h${level}` as const;
  return (
    <article>
      <Heading className="headline text-base font-semibold">
        <ArticleLink article={article} />
      </Heading>
      <p className="meta mt-1">
        <Day at={article.publishedAt} />
      </p>
    </article>
  );
}
