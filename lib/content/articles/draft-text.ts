import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { id, lineToBe, optionalLine } from "../fields.ts";
import { type Block, bodySchema } from "./body.ts";

const bylines = z.array(
  z
    .object({
      role: z.enum(["AUTHOR", "PHOTOGRAPHER", "TRANSLATOR"]).default("AUTHOR"),
      personId: id.nullish(),
      name: optionalLine(120),
    })
    .refine((byline) => Boolean(byline.personId) !== Boolean(byline.name), "a person or a name"),
);

/** What is written of an article in one language, as it is saved; it may be incomplete. */
export const draftFields = {
  kicker: optionalLine(80),
  title: lineToBe(200),
  lead: lineToBe(600),
  body: bodySchema,
  leadMediaId: id.nullish(),
  leadCaption: optionalLine(500),
  recordingId: id.nullish(),
  bylines: bylines.default([]),
};

const lines = ["kicker", "title", "lead", "leadMediaId", "leadCaption", "recordingId"] as const;

type Line = (typeof lines)[number];
/** A draft, or an edition as it is read. */
export type DraftText = { [L in Line]?: string | null | undefined } & {
  body: { content: Block[] };
  bylines: z.output<typeof bylines>;
};

export type Differences = {
  /** Fields, with what they said and what they say. */
  fields: { [name: string]: { before: unknown; after: unknown } };
  /** From which block on the text differs, which blocks stood there, and which do now. */
  body?: { at: number; removed: Block[]; added: Block[] };
};

/**
 * What a save changed. The audit keeps this and not the text: it holds every state of a report, without
 * growing by the whole of it with each pause in typing.
 */
export function differences(before: DraftText | null, after: DraftText): Differences {
  const fields: Differences["fields"] = {};
  for (const name of lines) {
    const [was, is] = [before?.[name] ?? null, after[name] ?? null];
    if (was !== is) fields[name] = { before: was, after: is };
  }
  const [was, is] = [signed(before?.bylines ?? []), signed(after.bylines)];
  if (!isDeepStrictEqual(was, is)) fields.bylines = { before: was, after: is };
  const [old, now] = [before?.body.content ?? [], after.body.content];
  let at = 0;
  while (at < Math.min(old.length, now.length) && isDeepStrictEqual(old[at], now[at])) at++;
  let end = 0;
  while (
    end < Math.min(old.length, now.length) - at &&
    isDeepStrictEqual(old[old.length - 1 - end], now[now.length - 1 - end])
  ) {
    end++;
  }
  const removed = old.slice(at, old.length - end);
  const added = now.slice(at, now.length - end);
  return { fields, ...(removed.length + added.length > 0 && { body: { at, removed, added } }) };
}

const signed = (bylines: DraftText["bylines"]) =>
  bylines.map(({ role, personId, name }) => ({ role, personId: personId ?? null, name }));
