import type { Transaction } from "../command.ts";

/** A document as saveDocument takes one; null where there is none. */
export const readDocument = (tx: Transaction, id: string) =>
  tx.document.findUnique({
    where: { id },
    omit: { id: true, numberKey: true, sortOn: true },
  });
