/**
 * What becomes of what is typed. README.md beside this file has the same as a table, and a test compares
 * the two. Nothing here knows of a browser: saver.ts does what a state asks for.
 */

export type SavingState =
  /** All that was typed is saved. */
  | "saved"
  /** Something was typed; a pause is waited for. */
  | "typing"
  /** One save is under way. What is typed meanwhile is the next, however much it is. */
  | "saving"
  /** A save got no answer: it may have been done. The same one is sent again. */
  | "away"
  /** Nobody is signed in any more. */
  | "signedOut"
  /** Someone else writes now. */
  | "taken"
  /** Someone else has saved another text. */
  | "conflict"
  /** What was typed cannot be saved as it is. */
  | "refused";

export type SavingEvent =
  | "typed"
  /** The pause is over. */
  | "pause"
  /** Answers to a save. Where more was typed meanwhile, `savedOlder`. */
  | "saved"
  | "savedOlder"
  | "noAnswer"
  | "signedOut"
  | "taken"
  | "conflict"
  | "refused"
  /** What stood in the way may be gone: a while is over, someone signed in, took the lock back, chose a text. */
  | "again";

type Transitions = Partial<Record<SavingEvent, SavingState>>;

const answers: Transitions = {
  noAnswer: "away",
  signedOut: "signedOut",
  taken: "taken",
  conflict: "conflict",
  refused: "refused",
};

export const transitions: Record<SavingState, Transitions> = {
  saved: { typed: "typing", signedOut: "signedOut", taken: "taken" },
  typing: { typed: "typing", pause: "saving", signedOut: "signedOut", taken: "taken" },
  saving: { ...answers, saved: "saved", savedOlder: "saving" },
  away: { again: "saving" },
  signedOut: { again: "saving" },
  taken: { again: "saving" },
  conflict: { again: "saving" },
  refused: { typed: "typing" },
};

/** @returns the state after an event; the same where it does not matter then. */
export const after = (state: SavingState, event: SavingEvent): SavingState =>
  transitions[state][event] ?? state;
