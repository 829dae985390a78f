import { type Actor, insist, may, mayWrite } from "#lib/access/access.ts";
import { database } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { type Language, named } from "../language.ts";
import { type Page, readPage } from "../paging.ts";
import { type Body, emptyBody } from "./body.ts";
import { isWritable, lastEdition } from "./draft-commands.ts";

const who = { select: { name: true } } as const;

/**
 * An article as who writes it sees it: the draft in a language, or what a new one begins with.
 * @returns null where there is none, or it is not theirs to write.
 */
export async function findDraft(actor: Actor, articleId: string, language: Language) {
  insist(actor, "draft.write");
  const article = await database().article.findUnique({
    where: { id: articleId },
    select: {
      id: true,
      slug: true,
      status: true,
      statusNote: true,
      statusNoteEn: true,
      publishedAt: true,
      createdById: true,
      originalLanguage: true,
      embargoUntil: true,
      embargoBy: true,
      takeDownPlan: { include: { plannedBy: who } },
      section: { select: named },
      editions: {
        where: { state: { not: "PAST" } },
        select: {
          id: true,
          language: true,
          state: true,
          steps: {
            where: { kind: { in: ["PUBLISHED_ALONE", "SECONDED"] } },
            select: { kind: true, accountId: true },
          },
        },
      },
    },
  });
  if (!article || !mayWrite(actor, article)) return null;
  const last = await lastEdition(database(), articleId, language);
  const draft = last?.state === "DRAFT" ? last : null;
  const live = article.editions.find((one) => one.language === language && one.state === "LIVE");
  const alone = live?.steps.find(({ kind }) => kind === "PUBLISHED_ALONE");
  return {
    article,
    /** Of the last edition, draft or not; 0 where there is none. */
    revision: last?.revision ?? 0,
    /** Null where the next save begins one. */
    stage: draft?.stage ?? null,
    isLive: live !== undefined,
    /** The edition that readers see, where it was published by one person alone and approved by nobody since. */
    flagged: alone && live?.steps.length === 1 ? { editionId: live.id, by: alone.accountId } : null,
    isWritable: isWritable(draft, actor),
    /** When it is to be published, and what came of that. */
    schedule: draft?.scheduledFor
      ? { at: draft.scheduledFor, reason: draft.scheduleReason, fault: draft.scheduleFault }
      : null,
    savedAt: draft?.savedAt ?? null,
    savedBy: draft?.savedBy?.name ?? null,
    text: {
      kicker: last?.kicker ?? null,
      title: last?.title ?? "",
      lead: last?.lead ?? "",
      body: (last?.body as Body | undefined) ?? emptyBody,
      leadMediaId: last?.leadMediaId ?? null,
      leadCaption: last?.leadCaption ?? null,
      recordingId: last?.recordingId ?? null,
      bylines: (last?.bylines ?? []).map(({ role, personId, name, person }) => ({
        role,
        personId,
        name,
        personName: person?.name ?? null,
      })),
    },
    steps: last ? await findSteps(last.id) : [],
  };
}

export type DraftToWrite = NonNullable<Awaited<ReturnType<typeof findDraft>>>;

/** What was done with an edition, the last first. */
const findSteps = (editionId: string) =>
  database().editionStep.findMany({
    where: { editionId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: {
      id: true,
      kind: true,
      at: true,
      note: true,
      moment: true,
      accountId: true,
      account: who,
    },
  });

const inList = {
  id: true,
  language: true,
  stage: true,
  title: true,
  savedAt: true,
  savedBy: who,
  publishedAt: true,
  scheduledFor: true,
  scheduleFault: true,
  article: {
    select: {
      id: true,
      slug: true,
      status: true,
      section: { select: named },
      createdBy: who,
      takeDownPlan: { select: { status: true, at: true, fault: true } },
    },
  },
} satisfies Prisma.EditionSelect;

type Row = Prisma.EditionGetPayload<{ select: typeof inList }>;

/** Whose articles someone sees on the desk: everybody's, or their own. */
export const ownOf = (actor: Actor): { article?: { createdById: string } } =>
  may(actor, "content.write") || actor.kind !== "account"
    ? {}
    : { article: { createdById: actor.id } };

const deskPageSize = 50;

const kinds = {
  writing: { state: "DRAFT", stage: "WRITING" },
  submitted: { state: "DRAFT", stage: "SUBMITTED" },
  approved: { state: "DRAFT", stage: "APPROVED" },
  /** The next first. */
  scheduled: { state: "DRAFT", stage: "SCHEDULED" },
  live: { state: "LIVE" },
  /** Published by one person alone, and approved by nobody since. */
  flagged: {
    state: "LIVE",
    AND: [
      { steps: { some: { kind: "PUBLISHED_ALONE" } } },
      { steps: { none: { kind: "SECONDED" } } },
    ],
  },
} satisfies Record<string, Prisma.EditionWhereInput>;

export type DeskList = keyof typeof kinds;
export const deskLists = Object.keys(kinds) as DeskList[];

/** In which order a list shows its editions. */
const orderOf = (of: DeskList): Prisma.EditionOrderByWithRelationInput[] => {
  if (of === "scheduled") return [{ scheduledFor: "asc" }, { id: "asc" }];
  return [
    kinds[of].state === "LIVE" ? { publishedAt: "desc" } : { savedAt: "desc" },
    { id: "desc" },
  ];
};

/** Editions at a stage, the last saved or published first. */
export function findEditions(actor: Actor, of: DeskList, number: number): Promise<Page<Row>> {
  insist(actor, "draft.write");
  return readPage(number, deskPageSize, (range) =>
    database().edition.findMany({
      where: { ...kinds[of], ...ownOf(actor) },
      orderBy: orderOf(of),
      ...range,
      select: inList,
    }),
  );
}

/** How many of each the start page shows. */
const few = 5;

/**
 * What waits for someone: what they began and have not submitted, and where they may do it, what could not be
 * done at its time, what is to be approved, to be published, and to be approved after the fact. Then what will
 * be published by itself, and what readers have seen lately.
 */
export async function findWaiting(actor: Actor & { kind: "account" }) {
  insist(actor, "draft.write");
  const find = (
    where: Prisma.EditionWhereInput,
    orderBy: ReturnType<typeof orderOf>,
    isDue = true,
  ) =>
    isDue
      ? database().edition.findMany({
          where,
          orderBy,
          take: few,
          select: { ...inList, article: { select: { ...inList.article.select, viewTotal: true } } },
        })
      : [];
  const now = new Date();
  /** Refused at its time, or not done a minute after it. */
  const missed = [
    { scheduleFault: { not: null } },
    { scheduledFor: { lt: new Date(now.getTime() - 60_000) } },
  ];
  const own = { OR: [{ savedById: actor.id }, { article: { createdById: actor.id } }] };
  const approves = may(actor, "article.approve");
  const publishes = may(actor, "article.publish");
  const failed = await failedTakeDowns(publishes);
  const [unpublished, stillUp, toFinish, toApprove, toPublish, flagged, scheduled, recent] =
    await Promise.all([
      find({ ...kinds.scheduled, OR: missed }, orderOf("scheduled"), publishes),
      find({ state: "LIVE", articleId: { in: failed } }, orderOf("live"), failed.length > 0),
      find({ ...kinds.writing, ...own }, orderOf("writing")),
      find(
        { ...kinds.submitted, steps: { none: { kind: "SUBMITTED", accountId: actor.id } } },
        orderOf("submitted"),
        approves,
      ),
      find(kinds.approved, orderOf("approved"), publishes),
      find(
        { ...kinds.flagged, steps: { none: { kind: "PUBLISHED_ALONE", accountId: actor.id } } },
        orderOf("flagged"),
        approves,
      ),
      find(
        { ...kinds.scheduled, scheduledFor: { gte: now }, ...ownOf(actor) },
        orderOf("scheduled"),
      ),
      find({ ...kinds.live, ...ownOf(actor) }, orderOf("live")),
    ]);
  const overdue = [...unpublished, ...stillUp];
  return { overdue, toFinish, toApprove, toPublish, flagged, scheduled, recent };
}

/** Articles that could not be taken down at their time. */
async function failedTakeDowns(isAsked: boolean): Promise<string[]> {
  if (!isAsked) return [];
  const plans = await database().takeDownPlan.findMany({
    where: { fault: { not: null } },
    orderBy: { at: "asc" },
    take: few,
  });
  return plans.map(({ articleId }) => articleId);
}
