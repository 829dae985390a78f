import { fromPrisma, PgBoss } from "pg-boss";
import { remindBy } from "#lib/content/reminders.ts";
import { pool } from "#lib/db/client.ts";
import { log } from "#lib/log.ts";

/** The schema that pg-boss makes for itself, beside the portal's. */
const schema = "jobs";
const queue = "due";

/**
 * Has pg-boss wake the sweep at each moment that something is planned for. A job says no more than when: what
 * is due, the sweep finds, and one job too many or too few changes nothing but how soon.
 * @returns what ends it.
 */
export async function startQueue(wake: () => Promise<void>): Promise<() => Promise<void>> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool().query(text, values) },
    schema,
    // Nothing repeats by a calendar, and the table stays small.
    schedule: false,
    registerInstance: false,
    reindex: false,
    monitorVacuum: false,
  });
  let isFailing = false;
  // The sweep says when the database is away; pg-boss says so with every question that it asks.
  boss.on("error", (err) => {
    if (!isFailing) log.warn({ err }, "The queue cannot be read at the moment");
    isFailing = true;
  });
  const stop = async () => {
    remindBy(undefined);
    await boss.stop({ timeout: 1_000 });
  };
  try {
    // A database that is away just now is waited for.
    await boss.start({ attempts: 1_000 });
    await boss.createQueue(queue);
    await boss.work(queue, { pollingIntervalSeconds: 1, batchSize: 100 }, async () => {
      isFailing = false;
      await wake();
    });
  } catch (error) {
    await stop();
    throw error;
  }
  remindBy(async (tx, at) => {
    await tx.$executeRaw`SAVEPOINT reminder`;
    try {
      await boss.send(queue, null, { startAfter: at, db: fromPrisma(tx) });
    } catch (err) {
      // What is planned stays planned: the sweep finds it all the same.
      await tx.$executeRaw`ROLLBACK TO SAVEPOINT reminder`;
      log.warn({ err }, "The queue takes no job");
    }
  });
  return stop;
}
