import type { Transaction } from "../command.ts";

/** A place as savePlace takes one; null where there is none. */
export const readPlace = (tx: Transaction, id: string) =>
  tx.place.findUnique({ where: { id }, omit: { id: true } });
