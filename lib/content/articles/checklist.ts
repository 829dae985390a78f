import { database } from "#lib/db/client.ts";
import { localDay, localTime } from "#lib/text/date-time.ts";
import { fold, unifyTones } from "#lib/text/fold.ts";
import { couldBeOn, endsBefore } from "#lib/text/inexact-date.ts";
import { wrongWeekdays } from "#lib/text/weekdays.ts";
import { addressKindOf } from "../addresses.ts";
import { presentIds } from "../duplicates/present.ts";
import { type Language, localText } from "../language.ts";
import { answering } from "../slugs.ts";
import { type Body, linksIn, mediaIn, mentionTextsIn } from "./body.ts";
import { lastEdition } from "./draft-commands.ts";
import { doubtfulAddress } from "./link-address.ts";

/** What the interface says of each, and where it is put right. */
export const findingCodes = {
  title: "writing",
  lead: "writing",
  body: "writing",
  alternative: "writing",
  credit: "writing",
  linkBroken: "writing",
  linkDoubtful: "writing",
  weekday: "writing",
  spelling: "writing",
  capacity: "filing",
  organizationGone: "filing",
  sourceIncomplete: "filing",
  sourceEarly: "filing",
  slugLike: "filing",
  embargo: "filing",
} as const;
export type FindingCode = keyof typeof findingCodes;

/** @property what the text or name it is about; @property detail what would be right, or against what it stands. */
export type Finding = { code: FindingCode; what: string; detail?: string };

/**
 * What should be looked at before readers see a draft, the worst first. Nothing of it is put right by
 * itself, and only what {@link refuseIncomplete} names and an embargo keep a draft from being published.
 * @param now when readers would see it: an embargo may not be over then, nor a quoted source's hour.
 */
export async function checkDraft(
  articleId: string,
  language: Language,
  now = new Date(),
): Promise<Finding[]> {
  const [edition, article] = await Promise.all([
    lastEdition(database(), articleId, language),
    findArticle(articleId),
  ]);
  if (!edition || !article) return [];
  const body = edition.body as Body;
  const text = [edition.title, edition.lead, edition.bodyText].join("\n");
  const events = article.events.map(({ event }) => event);
  const days = events.flatMap(({ startsOn, endsOn }) => [startsOn ?? [], endsOn ?? []].flat());
  const pictures = [
    ...mediaIn(body, "PICTURE"),
    ...(edition.leadMediaId ? [edition.leadMediaId] : []),
  ];
  return [
    ...missing(edition),
    ...embargoed(article, now),
    ...(await checkPictures(pictures, language)),
    ...(await checkLinks(body)),
    ...wrongWeekdays(text, days).map(({ written, right }) => ({
      code: "weekday" as const,
      what: written,
      detail: right,
    })),
    ...(await checkMentions(body, events)),
    ...events.flatMap(capacities),
    ...article.sources.flatMap((source) => sourceFaults(source, now)),
    ...(await likeSlugs(article)),
  ];
}

const findArticle = (id: string) =>
  database().article.findUnique({
    where: { id },
    select: {
      id: true,
      slug: true,
      embargoUntil: true,
      embargoBy: true,
      sources: { where: { kind: "QUOTED" }, orderBy: { position: "asc" } },
      events: {
        orderBy: { position: "asc" },
        select: {
          event: {
            select: {
              startsOn: true,
              endsOn: true,
              organizers: {
                select: { organization: { select: { id: true, name: true, dissolvedOn: true } } },
              },
              appearances: {
                orderBy: { position: "asc" },
                select: {
                  capacity: true,
                  appointmentId: true,
                  person: {
                    select: {
                      name: true,
                      appointments: {
                        select: {
                          id: true,
                          startsOn: true,
                          endsOn: true,
                          position: {
                            select: {
                              title: true,
                              organization: {
                                select: {
                                  name: true,
                                  shortName: true,
                                  names: { select: { name: true } },
                                },
                              },
                            },
                          },
                        },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  });

type Checked = NonNullable<Awaited<ReturnType<typeof findArticle>>>;
type CheckedEvent = Checked["events"][number]["event"];

function missing(edition: { title: string; lead: string; bodyText: string }): Finding[] {
  const { title, lead, bodyText: body } = edition;
  const fields = Object.entries({ title, lead, body }) as ["title" | "lead" | "body", string][];
  return fields.flatMap(([code, text]) => (text === "" ? [{ code, what: "" }] : []));
}

function embargoed({ embargoUntil, embargoBy }: Checked, now: Date): Finding[] {
  if (!embargoUntil || !embargoBy || embargoUntil <= now) return [];
  return [{ code: "embargo", what: embargoBy, detail: minuteOf(embargoUntil) }];
}

/** "07:00 2026-11-24" in Vietnam. */
const minuteOf = (at: Date): string => `${localTime(at)} ${localDay(at)}`;

async function checkPictures(ids: string[], language: Language): Promise<Finding[]> {
  const rows = await database().media.findMany({ where: { id: { in: ids } } });
  return rows.flatMap((row) => {
    const what = localText(row, "caption", language)?.text ?? row.name ?? row.checksum.slice(0, 8);
    const faults: Finding[] = [];
    if (!localText(row, "alt", language)) faults.push({ code: "alternative", what });
    if (!localText(row, "credit", language)) faults.push({ code: "credit", what });
    return faults;
  });
}

async function checkLinks(body: Body): Promise<Finding[]> {
  const faults = linksIn(body).map(async ({ href, text }): Promise<Finding[]> => {
    if (!href.startsWith("/")) {
      return doubtfulAddress(href, text)
        ? [{ code: "linkDoubtful", what: text, detail: href }]
        : [];
    }
    const asked = addressKindOf(href);
    if (!asked || (await answering[asked.kind](database(), asked.slug))) return [];
    const kind_slug = asked;
    if (await database().formerSlug.findUnique({ where: { kind_slug } })) return [];
    return [{ code: "linkBroken", what: text, detail: href }];
  });
  return (await Promise.all(faults)).flat();
}

/** People whose names are written otherwise, and bodies that had ended when what is told of happened. */
async function checkMentions(body: Body, events: CheckedEvent[]): Promise<Finding[]> {
  const written = mentionTextsIn(body);
  const present = await presentIds(
    database(),
    written.map(({ id }) => id),
  );
  const mentions = written.map((one) => ({ ...one, id: present.get(one.id) ?? one.id }));
  const idsOf = (kind: string) => mentions.filter((one) => one.kind === kind).map(({ id }) => id);
  const [people, organizations] = await Promise.all([
    database().person.findMany({ where: { id: { in: idsOf("person") } } }),
    database().organization.findMany({ where: { id: { in: idsOf("organization") } } }),
  ]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const spelled = mentions.flatMap(({ id, text }): Finding[] => {
    const name = names.get(id);
    if (!name) return [];
    const known = new Set(unifyTones(name).split(" "));
    const isKnown = unifyTones(text)
      .split(/\s+/)
      .every((word) => known.has(word));
    return isKnown ? [] : [{ code: "spelling", what: text, detail: name }];
  });
  const first = events.map(({ startsOn }) => startsOn).find(Boolean);
  const organizers = events.flatMap((event) =>
    event.organizers.map(({ organization }) => ({ ...organization, on: event.startsOn })),
  );
  const spokenOf = organizations.map((one) => ({ ...one, on: first }));
  const gone = new Map(
    [...organizers, ...spokenOf]
      .filter(({ dissolvedOn, on }) => endsBefore(dissolvedOn, on))
      .map(({ id, name, dissolvedOn }) => [id, { what: name, detail: dissolvedOn as string }]),
  );
  return [
    ...spelled,
    ...[...gone.values()].map((one) => ({ code: "organizationGone" as const, ...one })),
  ];
}

/** Capacities in which somebody appeared, and which they certainly did not have on that day. */
function capacities({ startsOn: day, appearances }: CheckedEvent): Finding[] {
  if (!day) return [];
  return appearances.flatMap(({ capacity, appointmentId, person }) => {
    const named = person.appointments.filter(
      (one) => one.id === appointmentId || isNamed(one.position, capacity ?? ""),
    );
    const wrong = named.filter((one) => !couldBeOn(one, day));
    if (wrong.length === 0 || wrong.length < named.length) return [];
    const { position } = wrong[0] as (typeof wrong)[number];
    const held = `${position.title}, ${position.organization.name}`;
    return [{ code: "capacity" as const, what: person.name, detail: held }];
  });
}

type Position = CheckedEvent["appearances"][number]["person"]["appointments"][number]["position"];

/** Whether a capacity, as it was reported, begins with a position's title and names its organization. */
function isNamed({ title, organization }: Position, capacity: string): boolean {
  const { name, shortName, names } = organization;
  const called = [name, shortName, ...names.map((one) => one.name)].flatMap((one) =>
    one ? [fold(one)] : [],
  );
  return capacity.split(/[,;]| kiêm /).some((part) => {
    const said = fold(part);
    return (
      said.startsWith(`${fold(title)} `) && called.some((one) => one !== "" && said.includes(one))
    );
  });
}

type Source = Checked["sources"][number];

/** Decree 147/2024: what is reproduced names its source and time, and comes no earlier than an hour after it. */
function sourceFaults(source: Source, now: Date): Finding[] {
  const { name: what, url, author, publishedOn, publishedTime, permission } = source;
  if (!url || !author || !publishedOn || !publishedTime || !permission) {
    return [{ code: "sourceIncomplete", what }];
  }
  const at = new Date(`${publishedOn}T${publishedTime.slice(0, 5)}:00+07:00`).getTime();
  const from = new Date(at + 3_600_000);
  if (Number.isNaN(at) || from <= now) return [];
  return [{ code: "sourceEarly", what, detail: minuteOf(from) }];
}

/** An address that differs from another's by a number behind it is found by nobody who types it. */
async function likeSlugs({ id, slug }: Checked): Promise<Finding[]> {
  const stem = slug.replace(/-\d+$/, "");
  if (stem === slug) return [];
  const other = await database().article.findFirst({ where: { slug: stem, id: { not: id } } });
  return other ? [{ code: "slugLike", what: slug, detail: stem }] : [];
}
