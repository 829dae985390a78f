import type { Metadata } from "next";
import Link from "next/link";
import { Calendar } from "#components/desk/calendar.tsx";
import { findPlanned } from "#lib/content/articles/planned-queries.ts";
import { localDay, monthRange } from "#lib/text/date-time.ts";
import { enterDesk } from "../signed-in.ts";

type Props = { searchParams: Promise<{ month?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await enterDesk("/desk/calendar")).t("calendar.title") };
}

export default async function CalendarPage({ searchParams }: Props) {
  const { t, actor, language } = await enterDesk("/desk/calendar");
  const { month: asked } = await searchParams;
  const today = localDay(new Date());
  const month = isMonth(asked) ? asked : today.slice(0, 7);
  const planned = await findPlanned(actor, month);
  const { from, to } = monthRange(month);
  const earlier = localDay(new Date(from.getTime() - 1)).slice(0, 7);
  const later = localDay(to).slice(0, 7);
  const [year = "", number = ""] = month.split("-");
  return (
    <>
      <div className="headed">
        <h1>
          {t("calendar.title")} · {t("calendar.month", { month: String(Number(number)), year })}
        </h1>
        <nav aria-label={t("calendar.months")} className="months">
          <Link href={`/desk/calendar?month=${earlier}`} prefetch={false} rel="prev">
            {t("calendar.earlier")}
          </Link>
          <Link href="/desk/calendar" prefetch={false}>
            {t("calendar.now")}
          </Link>
          <Link href={`/desk/calendar?month=${later}`} prefetch={false} rel="next">
            {t("calendar.later")}
          </Link>
        </nav>
      </div>
      <p className="meta mb-4">{t("calendar.help")}</p>
      {planned.plans.length === 0 && <p className="mb-4">{t("calendar.none")}</p>}
      <Calendar month={month} today={today} planned={planned} language={language} t={t} />
    </>
  );
}

/** A month that a portal can have something planned for. */
const isMonth = (asked: unknown): asked is string =>
  typeof asked === "string" && /^20\d\d-(?:0[1-9]|1[0-2])$/.test(asked);
