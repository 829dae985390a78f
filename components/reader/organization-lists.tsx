import { Local } from "#components/ui/local.tsx";
import { organizationPath } from "#lib/content/addresses.ts";
import { requiredText } from "#lib/content/language.ts";
import type { Branch, organizationsByLevel } from "#lib/content/organizations/queries.ts";
import { currentLanguage, translations } from "#lib/i18n/translations.ts";

type Row = { slug: string; name: string; nameEn: string | null; dissolvedOn: string | null };

type LinkProps = {
  organization: Row;
  /** Within a sentence, where a link needs its line. */
  inText?: boolean;
};

/** The name of a body as a link, and whether it is no more. */
export function OrganizationLink({ organization, inText = false }: LinkProps) {
  const t = translations("organization");
  const locale = currentLanguage();
  return (
    <>
      <a
        href={organizationPath(organization.slug, locale)}
        className={inText ? undefined : "entry"}
      >
        <Local of={requiredText(organization, "name", locale)} />
      </a>
      {organization.dissolvedOn && (
        <>
          {" "}
          <span className="meta whitespace-nowrap">({t("ended")})</span>
        </>
      )}
    </>
  );
}

export function OrganizationTree({ branches }: { branches: Branch[] }) {
  return (
    <ul className="gap-x-10 @lg:columns-2">
      {branches.map((branch) => (
        <li key={branch.id} className="break-inside-avoid border-t border-rule py-2.5 text-lg">
          <OrganizationLink organization={branch} />
          <Below branch={branch} />
        </li>
      ))}
    </ul>
  );
}

function Below({ branch }: { branch: Branch }) {
  if (!branch.children?.length) return null;
  return (
    <ul className="branches text-base">
      {branch.children.map(({ child }) => (
        <li key={child.id}>
          <OrganizationLink organization={child} />
          <Below branch={child} />
        </li>
      ))}
    </ul>
  );
}

type Levelled = Awaited<ReturnType<typeof organizationsByLevel>>["items"];

export function OrganizationLevels({ organizations }: { organizations: Levelled }) {
  const t = translations("organization");
  return [...Map.groupBy(organizations, ({ level }) => level)].map(([level, those]) => (
    <section
      key={level}
      className="grid gap-x-8 gap-y-2 border-t border-rule py-5 @md:grid-cols-[11rem_minmax(0,1fr)]"
    >
      <h2 className="kicker text-base">{t(`level.${level}`)}</h2>
      <ul className="gap-x-8 text-lg @lg:columns-2">
        {those.map((organization) => (
          <li key={organization.id} className="break-inside-avoid pb-2">
            <OrganizationLink organization={organization} />
          </li>
        ))}
      </ul>
    </section>
  ));
}
