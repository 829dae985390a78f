import type { Desk } from "./words.ts";

export type PickerWords = {
  none: string;
  /** Leads to where one is made that is not there yet. */
  make: string;
  up: string;
  down: string;
  remove: string;
};

/** What a picker says, in the words of the desk. */
export const pickerWords = (t: Desk): PickerWords => ({
  none: t("filing.none"),
  make: t("record.make"),
  up: t("filing.up"),
  down: t("filing.down"),
  remove: t("filing.remove"),
});
