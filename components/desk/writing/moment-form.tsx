"use client";

import { useId } from "react";
import { useWords } from "./words-provider.tsx";

/** When a report is to be published, in Vietnam: "2026-11-24", "07:00"; and why nobody else has to see it. */
export type Moment = { day: string; time: string; reason: string };

type Props = Moment & {
  isPlanned: boolean;
  /** Whether it takes a reason. */
  isAlone: boolean;
  /** The first day that can be chosen. */
  from: string;
  isOff: boolean;
  send: (moment: Moment) => void;
};

/** Sets the time at which a report is published by itself. */
export function MomentForm(props: Props) {
  const { day, time, reason, isPlanned, isAlone, from, isOff, send } = props;
  const t = useWords();
  const id = useId();
  const title = t(isPlanned ? "writing.plan.change" : "writing.plan.title");
  return (
    <details className="with-note">
      <summary>{title}</summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const field = (name: string) => String(form.get(name) ?? "");
          send({ day: field("day"), time: field("time"), reason: field("reason") });
        }}
      >
        <p className="hint" id={`${id}-zone`}>
          {t("moment.zone")}
        </p>
        <div className="moment">
          <div className="field">
            <label htmlFor={`${id}-day`}>{t("moment.day")}</label>
            <input
              id={`${id}-day`}
              name="day"
              type="date"
              min={from}
              defaultValue={day}
              aria-describedby={`${id}-zone`}
            />
          </div>
          <div className="field">
            <label htmlFor={`${id}-time`}>{t("moment.time")}</label>
            <input
              id={`${id}-time`}
              name="time"
              type="time"
              step={60}
              defaultValue={time}
              aria-describedby={`${id}-zone`}
            />
          </div>
        </div>
        {isAlone && (
          <div className="field">
            <label htmlFor={`${id}-reason`}>{t("writing.plan.reason")}</label>
            <textarea id={`${id}-reason`} name="reason" rows={3} defaultValue={reason} />
          </div>
        )}
        <button type="submit" className="second" disabled={isOff}>
          {title}
        </button>
      </form>
    </details>
  );
}
