import Link from "next/link";
import { eventPath } from "#lib/content/addresses.ts";
import type { Planned } from "#lib/content/articles/planned-queries.ts";
import { type Language, requiredText } from "#lib/content/language.ts";
import { weekdayOf } from "#lib/text/calendar.ts";
import { dayRange, formatDay, localDay, localTime, monthRange } from "#lib/text/date-time.ts";
import { isMissed } from "./plan.ts";
import type { Desk } from "./words.ts";

type Props = {
  /** "2026-11" */
  month: string;
  /** "2026-11-23" */
  today: string;
  planned: Planned;
  language: Language;
  t: Desk;
};

/** A month of what is planned: weeks as rows of a table, days under each other where there is no room for that. */
export function Calendar({ month, today, planned, language, t }: Props) {
  const weeks = weeksOf(month);
  return (
    <table className="calendar">
      <thead>
        <tr>
          {(weeks[0] ?? []).map((day) => (
            <th key={day} scope="col">
              {weekdayOf(partsOf(day), language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <Day key={day} {...{ day, month, today, planned, language, t }} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day, month, today, planned, language, t }: Props & { day: string }) {
  if (!day.startsWith(month)) return <td className="outside" />;
  const plans = planned.plans.filter(({ at }) => localDay(at) === day);
  const events = planned.events.filter(({ days }) => days.includes(day));
  const isToday = day === today;
  const isEmpty = plans.length === 0 && events.length === 0;
  const className = [isToday && "today", isEmpty && "empty"].filter(Boolean).join(" ");
  return (
    <td className={className || undefined}>
      <p className="day">
        <time dateTime={day}>
          <span className="number">{Number(day.slice(8))}</span>
          <span className="whole">
            {formatDay(dayRange(day).from, language, { weekday: true })}
          </span>
        </time>
        {isToday && <span className="meta"> {t("calendar.today")}</span>}
      </p>
      {plans.length > 0 && (
        <ul>
          {plans.map((plan) => (
            <li key={`${plan.kind} ${plan.articleId} ${plan.language}`} className={plan.kind}>
              <span className="what">
                {t(`calendar.${plan.kind}`, { time: localTime(plan.at) })}
              </span>{" "}
              <Link
                href={`/desk/articles/${plan.articleId}/${plan.language}`}
                prefetch={false}
                lang={plan.language}
              >
                {plan.title || t("articles.untitled")}
              </Link>
              {plan.kind !== "embargo" && isMissed(plan) && (
                <strong className="missed"> {t("calendar.missed")}</strong>
              )}
            </li>
          ))}
        </ul>
      )}
      {events.length > 0 && (
        <ul className="behind">
          {events.map((event) => {
            const { text, lang } = requiredText(event, "name", language);
            return (
              <li key={event.id}>
                <span className="sr-only">{t("calendar.event")}: </span>
                <a href={eventPath(event.slug, language)} lang={lang}>
                  {text}
                </a>
              </li>
            );
          })}
        </ul>
      )}
    </td>
  );
}

/** The weeks that a month touches, from Monday on, with the days of its neighbours. */
function weeksOf(month: string): string[][] {
  const { from, to } = monthRange(month);
  const dayMs = 86_400_000;
  // Of the local day: midnight in Vietnam is the evening before elsewhere.
  const weekday = (new Date(`${localDay(from)}T00:00:00Z`).getUTCDay() + 6) % 7;
  const weeks: string[][] = [];
  for (let first = from.getTime() - weekday * dayMs; first < to.getTime(); first += 7 * dayMs) {
    weeks.push(Array.from({ length: 7 }, (_, n) => localDay(new Date(first + n * dayMs))));
  }
  return weeks;
}

function partsOf(day: string) {
  const [year = 0, month = 0, number = 0] = day.split("-").map(Number);
  return { year, month, day: number };
}
