import { type Actor, insist } from "#lib/access/access.ts";
import { database } from "#lib/db/client.ts";
import { organizationPath, personPath } from "../addresses.ts";
import type { Reason } from "../command.ts";
import { Refusal } from "../command.ts";
import { type Language, requiredText } from "../language.ts";
import { namesOf } from "../names.ts";
import { stateOf } from "../seen.ts";
import { readers } from "./commands.ts";
import { type Kind, type LinkName, linksOf } from "./links.ts";
import { type Key, type Plan, planMerge } from "./plan.ts";

/** What moves of a sort, by name. */
export type MovedGroup = {
  of: Exclude<LinkName, "formerSlugs"> | "mentions" | "addresses";
  /** The first of them, each once. */
  names: string[];
  count: number;
  /** How many are not named. */
  unnamed: number;
  /** What the one that stays says already, and what therefore goes. */
  doubled: string[];
};

/** One of the two. */
type Side = { id: string; name: string; address: string; seen: string };

export type MergePreview = {
  from: Side;
  into: Side;
  groups: MovedGroup[];
  /** Fields that are taken over. */
  filled: string[];
  /** Whether the name that goes stays among the other names. */
  keepsName: boolean;
  /** Why it cannot be done, where it cannot. */
  reasons: readonly Reason[];
};

/** How many of a sort are named. */
const most = 100;

/**
 * What merging one into the other would do, in words; null where one of them is not there.
 * @throws NotAllowed
 */
export async function previewMerge(
  actor: Actor,
  kind: Kind,
  fromId: string,
  intoId: string,
  language: Language,
): Promise<MergePreview | null> {
  insist(actor, "content.write");
  const [from, into] = await Promise.all(
    [fromId, intoId].map(async (id) => {
      const row = await readers[kind](database(), id);
      return row && { id, name: row.name, address: addressOf(kind, row.slug), seen: stateOf(row) };
    }),
  );
  if (!from || !into) return null;
  const shown = { from, into, groups: [], filled: [], keepsName: false, reasons: [] };
  try {
    const plan = await planMerge(database(), kind, fromId, intoId);
    return {
      ...shown,
      groups: await groupsOf(plan, language),
      filled: Object.keys(plan.filled),
      keepsName: plan.keepsName,
    };
  } catch (error) {
    if (error instanceof Refusal) return { ...shown, reasons: error.reasons };
    throw error;
  }
}

async function groupsOf(plan: Plan, language: Language): Promise<MovedGroup[]> {
  const groups: MovedGroup[] = [];
  for (const [of] of linksOf(plan.kind)) {
    if (of === "formerSlugs") continue;
    const { moved, doubled } = plan.links[of] ?? { moved: [], doubled: [] };
    if (moved.length + doubled.length === 0) continue;
    const [names, gone] = await Promise.all([
      namesIn[of](moved.slice(0, most), language),
      namesIn[of](
        doubled.map(({ row }) => row),
        language,
      ),
    ]);
    groups.push({
      of,
      names: [...new Set(names)],
      count: moved.length,
      unnamed: Math.max(moved.length - most, 0),
      doubled: gone,
    });
  }
  const mentions = await mentioningArticles(plan);
  if (mentions.count > 0) groups.push(mentions);
  const slugs = [plan.from.slug, ...(plan.links.formerSlugs?.moved ?? []).map(({ slug }) => slug)];
  const addresses = slugs.map((slug) => addressOf(plan.kind, String(slug)));
  groups.push({
    of: "addresses",
    names: addresses,
    count: addresses.length,
    unnamed: 0,
    doubled: [],
  });
  return groups;
}

const addressOf = (kind: Kind, slug: string) =>
  (kind === "PERSON" ? personPath : organizationPath)(slug, "vi");

type Names = (rows: readonly Key[], language: Language) => Promise<string[]>;

const named =
  (kind: Parameters<typeof namesOf>[0], column: string): Names =>
  async (rows, language) => {
    const ids = rows.map((row) => String(row[column]));
    const names = await namesOf(kind, ids, language);
    return ids.flatMap((id) => names.get(id) ?? []);
  };

const namesIn: Record<LinkName, Names> = {
  appointments: async (rows, language) => {
    const held = await database().appointment.findMany({
      where: { id: { in: rows.map(({ id }) => String(id)) } },
      orderBy: { id: "asc" },
      include: { position: { include: { organization: true } } },
    });
    return held.map(({ position, startsOn, endsOn, attestedOn }) => {
      const title = requiredText(position, "title", language).text;
      const organization = requiredText(position.organization, "name", language).text;
      const when = startsOn || endsOn ? `${startsOn ?? "…"} – ${endsOn ?? "…"}` : attestedOn;
      return `${title}, ${organization} (${when})`;
    });
  },
  bylines: async (rows) => {
    const editions = await database().edition.findMany({
      where: { id: { in: rows.map(({ editionId }) => String(editionId)) } },
      orderBy: { id: "asc" },
      select: { title: true },
    });
    return editions.map(({ title }) => title);
  },
  positions: async (rows, language) => {
    const positions = await database().position.findMany({
      where: { id: { in: rows.map(({ id }) => String(id)) } },
      orderBy: [{ rank: "asc" }, { id: "asc" }],
    });
    return positions.map((one) => requiredText(one, "title", language).text);
  },
  names: async (rows) => rows.map(({ name }) => String(name)),
  formerSlugs: async (rows) => rows.map(({ slug }) => String(slug)),
  appearances: named("event", "eventId"),
  spokenFor: named("event", "eventId"),
  organized: named("event", "eventId"),
  parents: named("organization", "parentId"),
  children: named("organization", "childId"),
  predecessors: named("organization", "predecessorId"),
  successors: named("organization", "successorId"),
  issued: named("document", "id"),
};

/** Articles that speak of the one that goes, in an edition that somebody reads or writes. */
async function mentioningArticles({ kind, from }: Plan): Promise<MovedGroup> {
  const some = kind === "PERSON" ? { personId: from.id } : { organizationId: from.id };
  const editions = { some: { state: { not: "PAST" as const }, mentions: { some } } };
  const articles = await database().article.findMany({
    where: { editions },
    orderBy: [{ publishedAt: { sort: "desc", nulls: "first" } }, { id: "desc" }],
    take: most,
    select: {
      slug: true,
      editions: { where: editions.some, orderBy: { number: "desc" }, select: { title: true } },
    },
  });
  const count = await database().article.count({ where: { editions } });
  return {
    of: "mentions",
    names: articles.map(({ slug, editions }) => editions[0]?.title || slug),
    count,
    unnamed: count - articles.length,
    doubled: [],
  };
}
