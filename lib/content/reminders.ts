import type { Transaction } from "./command.ts";

/** Has what is due at a moment looked for then: asked for within the transaction that plans it, or not at all. */
export type Remind = (tx: Transaction, at: Date) => Promise<unknown>;

// Next.js bundles a copy of this module of its own: what there is one of hangs on globalThis.
const key = Symbol.for("portal.remind");
const holder = globalThis as { [key]?: Remind | undefined };

/** Says who reminds in this process; the command line has nobody, and needs nobody (lib/jobs/sweep.ts). */
export function remindBy(remind: Remind | undefined): void {
  holder[key] = remind;
}

export async function remind(tx: Transaction, at: Date): Promise<void> {
  await holder[key]?.(tx, at);
}
