import { notFound } from "next/navigation";
import { may } from "#lib/access/access.ts";
import type { Kind } from "#lib/content/duplicates/links.ts";
import { enterDesk } from "../signed-in.ts";

const mergedKinds = { people: "PERSON", organizations: "ORGANIZATION" } as const;
export type MergedName = keyof typeof mergedKinds;

/** What of a part of the desk is merged where it is there twice; undefined where nothing is. */
export const mergedKindIn = (name: string): Kind | undefined =>
  Object.hasOwn(mergedKinds, name) ? mergedKinds[name as MergedName] : undefined;

/** Who asks for a page about what is there twice; shows that there is none, or leads to signing in. */
export async function enterAtMerged(params: Promise<{ kind: string }>, place: string) {
  const name = (await params).kind as MergedName;
  const kind = mergedKindIn(name);
  if (!kind) notFound();
  const who = await enterDesk(`/desk/${name}${place}`);
  if (!may(who.actor, "content.write")) notFound();
  return { ...who, name, kind };
}

/** Which page of a list is asked for, from 1. */
export const pageIn = (asked: unknown): number =>
  Math.min(Math.max(Math.trunc(Number(asked)) || 1, 1), 10_000);
