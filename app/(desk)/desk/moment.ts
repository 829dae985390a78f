import type { Result } from "#lib/content/command.ts";
import { localDay, localMinute, localTime } from "#lib/text/date-time.ts";
import { textIn } from "./form-state.ts";

/** The moment that a form's date and time say, in Vietnam; invalid where they say none. */
export const momentIn = (form: FormData): Date =>
  localMinute(textIn(form, "day"), textIn(form, "time"));

/** What is wrong with a moment is said beside its date. */
export function besideDay<T>(result: Result<T>, field: string): Result<T> {
  if (result.ok) return result;
  const reasons = result.reasons.map((one) =>
    one.field === field ? { ...one, field: "day" } : one,
  );
  return { ok: false, reasons };
}

/** With what one begins to choose a moment: one that is set, or else the next seven o'clock in the morning. */
export function momentToBegin(set: Date | null | undefined, now = new Date()) {
  const today = localDay(now);
  const at = set ?? (localTime(now) < "07:00" ? now : new Date(now.getTime() + 86_400_000));
  return { day: localDay(at), time: set ? localTime(set) : "07:00", from: today };
}
