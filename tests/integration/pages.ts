import { expect } from "vitest";
import type { Page } from "#lib/content/paging.ts";

export const times = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));

/** Everything on all pages of a list, in order. */
export async function allOf<T>(read: (page: number) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  for (let number = 1; ; number++) {
    const page = await read(number);
    items.push(...page.items);
    if (!page.hasNext) return items;
    expect(page.items.length).toBeGreaterThan(0);
  }
}
