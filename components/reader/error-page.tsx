import type { ReactNode } from "react";
import { pagePath } from "#lib/content/addresses.ts";
import { currentLanguage, translations } from "#lib/i18n/translations.ts";

type Props = { status: number; title: string; children: ReactNode };

/** What stands instead of a page: its number in the margin column, what happened and where to go. */
export function ErrorPage({ status, title, children }: Props) {
  const t = translations("error");
  return (
    <div className="error gap-x-8 @md:grid @md:grid-cols-[11rem_minmax(0,44rem)]">
      <p className="text-figure leading-tight font-semibold text-son tabular-nums">{status}</p>
      <div>
        <h1 className="mb-3 text-3xl">{title}</h1>
        {children}
        <p className="mt-6 font-sans text-sm">
          <a href={pagePath("home", currentLanguage())} className="entry inline-block py-1">
            {t("back")}
          </a>
        </p>
      </div>
    </div>
  );
}
