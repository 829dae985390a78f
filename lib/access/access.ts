/** Who asks for a change. Accounts of the desk join the command line here. */
export type Actor = { kind: "command-line" } | { kind: "anonymous" };

/** What can be done, and by whom: the one table. */
const allowed = {
  "content.write": ["command-line"],
  "article.publish": ["command-line"],
  "article.withdraw": ["command-line"],
} as const satisfies Record<string, readonly Actor["kind"][]>;

export type Action = keyof typeof allowed;

export function may(actor: Actor, action: Action): boolean {
  return (allowed[action] as readonly string[]).includes(actor.kind);
}
