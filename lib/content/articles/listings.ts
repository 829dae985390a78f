import type { Transaction } from "../command.ts";

/**
 * Enters articles anew in the lists of their section, topics, events and of what they speak of. Called by
 * whatever changes one of these, after it has.
 */
export async function writeListings(tx: Transaction, articleIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`SELECT list_articles(${articleIds}::uuid[])`;
}
