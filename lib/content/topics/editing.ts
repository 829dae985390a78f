import type { Transaction } from "../command.ts";

/** A topic as saveTopic takes one; null where there is none. */
export const readTopic = (tx: Transaction, id: string) =>
  tx.topic.findUnique({ where: { id }, omit: { id: true } });

/** A section as saveSection takes one; null where there is none. */
export const readSection = (tx: Transaction, id: string) =>
  tx.section.findUnique({ where: { id }, omit: { id: true } });
