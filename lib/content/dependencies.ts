import { AsyncLocalStorage } from "node:async_hooks";

/*
 * What a page was made from, so that it can be dropped when that changes. Commands announce the same
 * words: the id of a thing whose own facts changed, and the lists whose members or order changed.
 */

type ListName =
  | "articles"
  /** Articles by the languages that they are in. */
  | "translations"
  | "events"
  | "people"
  | "organizations"
  | "documents"
  | "topics"
  | "sections";

/**
 * A list: all articles, or the articles of something.
 * @param of the id of that something, or a month ("2026-11").
 */
export const list = (name: ListName, of?: string) => (of ? `${name}:${of}` : name);

/**
 * Said by a page, that it depends on everything there is: a search for the nearest title, the sitemap.
 * Announced by a command, that everything may have changed.
 */
export const anything = "*";

export type Dependencies = {
  keys: Set<string>;
  /** When the page changes by itself, in milliseconds since 1970; Infinity for never. */
  goodUntil: number;
  /** From when on it is worth making anew, though nothing in it is wrong; Infinity for never. */
  renewAfter: number;
};

export const noDependencies = (): Dependencies => ({
  keys: new Set(),
  goodUntil: Number.POSITIVE_INFINITY,
  renewAfter: Number.POSITIVE_INFINITY,
});

// Next.js bundles a copy of this module of its own: what there is one of hangs on globalThis.
const key = Symbol.for("portal.dependencies");
const holder = globalThis as { [key]?: AsyncLocalStorage<Dependencies> };
holder[key] ??= new AsyncLocalStorage();
const storage = holder[key];

/** Runs what makes a page, and notes in `into` what it depends on. */
export const noteDependencies = <T>(into: Dependencies, make: () => T): T =>
  storage.run(into, make);

/** Says that the page being made, if one is, depends on these. */
export function dependsOn(...keys: string[]): void {
  const noted = storage.getStore();
  for (const one of keys) noted?.keys.add(one);
}

/** Says that the page being made changes by itself at a moment. */
export function changesAt(moment: Date): void {
  const noted = storage.getStore();
  if (noted) noted.goodUntil = Math.min(noted.goodUntil, moment.getTime());
}

/** How far view counts on a page may lag behind, in milliseconds. */
const figuresLag = 600_000;

/** Says that the page being made shows view counts. They drop no page; after a while it is made anew. */
export function showsFigures(): void {
  const noted = storage.getStore();
  if (noted) noted.renewAfter = Date.now() + figuresLag;
}

/**
 * Passes on what a query has read, and says that the page depends on each thing in it (every `id`)
 * and on the lists named.
 */
export async function reading<T>(rows: Promise<T>, ...lists: string[]): Promise<T> {
  const noted = storage.getStore();
  if (!noted) return rows;
  for (const one of lists) noted.keys.add(one);
  const read = await rows;
  noteIds(read, noted.keys);
  return read;
}

function noteIds(value: unknown, keys: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name === "id") keys.add(inner as string);
    else if (name !== "body") noteIds(inner, keys);
  }
}

/** What stands in one of two lists of words and not in the other, each once. */
export function different(before: readonly string[], after: readonly string[]): string[] {
  const [was, is] = [new Set(before), new Set(after)];
  return [...was, ...is].filter((word) => was.has(word) !== is.has(word));
}
