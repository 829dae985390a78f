import Link from "next/link";
import type { ReactNode } from "react";
import { Star } from "#components/ui/star.tsx";
import { type Place, Places } from "./places.tsx";
import type { Desk } from "./words.ts";

/** How often one wants to go there. */
const wanted = {
  start: "daily",
  articles: "daily",
  calendar: "daily",
  media: "often",
  events: "often",
  people: "often",
  organizations: "often",
  documents: "often",
  topics: "seldom",
  sections: "seldom",
  places: "seldom",
  series: "seldom",
  accounts: "seldom",
  audit: "seldom",
} as const satisfies Record<string, Place["wanted"]>;

type Name = keyof typeof wanted;

const addressOf = (place: Name) => (place === "start" ? "/desk" : `/desk/${place}`);

type Props = {
  words: Desk;
  siteName: string;
  /** Who is signed in. */
  person: string | undefined;
  places: readonly Name[];
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
              <Places
                label={t("places.label")}
                more={t("places.more")}
                places={places.map((place) => ({
                  href: addressOf(place),
                  name: t(`places.${place}`),
                  wanted: wanted[place],
                }))}
              />
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
