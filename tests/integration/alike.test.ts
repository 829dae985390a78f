import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { findAlike, findPairs } from "#lib/content/duplicates/alike.ts";
import { keepApart } from "#lib/content/duplicates/commands.ts";
import { saveSuccession } from "#lib/content/organizations/commands.ts";
import { database } from "#lib/db/client.ts";
import { nameInitials, nameKey } from "#lib/text/alike.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { words } from "../unit/text/arbitraries.ts";
import {
  actor,
  anonymous,
  done,
  newEvent,
  newOrganization,
  newPerson,
  refused,
} from "./content.ts";

ownDatabase();

it("PostgreSQL makes of a name what lib/text makes of it", async () => {
  const names = fc.array(
    fc.oneof(
      words,
      words.map((name) => name.normalize("NFD")),
      fc.constantFrom("H'Bơ Niê", "Y Ăm", "Đinh T.T. Ơn (Ba)", "", "  ", "O'Neil–Smith 3"),
    ),
    { minLength: 200, maxLength: 200 },
  );
  for (const some of fc.sample(names, 2)) {
    const made = await database().$queryRaw<{ key: string; initials: string }[]>`
      SELECT name_key(name) AS key, name_initials(name) AS initials
      FROM unnest(${some}::text[]) WITH ORDINALITY AS one(name, at) ORDER BY at`;
    expect(made).toEqual(
      some.map((name) => ({ key: nameKey(name), initials: nameInitials(name) })),
    );
  }
});

describe("people who may be there twice", () => {
  const ids = new Map<string, string>();
  const nameOf = (id: string) => [...ids].find(([, one]) => one === id)?.[0];
  const pairs = async () =>
    (await findPairs(actor, "PERSON", "vi", 1)).items.map(({ one, other, differences, sign }) => ({
      who: [one.name, other.name].toSorted().join(", "),
      differences,
      sign,
    }));
  const alikeOf = async (name: string) => {
    const found = await findAlike(actor, "PERSON", { id: ids.get(name) as string }, "vi");
    return found.map((one) => [nameOf(one.id), one.differences?.join(" "), one.sign]);
  };

  beforeAll(async () => {
    const organizationId = await newOrganization("Sở Một", {
      positions: [{ title: "Giám đốc" }, { title: "Phó Giám đốc" }],
    });
    const [first, second] = await database().position.findMany({
      where: { organizationId },
      orderBy: { rank: "asc" },
    });
    const held = (position = first) => ({
      appointments: [{ positionId: position?.id ?? "", startsOn: "2020", source: "báo" }],
    });
    const people: [string, object][] = [
      ["Nguyễn Văn Hòa", held()],
      ["Nguyễn Văn Hoà", held()],
      ["Nguyễn V. Hòa", held(second)],
      ["Nguyễn Vinh Hòa", {}],
      ["Lý Thị Mai", {}],
      ["Lí Thị Mai", {}],
      ["Mai Lý Thị", {}],
      ["Lò Văn Không", {}],
    ];
    for (const [n, [name, more]] of people.entries()) {
      ids.set(name, await newPerson(name, { slug: `nguoi-${n}`, ...more }));
    }
    await newEvent("Hội thảo", {
      appearances: ["Lý Thị Mai", "Lí Thị Mai"].map((name) => ({
        personId: ids.get(name) as string,
        part: "SPEAKER",
        capacity: `Khách ${name}`,
      })),
    });
  });

  it("are found by one of them, with what speaks for it", async () => {
    expect(await alikeOf("Nguyễn Văn Hòa")).toEqual([
      ["Nguyễn V. Hòa", "abbreviated", "organization"],
      ["Nguyễn Văn Hoà", "tone", "position"],
    ]);
    expect(await alikeOf("Nguyễn Vinh Hòa")).toEqual([["Nguyễn V. Hòa", "abbreviated", null]]);
    expect(await alikeOf("Lý Thị Mai")).toEqual([
      ["Lí Thị Mai", "yi", "event"],
      ["Mai Lý Thị", "order", null],
    ]);
    expect(await alikeOf("Lò Văn Không")).toEqual([]);
  });

  it("are pointed out before one is made", async () => {
    const found = await findAlike(actor, "PERSON", { name: "lo van khong" }, "vi");
    expect(found).toEqual([
      {
        id: ids.get("Lò Văn Không"),
        name: "Lò Văn Không",
        detail: "/nguoi-7",
        differences: ["accents"],
        sign: null,
      },
    ]);
    expect(await findAlike(actor, "PERSON", { name: " " }, "vi")).toEqual([]);
  });

  it("stand in pairs, those with more in common first, until somebody says that they are two", async () => {
    expect(await pairs()).toEqual([
      { who: "Nguyễn V. Hòa, Nguyễn Văn Hòa", differences: ["abbreviated"], sign: "organization" },
      { who: "Nguyễn V. Hòa, Nguyễn Văn Hoà", differences: ["abbreviated"], sign: "organization" },
      { who: "Nguyễn Văn Hoà, Nguyễn Văn Hòa", differences: ["tone"], sign: "position" },
      { who: "Lí Thị Mai, Lý Thị Mai", differences: ["yi"], sign: "event" },
      { who: "Nguyễn V. Hòa, Nguyễn Vinh Hòa", differences: ["abbreviated"], sign: null },
      { who: "Lý Thị Mai, Mai Lý Thị", differences: ["order"], sign: null },
      { who: "Lí Thị Mai, Mai Lý Thị", differences: ["yi", "order"], sign: null },
    ]);
    const apart = (one: string, other: string) =>
      keepApart(actor, { kind: "PERSON", ids: [ids.get(one) as string, ids.get(other) as string] });
    await done(apart("Nguyễn Vinh Hòa", "Nguyễn V. Hòa"));
    await done(apart("Nguyễn V. Hòa", "Nguyễn Vinh Hòa"));
    expect((await pairs()).map(({ who }) => who)).not.toContain("Nguyễn V. Hòa, Nguyễn Vinh Hòa");
    expect(await alikeOf("Nguyễn Vinh Hòa")).toEqual([]);
    const nobody = keepApart(actor, {
      kind: "PERSON",
      ids: [ids.get("Lý Thị Mai") as string, crypto.randomUUID()],
    });
    expect(await refused(nobody)).toEqual(["ids unknown"]);
  });

  it("are shown to who writes alone", async () => {
    await expect(findAlike(anonymous, "PERSON", { name: "An" }, "vi")).rejects.toThrow();
    await expect(findPairs(anonymous, "PERSON", "vi", 1)).rejects.toThrow();
  });
});

describe("organizations that may be there twice", () => {
  it("are found by any of their names, but not what became of them or stands above", async () => {
    const above = await newOrganization("Tỉnh ủy Bắc Sơn");
    const parents = [{ parentId: above }];
    const one = await newOrganization("Uỷ ban Kiểm tra Bắc Sơn", { parents });
    const other = await newOrganization("Ban Thanh tra", {
      parents,
      names: [
        { kind: "FORMER", name: "Ủy ban Kiểm tra Bắc Sơn" },
        { kind: "ABBREVIATION", name: "BTT" },
      ],
    });
    const child = await newOrganization("Tỉnh uỷ Bắc Sơn", { slug: "tuy-2", parents });
    await newOrganization("BTT");
    const alike = async (id: string) =>
      (await findAlike(actor, "ORGANIZATION", { id }, "vi")).map(({ id, differences, sign }) => [
        id,
        differences,
        sign,
      ]);
    expect(await alike(one)).toEqual([[other, null, "parent"]]);
    expect(await alike(other)).toEqual([[one, null, "parent"]]);
    expect(await alike(child)).toEqual([]);
    const pairs = async () =>
      (await findPairs(actor, "ORGANIZATION", "vi", 1)).items.map((pair) => [
        pair.one.id,
        pair.other.id,
      ]);
    expect(await pairs()).toEqual([[one, other].toSorted()]);
    await done(
      saveSuccession(actor, {
        predecessorId: one,
        successorId: other,
        kind: "REPLACED",
        happenedOn: "2025",
      }),
    );
    expect(await pairs()).toEqual([]);
  });
});
