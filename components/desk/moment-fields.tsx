import { Field } from "./form.tsx";
import type { Desk } from "./words.ts";

type Props = {
  /** With what one begins, and the first day that can be chosen. */
  begin: { day: string; time: string; from: string };
  t: Desk;
};

/** A moment in Vietnam, to the minute, as a form asks for it. */
export const MomentFields = ({ begin: { day, time, from }, t }: Props) => (
  <div className="moment">
    <Field
      name="day"
      label={t("moment.day")}
      hint={t("moment.zone")}
      type="date"
      min={from}
      defaultValue={day}
    />
    <Field name="time" label={t("moment.time")} type="time" step={60} defaultValue={time} />
  </div>
);
