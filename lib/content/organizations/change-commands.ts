import { z } from "zod";
import { type Actor, insist } from "#lib/access/access.ts";
import { database } from "#lib/db/client.ts";
import { defineCommand, type Reason, Refusal, reasonsIn } from "../command.ts";
import { id } from "../fields.ts";
import { readBefore, seen, stateOf } from "../seen.ts";
import { afterChange, changeFields, hasSuccessors } from "./changes.ts";
import { writeOrganization, writeSuccession } from "./commands.ts";
import { readOrganization } from "./editing.ts";

/** Says what happened to an organization: its former name, or its page with what it became, stays. */
export const changeOrganization = defineCommand({
  name: "changeOrganization",
  action: "content.write",
  schema: z.object({ id, seen, ...changeFields }),
  async write(tx, { id, seen, ...change }) {
    const before = await readBefore(tx, "Organization", { id, seen }, readOrganization);
    if (!before) throw new Refusal({ field: "id", code: "unknown" });
    const { after, successorIds } = afterChange(id, before, change);
    const { changed } = await writeOrganization(tx, { id, seen, ...after });
    const { act, on: happenedOn, note, noteEn } = change;
    for (const successorId of successorIds) {
      if (!hasSuccessors(act)) break;
      await writeSuccession(tx, {
        predecessorId: id,
        successorId,
        kind: act,
        happenedOn,
        note,
        noteEn,
      });
    }
    return {
      value: id,
      changed: [...changed, ...successorIds],
      recorded: { id, before, after, ...change },
    };
  },
});

const asked = z.object(changeFields);

/**
 * What saying it would make of an organization; null where there is none.
 * @param input as {@link changeOrganization} takes it; undefined before anything was asked.
 * @throws NotAllowed
 */
export async function previewChange(
  actor: Actor,
  id: string,
  input: z.input<typeof asked> | undefined,
) {
  insist(actor, "content.write");
  const before = await readOrganization(database(), id);
  if (!before) return null;
  const found = { before, seen: stateOf(before), after: null, reasons: [] as Reason[] };
  if (!input) return found;
  const parsed = asked.safeParse(input);
  if (!parsed.success) return { ...found, reasons: reasonsIn(parsed.error) };
  try {
    return { ...found, after: afterChange(id, before, parsed.data), change: parsed.data };
  } catch (error) {
    if (error instanceof Refusal) return { ...found, reasons: error.reasons };
    throw error;
  }
}
