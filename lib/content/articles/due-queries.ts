import { database } from "#lib/db/client.ts";

/** Something that is to be done now. */
export type Due = { kind: "publish" | "takeDown"; id: string; at: Date };

/** What was planned and is due by the database's clock, the oldest first. Asked for every second. */
export const findDue = (): Promise<Due[]> =>
  database().$queryRaw<Due[]>`
    SELECT 'publish' AS kind, id, "scheduledFor" AS at FROM "Edition"
    WHERE state = 'DRAFT' AND stage = 'SCHEDULED' AND "scheduleFault" IS NULL AND "scheduledFor" <= now()
    UNION ALL
    SELECT 'takeDown', "articleId", at FROM "TakeDownPlan" WHERE fault IS NULL AND at <= now()
    ORDER BY at`;
