import { useLocale } from "next-intl";
import { Local } from "#components/ui/local.tsx";
import { Day } from "#components/ui/time.tsx";
import { articlePath, sectionPath } from "#lib/content/addresses.ts";
import type { Card } from "#lib/content/articles/queries.ts";
import { requiredText } from "#lib/content/language.ts";
import { Picture } from "./picture.tsx";

/** The section of an article, or what the edition puts above its title. */
export function Kicker({ article }: { article: Pick<Card, "section" | "edition"> }) {
  const locale = useLocale();
  const { kicker, language } = article.edition;
  return (
    <p className="kicker">
      <a href={sectionPath(article.section.slug, locale)}>
        <Local of={requiredText(article.section, "name", locale)} />
      </a>
      {kicker && (
        <>
          <span aria-hidden="true"> · </span>
          <Local of={{ text: kicker, lang: language }} />
        </>
      )}
    </p>
  );
}

export function ArticleLink({ article }: { article: Pick<Card, "slug" | "edition"> }) {
  const { title, language } = article.edition;
  return (
    <a href={articlePath(article.slug, useLocale())}>
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
          sizes="(min-width: 76rem) 48rem, (min-width: 62rem) 62vw, 100vw"
          alt={null}
          eager
          className="mb-4 aspect-[16/10]"
        />
      )}
      <Kicker article={article} />
      <h2 className="headline mt-1 text-3xl">
        <ArticleLink article={article} />
      </h2>
      <p className="mt-3 max-w-[40rem] text-lg text-soft">
        <Local of={{ text: lead, lang: language }} />
      </p>
      <p className="meta mt-2">
        <Day at={article.publishedAt} weekday />
      </p>
    </article>
  );
}

/** A story with its picture, in a grid or a list. */
export function Story({ article, level = 3 }: { article: Card; level?: 2 | 3 }) {
  const { lead, language, leadMedia } = article.edition;
  const Heading = `h${level}` as const;
  return (
    <article className="grid grid-cols-[1fr_6.5rem] gap-x-4 sm:grid-cols-[1fr_12rem]">
      <div>
        <Kicker article={article} />
        <Heading className="headline mt-1 text-lg sm:text-xl">
          <ArticleLink article={article} />
        </Heading>
        <p className="mt-2 hidden text-base text-soft sm:block">
          <Local of={{ text: lead, lang: language }} />
        </p>
        <p className="meta mt-2">
          <Day at={article.publishedAt} />
        </p>
      </div>
      {leadMedia && (
        <Picture
          picture={leadMedia}
          use="card"
          sizes="(min-width: 34rem) 12rem, 6.5rem"
          alt={null}
          className="mt-1 aspect-[3/2] self-start"
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
