const kinds = [
  ...["section", "place", "topic", "organization", "position", "document", "person"],
  ...["appointment", "event", "appearance", "figure", "article", "edition", "byline", "mention"],
  ...["source", "reading"],
] as const;
export type Kind = (typeof kinds)[number];

/** Spreads a number over all 32 bits (finalizer of MurmurHash3). */
function mixed(n: number): number {
  let hash = n;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const seedOf = (kind: Kind, index: number) => mixed(mixed(kinds.indexOf(kind) + 1) ^ index);

/** What looks like chance and is the same in every run: one sequence a thing (mulberry32). */
export class Chance {
  private state: number;

  constructor(kind: Kind, index: number) {
    this.state = seedOf(kind, index);
  }

  /** From 0, below 1. */
  share(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0, below `count`. */
  below(count: number): number {
    return Math.floor(this.share() * count);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  is(share: number): boolean {
    return this.share() < share;
  }

  /**
   * A whole number below `count` by a power law: n comes in proportion to 1 / (n + even), so that the
   * first are drawn very often and most hardly ever; the larger `even`, the less the first stand out.
   */
  popular(count: number, even: number): number {
    return Math.min(count - 1, Math.floor(even * ((count / even + 1) ** this.share() - 1)));
  }

  /**
   * A whole number from `least` on by a power law: of many, the nth largest is in proportion to
   * n ** -slope.
   */
  steep(least: number, slope: number): number {
    return Math.floor(least * (1 - this.share()) ** -slope);
  }
}

const hex = (n: number, digits: number) => n.toString(16).padStart(digits, "0");

/** The identifier of a thing, a UUID of version 7: the same for the same kind, index and moment. */
export function idOf(kind: Kind, index: number, at: number): string {
  const time = hex(at, 12);
  const noise = seedOf(kind, index);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(kinds.indexOf(kind), 3)}-${hex(0x8000 | (noise & 0x3fff), 4)}-${hex(noise >>> 16, 4)}${hex(index, 8)}`;
}

/** In milliseconds. */
export const day = 86_400_000;
const begin = Date.UTC(2016, 9, 1);
const tenYears = Date.UTC(2026, 9, 1) - begin;

/**
 * When a thing was, in milliseconds since 1970, within ten years that are always the same. The first
 * `unit` things span them, then those up to 2, 5, 10, 20 … units again: any round number is spread
 * evenly, and what is written together lies together, which spares the indexes.
 */
export function momentOf(index: number, unit: number): number {
  let from = 0;
  let to = unit;
  for (let step = 0; index >= to; step++) {
    from = to;
    to *= step % 3 === 1 ? 2.5 : 2;
  }
  return Math.floor(begin + ((index - from) / (to - from)) * tenYears);
}

/** When what is there from the beginning was written down. */
export const early = (index: number) => begin - 30 * day + index * 1_000;
