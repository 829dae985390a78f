/** What can be looked up by its name, as addresses call it and as it is stored. */
export const namedKinds = {
  person: "PERSON",
  organization: "ORGANIZATION",
  event: "EVENT",
  document: "DOCUMENT",
  topic: "TOPIC",
} as const;

export type NamedKind = keyof typeof namedKinds;

export const isNamedKind = (kind: string): kind is NamedKind => Object.hasOwn(namedKinds, kind);

export const kindOf = (stored: string) =>
  (Object.keys(namedKinds) as NamedKind[]).find((kind) => namedKinds[kind] === stored);

export type Named<Kind extends NamedKind = NamedKind> = {
  kind: Kind;
  id: string;
  name: string;
  detail: string;
};

/** Looks up what of some kinds bears a name; nothing where that cannot be done now. */
export async function findNamed<Kind extends NamedKind>(
  typed: string,
  kinds: readonly Kind[],
  signal: AbortSignal,
): Promise<Named<Kind>[]> {
  if (typed.trim() === "") return [];
  const address = `/desk/named?of=${kinds}&q=${encodeURIComponent(typed)}`;
  const response = await fetch(address, { signal }).catch(() => null);
  return response?.ok ? response.json().catch(() => []) : [];
}
