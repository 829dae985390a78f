import type { Role } from "#lib/db/generated/enums.ts";

/** Who asks for something. */
export type Actor =
  | { kind: "command-line" }
  | { kind: "anonymous"; from?: string | null }
  /** The portal itself, when it is time for what someone planned. */
  | { kind: "clock" }
  /** Someone who is signed in to the desk; `from` which network address. */
  | { kind: "account"; id: string; role: Role; from?: string | null };

/** Each may do what those before it may. */
export const roles = [
  "CONTRIBUTOR",
  "EDITOR",
  "APPROVER",
  "ADMINISTRATOR",
] as const satisfies Role[];

/** What can be done, and from which role on: the one table. The command line may do everything. */
const allowed = {
  /** To open the desk at all, and to see to the own account. */
  "desk.enter": "CONTRIBUTOR",
  /** To write a report that readers have not seen in this form: the own one. */
  "draft.write": "CONTRIBUTOR",
  /** To write everything: also the reports of others, and what they speak of. */
  "content.write": "EDITOR",
  "article.approve": "APPROVER",
  "article.publish": "APPROVER",
  "article.withdraw": "APPROVER",
  /** To do what was planned when it is time for it. Whoever planned it has to be allowed to do it then, too. */
  "plan.carryOut": "clock",
  "account.manage": "ADMINISTRATOR",
  "audit.read": "ADMINISTRATOR",
  /** To use an address that lets one in: whoever has it. */
  "account.link": "anonymous",
} as const satisfies Record<string, Role | "anonymous" | "clock">;

export type Action = keyof typeof allowed;

export const actions = Object.keys(allowed) as Action[];

export function may(actor: Actor, action: Action): boolean {
  if (actor.kind === "command-line") return true;
  const from = allowed[action];
  if (from === "anonymous") return true;
  if (from === "clock") return actor.kind === "clock";
  return actor.kind === "account" && roles.indexOf(actor.role) >= roles.indexOf(from);
}

/** Whether someone may write an article's drafts: their own, or everybody's. */
export const mayWrite = (actor: Actor, { createdById }: { createdById: string | null }): boolean =>
  may(actor, "content.write") ||
  (may(actor, "draft.write") && actor.kind === "account" && actor.id === createdById);

/** Thrown where something is asked for that may not be read. */
export class NotAllowed extends Error {
  override name = "NotAllowed";
}

/** @throws NotAllowed */
export function insist(actor: Actor, action: Action): void {
  if (!may(actor, action)) throw new NotAllowed(action);
}
