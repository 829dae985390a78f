import { type Actor, insist } from "#lib/access/access.ts";
import { database } from "#lib/db/client.ts";
import { type MediaKind, Prisma } from "#lib/db/generated/client.ts";
import { fold } from "#lib/text/fold.ts";
import type { Transaction } from "../command.ts";
import { type Page, readPage } from "../paging.ts";

const described = {
  name: true,
  alt: true,
  altEn: true,
  caption: true,
  captionEn: true,
  credit: true,
  creditEn: true,
  focalX: true,
  focalY: true,
} satisfies Prisma.MediaSelect;

/** What describeMedia takes of a file; null where there is none. */
export const readMedia = (tx: Transaction, id: string) =>
  tx.media.findUnique({
    where: { id },
    select: described,
  });

const shown = {
  ...described,
  id: true,
  kind: true,
  checksum: true,
  type: true,
  bytes: true,
  width: true,
  height: true,
  seconds: true,
  createdAt: true,
} satisfies Prisma.MediaSelect;

/** A file as the desk shows it. */
export type MediaOnDesk = Prisma.MediaGetPayload<{ select: typeof shown }>;

/** Files by their ids, for who writes with them; in no order. */
export function findMediaByIds(actor: Actor, ids: string[]): Promise<MediaOnDesk[]> {
  insist(actor, "draft.write");
  return database().media.findMany({ where: { id: { in: ids } }, select: shown });
}

const pageSize = 48;

/** The letters of what is said of a file, as fold() leaves them, but for punctuation. */
const said = Prisma.sql`replace(regexp_replace(normalize(lower(
  concat_ws(' ', name, caption, "captionEn", alt, "altEn", credit)), NFKD),
  '[\u0300-\u036f]', '', 'g'), 'đ', 'd')`;

/**
 * Files of some kinds, the newest first.
 * @param query words that are all said of it, with or without diacritics; none for all there are.
 * @throws NotAllowed
 */
export function findMedia(
  actor: Actor,
  kinds: readonly MediaKind[],
  query: string,
  number: number,
): Promise<Page<MediaOnDesk>> {
  insist(actor, "draft.write");
  const words = fold(query).split(" ").filter(Boolean).slice(0, 20);
  return readPage(number, pageSize, async ({ skip, take }) => {
    const found = await database().$queryRaw<{ id: string }[]>`
      SELECT id FROM "Media"
      WHERE kind::text = ANY(${kinds})
        AND ${Prisma.join([Prisma.sql`true`, ...words.map((word) => Prisma.sql`${said} LIKE ${`%${word}%`}`)], " AND ")}
      ORDER BY "createdAt" DESC, id DESC LIMIT ${take} OFFSET ${skip}`;
    const rows = await findMediaByIds(
      actor,
      found.map(({ id }) => id),
    );
    return found.flatMap(({ id }) => rows.find((row) => row.id === id) ?? []);
  });
}

/**
 * Where a file stands: in editions that readers see or that are being written, beside people and events.
 * @throws NotAllowed
 */
export async function findUses(actor: Actor, mediaId: string) {
  insist(actor, "draft.write");
  const [editions, people, events] = await Promise.all([
    database().edition.findMany({
      where: {
        state: { not: "PAST" },
        OR: [{ leadMediaId: mediaId }, { recordingId: mediaId }, { media: { some: { mediaId } } }],
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      select: { id: true, articleId: true, language: true, state: true, title: true },
    }),
    database().person.findMany({
      where: { portraitId: mediaId },
      orderBy: { sortKey: "asc" },
      select: { id: true, name: true },
    }),
    database().event.findMany({
      where: { materials: { some: { mediaId } } },
      orderBy: { sortOn: "desc" },
      select: { id: true, name: true, nameEn: true },
    }),
  ]);
  return { editions, people, events };
}
