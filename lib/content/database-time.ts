import type { Transaction } from "./command.ts";

/** What time it is for everyone: several portals have clocks of their own, and one of them may be wrong. */
export async function databaseTime(tx: Transaction): Promise<Date> {
  const [row] = await tx.$queryRaw<[{ now: Date }]>`SELECT clock_timestamp() AS now`;
  return row.now;
}
