import { MediaKind } from "#lib/db/generated/enums.ts";

/** Which kinds are asked for: one, or all. */
export const kindsIn = (asked: unknown): MediaKind[] => {
  const one = Object.values(MediaKind).find((kind) => kind === asked);
  return one ? [one] : Object.values(MediaKind);
};

export const pageIn = (asked: unknown): number =>
  Math.min(Math.max(Math.trunc(Number(asked)) || 1, 1), 10_000);
