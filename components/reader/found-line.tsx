import { Local } from "#components/ui/local.tsx";
import { pagePath, type Route } from "#lib/content/addresses.ts";
import { currentLanguage, translations } from "#lib/i18n/translations.ts";
import type { Found } from "#lib/search/queries.ts";

const routesOf = {
  ARTICLE: "articles",
  SECTION: "sections",
  TOPIC: "topics",
  EVENT: "events",
  PERSON: "speakers",
  ORGANIZATION: "organizations",
  DOCUMENT: "documents",
} as const satisfies Record<Found["kind"], Route>;

/** Something that search has found. */
export function FoundLine({ found, level = 2 }: { found: Found; level?: 2 | 3 }) {
  const t = translations("search");
  const locale = currentLanguage();
  const Heading = `h${level}` as const;
  const lang = found.kind === "PERSON" ? "vi" : found.language;
  return (
    <article className={level === 2 ? "gap-x-8 @lg:grid @lg:grid-cols-[11rem_minmax(0,1fr)]" : ""}>
      <p className="kicker pt-1">{t(`kind.${found.kind}`)}</p>
      <div className="max-w-[44rem]">
        <Heading
          className={`headline text-lg font-semibold ${found.kind === "PERSON" ? "name" : ""}`}
        >
          <a href={pagePath(routesOf[found.kind], locale, [found.slug])}>
            <Local of={{ text: found.title, lang }} />
          </a>
        </Heading>
        {found.detail && (
          <p className="mt-1 text-base text-soft">
            <Local of={{ text: found.detail, lang: found.language }} />
          </p>
        )}
      </div>
    </article>
  );
}
