import { isDeepStrictEqual } from "node:util";
import { type Block, linesOf } from "../articles/body.ts";
import type { Differences } from "../articles/draft-text.ts";

type Fields = Record<string, unknown>;

/** A field that was changed. */
export type Change = { name: string; before: unknown; after: unknown };

/** What an entry is about and what it changed, in one form for whatever a command records. */
export type Recorded = {
  /** Ids, the most telling first. */
  of: string[];
  /** Whether nothing was there before. */
  isNew: boolean;
  changes: Change[];
};

/** @param input of an entry. */
export function readRecorded(input: unknown): Recorded {
  const said = fieldsOf(input);
  const { before, after: _after, fields: _fields, body: _body, ...rest } = said;
  const of = Object.entries(rest).flatMap(([name, value]) =>
    /^id$|Id$/.test(name) && typeof value === "string" ? [[name, value] as const] : [],
  );
  const telling = of.toSorted(([a], [b]) => rank(a) - rank(b)).map(([, value]) => value);
  return { of: telling, isNew: before === null, changes: changesIn(said) };
}

/** An edition is its article's, a link whose it is. */
const order = ["articleId", "predecessorId", "successorId", "accountId", "id"];
const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);

function changesIn(said: Fields): Change[] {
  if ("before" in said || "after" in said) return between(said.before, said.after);
  if ("fields" in said) return inDraft(said as unknown as Differences);
  // What was recorded before commands did so with what was there.
  const plain = Object.entries(said).filter(([name]) => !/^id$|Id$/.test(name));
  return between(null, Object.fromEntries(plain));
}

/** What is not said to be otherwise stayed as it was. */
function between(before: unknown, after: unknown): Change[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const names = Object.keys(after === null ? was : is);
  return names
    .map((name) => ({ name, before: was[name] ?? null, after: is[name] ?? null }))
    .filter((one) => !(isNothing(one.before) && isNothing(one.after)))
    .filter((one) => !isDeepStrictEqual(one.before, one.after));
}

function inDraft({ fields, body }: Differences): Change[] {
  const changes = Object.entries(fields).map(([name, change]) => ({ name, ...change }));
  if (!body) return changes;
  const written = (content: Block[]) => linesOf({ type: "doc", content });
  return [...changes, { name: "body", before: written(body.removed), after: written(body.added) }];
}

const fieldsOf = (value: unknown): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};

const isNothing = (value: unknown) =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);
