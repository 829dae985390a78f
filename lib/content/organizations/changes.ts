import { z } from "zod";
import { slugify } from "#lib/text/slug.ts";
import { Refusal } from "../command.ts";
import { id, optionalDate, optionalLine, optionalText, slug } from "../fields.ts";
import type { readOrganization } from "./editing.ts";

/** What happens to an organization in the course of time. */
export const acts = ["RENAMED", "MERGED", "SPLIT", "REPLACED", "CLOSED"] as const;
export type Act = (typeof acts)[number];

export const changeFields = {
  act: z.enum(acts),
  /** When it happened. */
  on: optionalDate.pipe(z.string()),
  /** How it is called from then on, where it was renamed. */
  name: optionalLine(),
  nameEn: optionalLine(),
  /** Its address from then on; otherwise made from the name. */
  slug: slug.nullish(),
  /** What it became. */
  successorIds: z
    .array(id)
    .max(20)
    .default([])
    .transform((ids) => [...new Set(ids)]),
  note: optionalText(),
  noteEn: optionalText(),
};

export type Change = z.output<z.ZodObject<typeof changeFields>>;

type Organization = NonNullable<Awaited<ReturnType<typeof readOrganization>>>;

/** How many bodies something becomes. */
const fewest = { RENAMED: 0, MERGED: 1, SPLIT: 2, REPLACED: 1, CLOSED: 0 } as const;
export const hasSuccessors = (act: Act): act is "MERGED" | "SPLIT" | "REPLACED" => fewest[act] > 0;

/**
 * An organization as it is after something happened to it. The page of a body that has ended stays: what it was
 * is never written anew.
 * @throws Refusal where that could not have happened.
 */
export function afterChange(organizationId: string, before: Organization, change: Change) {
  const { act, on } = change;
  if (act === "RENAMED") return renamed(before, change);
  if (before.dissolvedOn && before.dissolvedOn !== on) {
    throw new Refusal({ field: "on", code: "ended", detail: before.dissolvedOn });
  }
  const successorIds = hasSuccessors(act) ? change.successorIds : [];
  if (successorIds.includes(organizationId)) {
    throw new Refusal({ field: "successorIds", code: "invalid" });
  }
  if (successorIds.length < fewest[act]) {
    throw new Refusal({ field: "successorIds", code: act === "SPLIT" ? "tooFew" : "required" });
  }
  return { after: { ...before, dissolvedOn: on }, successorIds };
}

function renamed(before: Organization, { on, name, nameEn, slug }: Change) {
  if (!name) throw new Refusal({ field: "name", code: "required" });
  if (name === before.name) throw new Refusal({ field: "name", code: "invalid" });
  const since = before.names.flatMap(({ kind, endsOn }) => (kind === "FORMER" && endsOn) || []);
  const former = {
    kind: "FORMER" as const,
    name: before.name,
    nameEn: before.nameEn,
    startsOn: since.toSorted().at(-1) ?? before.foundedOn,
    endsOn: on,
  };
  // By what else it was called it is now named, or was.
  const others = before.names.filter(
    (one) => one.kind === "FORMER" || ![name, before.name].includes(one.name),
  );
  const after = {
    ...before,
    name,
    nameEn: nameEn ?? null,
    slug: slug || slugify(name) || before.slug,
    names: [...others, former],
  };
  return { after, successorIds: [] as string[] };
}
