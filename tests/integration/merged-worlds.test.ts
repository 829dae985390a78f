import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { links } from "#lib/content/duplicates/links.ts";
import { previewMerge } from "#lib/content/duplicates/preview.ts";
import { saveSuccession } from "#lib/content/organizations/commands.ts";
import { database } from "#lib/db/client.ts";
import { ownDatabase } from "#tests/support/database.ts";
import {
  actor,
  bodyOf,
  done,
  newArticle,
  newDocument,
  newEvent,
  newOrganization,
  newPerson,
  newSection,
} from "./content.ts";
import { everything, mention, merge, pages, undo } from "./merging.ts";

ownDatabase();

let sectionId: string;
let run = 0;
beforeAll(async () => {
  sectionId = await newSection("Chuyên mục");
});

it("all that names a person or an organization is moved", async () => {
  const keys = await database().$queryRaw<{ target: string; source: string; column: string }[]>`
    SELECT confrelid::regclass::text AS target, conrelid::regclass::text AS source, a.attname AS column
    FROM pg_constraint JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = conkey[1]
    WHERE contype = 'f' AND confrelid IN ('"Person"'::regclass, '"Organization"'::regclass)`;
  const moved = (["PERSON", "ORGANIZATION"] as const).flatMap((kind) => [
    ...Object.values(links[kind]).map(({ table, column }) => `"${table}".${column}`),
    `"Mention".${kind === "PERSON" ? "personId" : "organizationId"}`,
  ]);
  expect(keys.map(({ source, column }) => `${source}.${column}`).sort()).toEqual(moved.sort());
});

const flag = fc.boolean();
const several = fc.array(flag, { minLength: 4, maxLength: 4 });
/** What each of two who are one has, and another. */
const lives = fc.record({
  appointments: fc.array(
    fc.record({ position: fc.nat(1), startsOn: fc.constantFrom("2020", "2021-03") }),
    { maxLength: 3 },
  ),
  appearances: several,
  signs: flag,
  isNamed: flag,
  honorific: fc.option(fc.constantFrom("TS.", "PGS.")),
  sameAs: fc.subarray(["https://a.vn/1", "https://a.vn/2"]),
});

type Life = typeof lives extends fc.Arbitrary<infer T> ? T : never;

/** The two in the middle stand below the first, and the last below one or both of them. */
function parentsOf(n: number, some: readonly Life[]): number[] {
  if (n === 0) return [];
  if (n < 3) return some[n]?.appearances[0] ? [0] : [];
  return [...(some[1]?.signs ? [1] : []), ...(some[2]?.signs ? [2] : [])];
}

/** A portal in which two people and two organizations do this and that. */
async function makeWorld(some: readonly Life[]) {
  const at = `${++run}`;
  const organizations: string[] = [];
  for (const [n, { isNamed, signs }] of some.entries()) {
    organizations.push(
      await newOrganization(`Ban ${at} ${n}`, {
        positions: [{ title: "Trưởng ban" }, { title: `Ủy viên ${n}` }],
        names: [
          { kind: "ALIAS", name: `Ban chung ${at}` },
          ...(isNamed ? [{ kind: "FORMER" as const, name: `Ban cũ ${n}` }] : []),
        ],
        parents: parentsOf(n, some).map((parent) => ({ parentId: organizations[parent] ?? "" })),
        purpose: signs ? `Việc ${n}` : null,
      }),
    );
  }
  for (const n of [1, 2].filter((n) => some[n]?.isNamed)) {
    const [predecessorId, successorId] = [organizations[n], organizations[3]] as [string, string];
    await done(
      saveSuccession(actor, { predecessorId, successorId, kind: "MERGED", happenedOn: "2025" }),
    );
  }
  const positions = await database().position.findMany({
    where: { organizationId: { in: organizations } },
    orderBy: [{ organizationId: "asc" }, { rank: "asc" }],
  });
  const people: string[] = [];
  for (const [n, life] of some.entries()) {
    const seen = new Set<string>();
    people.push(
      await newPerson(`Lò Thị Hoà ${at} ${n}`, {
        honorific: life.honorific,
        sameAs: life.sameAs,
        appointments: life.appointments.flatMap(({ position, startsOn }) => {
          const key = `${position} ${startsOn}`;
          if (seen.has(key)) return [];
          seen.add(key);
          return [{ positionId: positions[position]?.id ?? "", startsOn, source: `báo ${n}` }];
        }),
      }),
    );
  }
  const appointments = await database().appointment.findMany({
    where: { personId: { in: people } },
  });
  const events: string[] = [];
  for (const n of [0, 1]) {
    const appearances = some.flatMap((life, who) =>
      (["CHAIR", "SPEAKER"] as const).flatMap((part, which) =>
        life.appearances[n * 2 + which]
          ? [
              {
                personId: people[who] as string,
                part,
                capacity: `Trưởng ban ${who}`,
                organizationId: organizations[who] as string,
                appointmentId: appointments.find((one) => one.personId === people[who])?.id ?? null,
              },
            ]
          : [],
      ),
    );
    const organizers = some.flatMap(({ appearances }, who) =>
      appearances[n]
        ? [{ organizationId: organizations[who] as string, role: "HOST" as const }]
        : [],
    );
    events.push(
      await newEvent(`Hội thảo ${at} ${n}`, { startsOn: "2024-03-19", appearances, organizers }),
    );
  }
  for (const [n, { signs, isNamed }] of some.entries()) {
    await newDocument(`${n}-NQ/${at}`, { issuerId: signs ? organizations[n] : null });
    const named = some.flatMap((life, who) =>
      life.isNamed || who === n
        ? [
            mention("person", people[who] as string),
            mention("organization", organizations[who] as string),
          ]
        : [],
    );
    await newArticle(`Bài ${at} ${n}`, {
      sectionId,
      at: "2024-03-20",
      article: { eventIds: [events[n % 2] as string] },
      draft: {
        body: bodyOf(...named),
        bylines: signs ? [{ personId: people[n] as string }] : [{ name: isNamed ? "A" : "B" }],
      },
    });
  }
  return { at, people, organizations };
}

const addressesIn = (at: string) => [
  ...["/dien-gia", "/to-chuc", "/", "/su-kien"],
  ...[0, 1].map((n) => `/su-kien/hoi-thao-${at}-${n}`),
  ...[0, 1, 2, 3].flatMap((n) => [
    `/dien-gia/lo-thi-hoa-${at}-${n}`,
    `/to-chuc/ban-${at}-${n}`,
    `/bai-viet/bai-${at}-${n}`,
  ]),
];

describe("a merge that is undone leaves nothing behind", () => {
  it.each(["PERSON", "ORGANIZATION"] as const)("%s", { timeout: 120_000 }, async (kind) => {
    await fc.assert(
      fc.asyncProperty(fc.array(lives, { minLength: 4, maxLength: 4 }), async (some) => {
        const { at, people, organizations } = await makeWorld(some);
        const [, one, other] = kind === "PERSON" ? people : organizations;
        const read = addressesIn(at);
        const [before, shown] = [await everything(), await pages(...read)];
        const preview = await previewMerge(actor, kind, one as string, other as string, "vi");
        const mergeId = await merge(kind, one as string, other as string);
        const between = await everything();
        expect(between).not.toEqual(before);
        expect(preview?.reasons).toEqual([]);
        const left = Object.entries(between).filter(
          ([table, rows]) =>
            !["Edition", "Mention"].includes(table) &&
            rows.some((row) => row.includes(one as string)),
        );
        expect(left.map(([table]) => table)).toEqual([]);
        await undo(mergeId);
        expect(await everything()).toEqual(before);
        expect(await pages(...read)).toEqual(shown);
      }),
      { numRuns: 8 },
    );
  });
});
