/** What can be looked up by its name, with the part of the desk where one is made. */
const places = {
  person: "people",
  organization: "organizations",
  event: "events",
  document: "documents",
  topic: "topics",
  place: "places",
  series: "series",
  /** Made with its organization. */
  position: null,
} as const;

export type NamedKind = keyof typeof places;

export const isNamedKind = (kind: string): kind is NamedKind => Object.hasOwn(places, kind);

/** Where one is made that bears a name. */
export const newAddressOf = (kind: NamedKind, name: string) =>
  places[kind] === null
    ? undefined
    : `/desk/${places[kind]}/new?name=${encodeURIComponent(name.trim())}`;

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
