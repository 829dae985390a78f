import type { ReactNode } from "react";
import { translations } from "#lib/i18n/translations.ts";

/** The title of a list page, with a line on what is in it. */
export function PageTitle({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="mb-6 @md:mb-8 @md:pt-2">
      <h1 className="max-w-[52rem] text-3xl">{title}</h1>
      {children && (
        <div className="mt-2 max-w-[44rem] text-lg text-balance text-soft">{children}</div>
      )}
    </div>
  );
}

/** The title of a part of a page, under a double rule. */
export function Department({
  title,
  more,
  id,
  children,
  className = "",
}: {
  title: ReactNode;
  more?: { href: string; label: string };
  id?: string;
  children: ReactNode;
  className?: string;
}) {
  const t = translations("site");
  return (
    <section aria-labelledby={id} className={className}>
      <div className="department flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={id} className="text-xl leading-snug">
          {title}
        </h2>
        {more && (
          <a href={more.href} aria-label={more.label} className="entry py-1 font-sans text-sm">
            {t("all")}
          </a>
        )}
      </div>
      {children}
    </section>
  );
}

/** A part of a page with its title in the margin, where there is room for one. */
export const aside =
  "grid gap-x-10 gap-y-1 border-t border-rule py-5 @lg:grid-cols-[16rem_minmax(0,1fr)]";
