import type { ReactNode } from "react";
import { Local, Name } from "#components/ui/local.tsx";
import { InexactDay } from "#components/ui/time.tsx";
import { pagePath, personPath } from "#lib/content/addresses.ts";
import type { Card } from "#lib/content/articles/queries.ts";
import { localText, requiredText } from "#lib/content/language.ts";
import type { Organization } from "#lib/content/organizations/queries.ts";
import type { Page } from "#lib/content/paging.ts";
import { currentLanguage, translations } from "#lib/i18n/translations.ts";
import { formatInexactDate } from "#lib/text/inexact-date.ts";
import { Breadcrumb } from "./breadcrumb.tsx";
import { DocumentLine } from "./document-line.tsx";
import { EventLine } from "./event-line.tsx";
import { Follow } from "./follow.tsx";
import { Department } from "./headings.tsx";
import { OrganizationLink } from "./organization-lists.tsx";
import { Pager } from "./pager.tsx";
import { StoryList } from "./story-list.tsx";

type Of = { organization: Organization };
type Props = Of & { articles: Page<Card>; pathOf: (page: number) => string };

/** A body: what it is, what became of it, who held which position when, what it organized and issued. */
export function OrganizationView({ organization, articles, pathOf }: Props) {
  const t = translations("organization");
  const locale = currentLanguage();
  return (
    <>
      <Breadcrumb
        crumbs={[
          { name: { text: t("list"), lang: locale }, path: pagePath("organizations", locale) },
        ]}
      />
      <p className="kicker">{t(`level.${organization.level}`)}</p>
      <h1 className="max-w-[52rem] text-3xl">
        <Local of={requiredText(organization, "name", locale)} />
      </h1>
      <p className="mt-2 max-w-[44rem] text-lg text-soft">
        <Local of={localText(organization, "purpose", locale)} />
      </p>
      <Ending organization={organization} />
      <Follow route="organizations" slug={organization.slug} files={["feed"]} />
      <div className="mt-8 grid gap-x-12 gap-y-8 @lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="grid content-start gap-8">
          <People organization={organization} />
          {organization.organized.length > 0 && (
            <Department id="su-kien" title={t("events")}>
              <ul className="grid gap-5">
                {organization.organized.map(({ event }) => (
                  <li key={event.id}>
                    <EventLine event={event} />
                  </li>
                ))}
              </ul>
            </Department>
          )}
        </div>
        <div className="grid content-start gap-8">
          <Facts organization={organization} />
          {organization.issued.length > 0 && (
            <Department id="van-ban" title={t("issued")}>
              <ul className="grid gap-3">
                {organization.issued.map((document) => (
                  <li key={document.slug}>
                    <DocumentLine document={document} />
                  </li>
                ))}
              </ul>
            </Department>
          )}
        </div>
      </div>
      {articles.items.length > 0 && (
        <Department id="bai" title={t("articles")} className="mt-10">
          <StoryList articles={articles.items} />
          <Pager page={articles} pathOf={pathOf} />
        </Department>
      )}
    </>
  );
}

/** What became of a body that has ended, and where to go on reading. */
function Ending({ organization }: Of) {
  const t = translations("organization");
  const locale = currentLanguage();
  const { dissolvedOn, successors } = organization;
  if (!dissolvedOn && successors.length === 0) return null;
  return (
    <div className="mt-5 max-w-[46rem] border-s-4 border-son bg-leaf p-4 @md:p-5">
      <p className="text-lg font-semibold">
        {dissolvedOn
          ? t("endedOn", { date: formatInexactDate(dissolvedOn, locale) })
          : t("endedNotice")}
      </p>
      {successors.map(({ successor, kind, happenedOn, ...succession }) => (
        <div key={successor.id} className="mt-2">
          <p>
            {t("successors")}: <OrganizationLink organization={successor} inText /> (
            {t(`succession.${kind}`)}, <InexactDay date={happenedOn} />)
          </p>
          <p className="text-base text-soft">
            <Local of={localText(succession, "note", locale)} />
          </p>
        </div>
      ))}
    </div>
  );
}

function People({ organization }: Of) {
  const t = translations("organization");
  const p = translations("person");
  const locale = currentLanguage();
  const date = (value: string) => formatInexactDate(value, locale);
  if (organization.positions.length === 0) return null;
  return (
    <Department id="nguoi" title={t("people")}>
      <dl>
        {organization.positions.map((position) => (
          <div
            key={position.id}
            className="grid gap-x-8 border-t border-rule py-2.5 first:border-0 first:pt-0 @md:grid-cols-[11rem_minmax(0,1fr)]"
          >
            <dt className="font-sans text-sm text-soft">
              <Local of={requiredText(position, "title", locale)} />
            </dt>
            <dd>
              <ul className="grid gap-1">
                {position.appointments.map(({ id, person, startsOn, endsOn, attestedOn }) => (
                  <li key={id}>
                    <a href={personPath(person.slug, locale)} className="entry font-semibold">
                      <Name>{person.name}</Name>
                    </a>{" "}
                    <span className="meta inline-block">
                      {[
                        startsOn && p("from", { date: date(startsOn) }),
                        endsOn && p("until", { date: date(endsOn) }),
                        attestedOn && p("attested", { date: date(attestedOn) }),
                      ]
                        .filter(Boolean)
                        .join(" · ")}
                    </span>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </Department>
  );
}

function Facts({ organization }: Of) {
  const t = translations("organization");
  const locale = currentLanguage();
  const { names, parents, children, predecessors, place, foundedOn, website } = organization;
  const rows: { name: string; content: ReactNode }[] = [];
  if (place)
    rows.push({ name: t("place"), content: <Local of={requiredText(place, "name", locale)} /> });
  if (foundedOn) rows.push({ name: t("founded"), content: <InexactDay date={foundedOn} /> });
  if (names.length > 0) {
    rows.push({
      name: t("otherNames"),
      content: (
        <ul>
          {names.map((other) => (
            <li key={other.id}>
              <Local of={requiredText(other, "name", locale)} />{" "}
              <span className="text-soft">({t(`nameKind.${other.kind}`)})</span>
            </li>
          ))}
        </ul>
      ),
    });
  }
  const list = (bodies: Parameters<typeof OrganizationLink>[0]["organization"][]) => (
    <ul className="grid gap-1">
      {bodies.map((body) => (
        <li key={body.slug}>
          <OrganizationLink organization={body} />
        </li>
      ))}
    </ul>
  );
  if (parents.length > 0) {
    rows.push({ name: t("parents"), content: list(parents.map(({ parent }) => parent)) });
  }
  if (children.length > 0) {
    rows.push({ name: t("children"), content: list(children.map(({ child }) => child)) });
  }
  if (predecessors.length > 0) {
    rows.push({
      name: t("predecessors"),
      content: list(predecessors.map(({ predecessor }) => predecessor)),
    });
  }
  if (website) {
    rows.push({
      name: t("website"),
      content: (
        <a href={website} className="break-all">
          {website}
        </a>
      ),
    });
  }
  if (rows.length === 0) return null;
  return (
    <dl className="hem grid gap-3 self-start bg-leaf p-4 font-sans text-sm text-cham @md:p-5">
      {rows.map(({ name, content }) => (
        <div key={name}>
          <dt className="kicker">{name}</dt>
          <dd className="text-base">{content}</dd>
        </div>
      ))}
    </dl>
  );
}
