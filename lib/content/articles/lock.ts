import { type Actor, mayWrite, NotAllowed } from "#lib/access/access.ts";
import { database } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Transaction } from "../command.ts";
import type { Language } from "../language.ts";

/**
 * Who is writing a draft at the moment, so that two people do not write over each other. What is written
 * is kept by its revision (draft-commands.ts): without a lock nothing would be lost, but people would
 * learn late of each other. It is presence and not content: these are no commands, and no audit keeps them.
 */

type Asked = { articleId: string; language: Language; holder: string };
type Writer = Extract<Actor, { kind: "account" }>;

export type Lock =
  | {
      isHeld: true;
      /** Who would like to write instead. */
      askedBy: string | null;
    }
  | {
      isHeld: false;
      /** Who writes. */
      name: string;
      since: Date;
      /** Whether it is the same person in another tab. */
      isOwn: boolean;
      /** Whether it can be taken: it is one's own, or its holder was asked and did not answer. */
      mayTake: boolean;
    };

/** How long a holder who is not heard of keeps the lock: five of their reports. */
const patience = "45 seconds";
/** How long a holder who was asked has, to answer. */
const courtesy = "30 seconds";

/** Takes the lock where nobody has it, and keeps it for who has. @throws NotAllowed */
export async function holdDraft(
  actor: Writer,
  asked: Asked,
  tx: Transaction = database(),
): Promise<Lock> {
  await insistOnWriting(tx, actor, asked);
  return hold(tx, actor, asked, Prisma.sql`false`);
}

/** Takes the lock of who has it, where that may be. @throws NotAllowed */
export async function takeDraft(actor: Writer, asked: Asked): Promise<Lock> {
  await insistOnWriting(database(), actor, asked);
  return hold(
    database(),
    actor,
    asked,
    Prisma.sql`held."accountId" = ${actor.id}::uuid
      OR (held."askedById" = ${actor.id}::uuid AND held."askedAt" < now() - ${courtesy}::interval)`,
  );
}

/** Tells who has the lock that someone else would like to write; one at a time is heard. @throws NotAllowed */
export async function askForDraft(actor: Writer, asked: Asked): Promise<Lock> {
  const { articleId, language, holder } = asked;
  await insistOnWriting(database(), actor, asked);
  await database().$executeRaw`
    UPDATE "DraftLock" SET "askedById" = ${actor.id}::uuid, "askedAt" = now()
    WHERE "articleId" = ${articleId}::uuid AND language = ${language}::"Language" AND holder <> ${holder}::uuid
      AND ("askedById" IS NULL OR "askedById" <> ${actor.id}::uuid AND "askedAt" < now() - interval '2 minutes')`;
  return holdDraft(actor, asked);
}

/** Goes on writing, although someone asked. @throws NotAllowed */
export async function keepDraft(actor: Writer, asked: Asked): Promise<Lock> {
  const { articleId, language, holder } = asked;
  await database().draftLock.updateMany({
    where: { articleId, language, holder, accountId: actor.id },
    data: { askedById: null, askedAt: null },
  });
  return holdDraft(actor, asked);
}

/** Gives the lock back, where the tab has it. */
export async function releaseDraft(
  actor: Writer,
  { articleId, language, holder }: Asked,
): Promise<void> {
  await database().draftLock.deleteMany({
    where: { articleId, language, holder, accountId: actor.id },
  });
}

async function hold(
  tx: Transaction,
  actor: Writer,
  { articleId, language, holder }: Asked,
  orWhere: Prisma.Sql,
): Promise<Lock> {
  const [held] = await tx.$queryRaw<{ askedBy: string | null }[]>`
    INSERT INTO "DraftLock" AS held ("articleId", language, "accountId", holder)
    VALUES (${articleId}::uuid, ${language}::"Language", ${actor.id}::uuid, ${holder}::uuid)
    ON CONFLICT ("articleId", language) DO UPDATE SET
      "accountId" = excluded."accountId", holder = excluded.holder, "seenAt" = now(),
      since = CASE WHEN held.holder = excluded.holder THEN held.since ELSE now() END,
      "askedById" = CASE WHEN held.holder = excluded.holder THEN held."askedById" END,
      "askedAt" = CASE WHEN held.holder = excluded.holder THEN held."askedAt" END
    WHERE held.holder = excluded.holder OR held."seenAt" < now() - ${patience}::interval OR ${orWhere}
    RETURNING (SELECT name FROM "Account" WHERE id = held."askedById") AS "askedBy"`;
  if (held) return { isHeld: true, askedBy: held.askedBy };
  const [other] = await tx.$queryRaw<
    { name: string; since: Date; isOwn: boolean; mayTake: boolean }[]
  >`SELECT account.name, held.since, held."accountId" = ${actor.id}::uuid AS "isOwn",
      held."accountId" = ${actor.id}::uuid OR coalesce(
        held."askedById" = ${actor.id}::uuid AND held."askedAt" < now() - ${courtesy}::interval, false) AS "mayTake"
    FROM "DraftLock" held JOIN "Account" account ON account.id = held."accountId"
    WHERE held."articleId" = ${articleId}::uuid AND held.language = ${language}::"Language"`;
  // It was given back in between.
  if (!other) return hold(tx, actor, { articleId, language, holder }, orWhere);
  return { isHeld: false, ...other };
}

async function insistOnWriting(tx: Transaction, actor: Writer, { articleId }: Asked) {
  const article = await tx.article.findUnique({
    where: { id: articleId },
    select: { createdById: true },
  });
  if (!article || !mayWrite(actor, article)) throw new NotAllowed("draft.write");
}
