import { database } from "#lib/db/client.ts";
import type { AddressKind } from "#lib/db/generated/enums.ts";
import { anything, dependsOn } from "./dependencies.ts";

/** The present slug of what had the given one before; null where nothing did. */
export async function presentSlug(kind: AddressKind, slug: string): Promise<string | null> {
  const of = { select: { slug: true } } as const;
  dependsOn(anything);
  const row = await database().formerSlug.findUnique({
    relationLoadStrategy: "join",
    where: { kind_slug: { kind, slug } },
    select: {
      article: of,
      section: of,
      topic: of,
      event: of,
      person: of,
      organization: of,
      document: of,
    },
  });
  return Object.values(row ?? {}).find((target) => target !== null)?.slug ?? null;
}
