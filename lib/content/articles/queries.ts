import { database } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { settings } from "#lib/settings.ts";
import { list, reading, showsFigures } from "../dependencies.ts";
import { citedSelect } from "../documents/cited.ts";
import { type Language, named } from "../language.ts";
import { fileSelect, pictureSelect } from "../media/queries.ts";
import { type Page, readPage } from "../paging.ts";
import { bodySchema } from "./body.ts";

export const cardSelect = {
  id: true,
  slug: true,
  publishedAt: true,
  section: { select: named },
  editions: {
    where: { state: "LIVE" },
    select: {
      language: true,
      kicker: true,
      title: true,
      lead: true,
      wordCount: true,
      leadMedia: { select: pictureSelect },
    },
  },
} satisfies Prisma.ArticleSelect;

type CardRow = Prisma.ArticleGetPayload<{ select: typeof cardSelect }>;
export type Card = Omit<CardRow, "editions" | "publishedAt"> & {
  publishedAt: Date;
  edition: CardRow["editions"][number];
};

/** Articles that lists show. */
export const listed = { status: "PUBLISHED" } satisfies Prisma.ArticleWhereInput;
const newestFirst = [
  { publishedAt: "desc" },
  { id: "desc" },
] satisfies Prisma.ArticleOrderByWithRelationInput[];

/** The edition in the page's language, otherwise the one there is. */
function preferred<E extends { language: Language }>(
  editions: E[],
  language: Language,
): E | undefined {
  return editions.find((edition) => edition.language === language) ?? editions[0];
}

/** Cards of rows read with {@link cardSelect}, in their order. */
export function cardsOf(rows: CardRow[], language: Language): Card[] {
  return rows.flatMap(({ editions, publishedAt, ...row }) => {
    const edition = preferred(editions, language);
    return edition && publishedAt ? [{ ...row, publishedAt, edition }] : [];
  });
}

export const pageSize = 20;

/** Which articles a list holds, and the word under which commands announce a change of it. */
export type ArticleList = { where?: Prisma.ArticleWhereInput; of?: string; changes: string };

export const allArticles: ArticleList = { changes: list("articles") };

/**
 * Articles of a section, on a topic, or whose live edition speaks of someone or something; of an
 * organization also those on the events that it organized.
 */
export const articlesOf = (id: string): ArticleList => ({ of: id, changes: list("articles", id) });

type Range = { skip?: number; take: number };

/** First which, from an index alone, then the rows: a page far back passes over thousands. */
async function readArticles(language: Language, range: Range, of: ArticleList): Promise<Card[]> {
  return readCards(await reading(idsIn(of, range), of.changes), language);
}

async function idsIn({ where, of }: ArticleList, range: Range): Promise<string[]> {
  if (of === undefined) {
    const rows = await database().article.findMany({
      where: { ...listed, ...where },
      orderBy: newestFirst,
      ...range,
      select: { id: true },
    });
    return rows.map(({ id }) => id);
  }
  const rows = await database().listing.findMany({
    where: { ofId: of, ...(where && { article: where }) },
    orderBy: [{ publishedAt: "desc" }, { articleId: "desc" }],
    ...range,
    select: { articleId: true },
  });
  return rows.map(({ articleId }) => articleId);
}

async function readCards(ids: string[], language: Language): Promise<Card[]> {
  const rows = database().article.findMany({
    relationLoadStrategy: "join",
    where: { ...listed, id: { in: ids } },
    orderBy: newestFirst,
    select: cardSelect,
  });
  return cardsOf(await reading(rows), language);
}

/** The newest articles of a list. */
export const latestArticles = (language: Language, take: number, of = allArticles) =>
  readArticles(language, { take }, of);

export const articlePage = (
  language: Language,
  number: number,
  of = allArticles,
): Promise<Page<Card>> => readPage(number, pageSize, (range) => readArticles(language, range, of));

const mentionSelect = {
  writtenId: true,
  person: { select: { id: true, slug: true, name: true } },
  organization: { select: { ...named, dissolvedOn: true } },
  event: { select: named },
  document: {
    select: citedSelect,
  },
} satisfies Prisma.MentionSelect;

/** The events that an article covers, with who was there in which capacity. */
const coveredEvent = {
  ...named,
  kind: true,
  status: true,
  startsOn: true,
  endsOn: true,
  startMinute: true,
  dayPart: true,
  place: { select: { id: true, name: true, nameEn: true } },
  organizers: {
    orderBy: { position: "asc" },
    select: { organization: { select: named } },
  },
  appearances: {
    orderBy: { position: "asc" },
    select: {
      part: true,
      capacity: true,
      capacityEn: true,
      honorific: true,
      honorificEn: true,
      person: { select: { id: true, slug: true, name: true } },
    },
  },
  documents: { orderBy: { position: "asc" }, select: { document: mentionSelect.document } },
} satisfies Prisma.EventSelect;

export const articleSelect = {
  id: true,
  slug: true,
  status: true,
  statusNote: true,
  statusNoteEn: true,
  publishedAt: true,
  section: { select: named },
  topics: { orderBy: { position: "asc" }, select: { topic: { select: named } } },
  events: { orderBy: { position: "asc" }, select: { event: { select: coveredEvent } } },
  sources: { orderBy: { position: "asc" } },
  corrections: { orderBy: { correctedAt: "asc" } },
  viewTotal: { select: { views: true } },
  editions: {
    where: { state: "LIVE" },
    select: {
      id: true,
      language: true,
      kicker: true,
      title: true,
      lead: true,
      body: true,
      wordCount: true,
      publishedAt: true,
      leadCaption: true,
      leadMedia: { select: pictureSelect },
      recording: { select: fileSelect },
      bylines: {
        orderBy: { position: "asc" },
        select: {
          role: true,
          name: true,
          person: { select: { id: true, slug: true, name: true } },
        },
      },
      mentions: { orderBy: { position: "asc" }, select: mentionSelect },
      media: { select: { media: { select: { ...pictureSelect, ...fileSelect } } } },
    },
  },
} satisfies Prisma.ArticleSelect;

/**
 * An article as readers may see it, with its edition in the page's language or the one there is.
 * Null where there is none, or none was ever published. Removed ones come, for their notice.
 */
export async function findArticle(slug: string, language: Language) {
  const row = await reading(
    database().article.findFirst({
      relationLoadStrategy: "join",
      where: { slug, status: { not: "DRAFT" } },
      select: articleSelect,
    }),
  );
  if (!row?.publishedAt) return null;
  if (settings().showViews) showsFigures();
  return articleIn(language, { ...row, publishedAt: row.publishedAt });
}

type ArticleRow = Prisma.ArticleGetPayload<{ select: typeof articleSelect }>;

/** What a page shows of a row read with {@link articleSelect}; null where there is no edition. */
export function articleIn(
  language: Language,
  { editions, viewTotal, ...article }: ArticleRow & { publishedAt: Date },
) {
  const edition = preferred(editions, language);
  if (!edition) return null;
  return {
    ...article,
    /** How often it was read; null where that is not to be shown. */
    views: settings().showViews ? (viewTotal?.views ?? 0) : null,
    edition: {
      ...edition,
      bylines: eachOnce(edition.bylines),
      body: bodySchema.parse(edition.body),
    },
    languages: editions.map((one) => one.language),
  };
}

type Byline = ArticleRow["editions"][number]["bylines"][number];

/** Two who signed may have turned out to be one; what is published keeps both rows. */
const eachOnce = (bylines: Byline[]): Byline[] => [
  ...new Map(
    bylines.map((one) => [`${one.role} ${one.person?.id ?? one.name}`, one] as const),
  ).values(),
];

export type Article = NonNullable<Awaited<ReturnType<typeof findArticle>>>;
export type CoveredEvent = Article["events"][number]["event"];

/** Other articles on the same events and topics, the newest first. */
export async function relatedArticles(
  article: Article,
  language: Language,
  take: number,
): Promise<Card[]> {
  const of = [
    ...article.events.map(({ event }) => event.id),
    ...article.topics.map(({ topic }) => topic.id),
  ];
  // The newest of each are read from the index, however many there are.
  const rows = database().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT id, "publishedAt"
    FROM unnest(${of}::uuid[]) AS of, LATERAL (
      SELECT "articleId" AS id, "publishedAt" FROM "Listing"
      WHERE "ofId" = of AND "articleId" <> ${article.id}::uuid
      ORDER BY "publishedAt" DESC, "articleId" DESC LIMIT ${take}) newest
    ORDER BY "publishedAt" DESC, id DESC LIMIT ${take}`;
  const newest = await reading(rows, ...of.map((id) => list("articles", id)));
  return readCards(
    newest.map(({ id }) => id),
    language,
  );
}
