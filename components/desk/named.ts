import type { Found, Kind } from "#lib/content/names.ts";

/** The part of the desk where what can be looked up by its name is made. */
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
} as const satisfies Record<Kind, string | null>;

export type NamedKind = Kind;

export const isNamedKind = (kind: string): kind is NamedKind => Object.hasOwn(places, kind);

/** Where one is made that bears a name. */
export const newAddressOf = (kind: NamedKind, name: string) =>
  places[kind] === null
    ? undefined
    : `/desk/${places[kind]}/new?name=${encodeURIComponent(name.trim())}`;

export type Named<Of extends Kind = Kind> = Found & { kind: Of };

/** Looks up what of some kinds bears a name; nothing where that cannot be done now. */
export async function findNamed<Of extends Kind>(
  typed: string,
  kinds: readonly Of[],
  signal: AbortSignal,
): Promise<Named<Of>[]> {
  if (typed.trim() === "") return [];
  const address = `/desk/named?of=${kinds}&q=${encodeURIComponent(typed)}`;
  const response = await fetch(address, { signal }).catch(() => null);
  return response?.ok ? response.json().catch(() => []) : [];
}
