import Link from "next/link";
import type { ReactNode } from "react";
import { Star } from "#components/ui/star.tsx";
import type { Desk } from "./words.ts";

const addresses = {
  start: "/desk",
  articles: "/desk/articles",
  calendar: "/desk/calendar",
  events: "/desk/events",
  people: "/desk/people",
  organizations: "/desk/organizations",
  documents: "/desk/documents",
  topics: "/desk/topics",
  sections: "/desk/sections",
  places: "/desk/places",
  series: "/desk/series",
  media: "/desk/media",
  accounts: "/desk/accounts",
  audit: "/desk/audit",
};

type Props = {
  words: Desk;
  siteName: string;
  /** Who is signed in. */
  person: string | undefined;
  places: readonly (keyof typeof addresses)[];
  /** What signs out, for who is signed in. */
  leave: ReactNode;
  children: ReactNode;
};

/** What stands around every page of the desk. */
export function DeskFrame({ words: t, siteName, person, places, leave, children }: Props) {
  return (
    <>
      <a href="#noi-dung" className="skip">
        {t("skip")}
      </a>
      <header className="border-b-[3px] border-double border-ink">
        <div className="mx-auto flex max-w-[76rem] flex-wrap items-center gap-x-6 px-4 py-2 md:px-6">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <a href="/" className="mast">
              <Star />
              <span lang="vi">{siteName}</span>
            </a>
            <span className="text-soft">{t("name")}</span>
          </p>
          {person && (
            <>
              <nav aria-label={t("places.label")} className="order-last w-full">
                <ul className="flex flex-wrap gap-x-5">
                  {places.map((place) => (
                    <li key={place}>
                      <Link href={addresses[place]} prefetch={false} className="place">
                        {t(`places.${place}`)}
                      </Link>
                    </li>
                  ))}
                </ul>
              </nav>
              <div className="ms-auto flex flex-wrap items-center gap-x-5">
                <Link href="/desk/account" prefetch={false} className="place">
                  {person}
                </Link>
                {leave}
              </div>
            </>
          )}
        </div>
      </header>
      <main id="noi-dung" tabIndex={-1} className="mx-auto max-w-[76rem] px-4 py-6 md:px-6 md:py-8">
        {children}
      </main>
    </>
  );
}
