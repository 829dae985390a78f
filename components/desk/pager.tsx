import Link from "next/link";
import type { Desk } from "./words.ts";

type Props = {
  /** Which page of the list is shown, from 1. */
  number: number;
  hasNext: boolean;
  address: (page: number) => string;
  t: Desk;
};

/** Leads through the pages of a list. */
export function Pager({ number, hasNext, address, t }: Props) {
  if (number === 1 && !hasNext) return null;
  return (
    <nav aria-label={t("articles.pages")} className="tabs mt-6">
      {number > 1 && <Link href={address(number - 1)}>{t("record.before")}</Link>}
      {hasNext && <Link href={address(number + 1)}>{t("record.after")}</Link>}
    </nav>
  );
}
