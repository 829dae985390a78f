"use client";

import type { Desk } from "../words.ts";
import type { Status } from "./saver.ts";

type Props = {
  status: Status;
  /** What stands there instead, where nothing is written. */
  instead: "opening" | "reading" | null;
  t: Desk;
};

/** How things are with what is typed, always in words. */
export function SavingStatus({ status, instead, t }: Props) {
  const { state } = status;
  const isFine = ["saved", "typing", "saving"].includes(state);
  return (
    <p role="status" className={isFine ? "saving" : "saving stopped"} data-state={state}>
      {t(`writing.status.${instead ?? state}`)}
    </p>
  );
}
