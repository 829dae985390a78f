import type { AddressKind } from "#lib/db/generated/enums.ts";
import { Refusal, type Transaction } from "./command.ts";

const targets = {
  ARTICLE: "articleId",
  SECTION: "sectionId",
  TOPIC: "topicId",
  EVENT: "eventId",
  PERSON: "personId",
  ORGANIZATION: "organizationId",
  DOCUMENT: "documentId",
} as const satisfies Record<AddressKind, string>;

const own = { select: { id: true } } as const;
/** What has a slug at present. */
export const answering: Record<
  AddressKind,
  (tx: Transaction, slug: string) => Promise<{ id: string } | null>
> = {
  ARTICLE: (tx, slug) => tx.article.findUnique({ where: { slug }, ...own }),
  SECTION: (tx, slug) => tx.section.findUnique({ where: { slug }, ...own }),
  TOPIC: (tx, slug) => tx.topic.findUnique({ where: { slug }, ...own }),
  EVENT: (tx, slug) => tx.event.findUnique({ where: { slug }, ...own }),
  PERSON: (tx, slug) => tx.person.findUnique({ where: { slug }, ...own }),
  ORGANIZATION: (tx, slug) => tx.organization.findUnique({ where: { slug }, ...own }),
  DOCUMENT: (tx, slug) => tx.document.findUnique({ where: { slug }, ...own }),
};

/**
 * Keeps an address that something had, so that it answers 308 to the present one.
 * @throws Refusal when the address was something else's, or is now.
 */
async function keepFormerSlug(tx: Transaction, kind: AddressKind, slug: string, id: string) {
  const column = targets[kind];
  if (await answering[kind](tx, slug)) {
    throw new Refusal({ field: "formerSlugs", code: "taken", detail: slug });
  }
  const kept = await tx.formerSlug.upsert({
    where: { kind_slug: { kind, slug } },
    create: { kind, slug, [column]: id },
    update: {},
  });
  if (kept[column] !== id) throw new Refusal({ field: "formerSlugs", code: "taken", detail: slug });
}

/** A slug that is taken into use again is no longer a former one. */
async function releaseFormerSlug(tx: Transaction, kind: AddressKind, slug: string) {
  await tx.formerSlug.deleteMany({ where: { kind, slug } });
}

/**
 * Takes a slug into use: the one before it, and those named as former, go on answering.
 * @param before the slug the thing had until now; undefined for a new one.
 */
export async function adoptSlug(
  tx: Transaction,
  kind: AddressKind,
  id: string,
  now: { slug: string; before?: string | undefined; former?: readonly string[] | undefined },
) {
  await releaseFormerSlug(tx, kind, now.slug);
  const former = new Set([...(now.former ?? []), ...(now.before ? [now.before] : [])]);
  former.delete(now.slug);
  for (const slug of former) await keepFormerSlug(tx, kind, slug, id);
}
