import { beforeAll, describe, expect, it } from "vitest";
import { alphabet } from "#lib/content/people/letters.ts";
import {
  appearancePageSize,
  appearancesOf,
  peoplePage,
  personLetters,
  personPageSize,
} from "#lib/content/people/queries.ts";
import { database } from "#lib/db/client.ts";
import { givenNameInitial, personSortKey } from "#lib/text/sort-key.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { newEvent, newPerson } from "./content.ts";
import { allOf, times } from "./pages.ts";

ownDatabase();

describe("people", () => {
  const inOrder = [
    "Hầu A",
    "Bế Thị An",
    "Nguyễn Văn An",
    "Lò Văn Ảnh",
    "Y Ăm",
    "Lý Ân",
    "Trần Bình",
    "Lê Châu",
    "Vi Dũng",
    "Nguyễn Quốc Đoàn",
    "Lường Em",
    "Siu Ê",
    "Nông Giang",
    "Phan Hòa",
    "Phan Văn Hoà",
    "Bùi Khánh",
    "Lê Văn Lợi",
    "Nông O",
    "Đinh Ô",
    "Đinh Ơn",
    "Hoàng Thị Thúy",
    "Cao U",
    "Cao Ư",
    "Trần Xuân",
    "Hà Như Ý",
  ];
  const shuffled = inOrder.toSorted((a, b) => a.length - b.length || (a > b ? 1 : -1));

  beforeAll(async () => {
    for (const [n, name] of shuffled.entries()) await newPerson(name, { slug: `nguoi-${n}` });
  });

  it("stand by given name, A to Y in Vietnamese order, then by the rest", async () => {
    const { items } = await peoplePage(1);
    expect(items.map(({ name }) => name)).toEqual(inOrder);
  });

  it("are filed under each letter that someone has, and under no other", async () => {
    const letters = await personLetters();
    expect(letters).toEqual([..."AĂÂBCDĐEÊGHKLOÔƠTUƯXY"]);
    const filed = new Map<string, string[]>();
    for (const letter of alphabet) {
      const { items } = await peoplePage(1, letter);
      if (items.length > 0)
        filed.set(
          letter,
          items.map(({ name }) => name),
        );
    }
    expect([...filed.keys()]).toEqual(letters);
    for (const [letter, names] of filed) {
      expect([...new Set(names.map(givenNameInitial))]).toEqual([letter]);
    }
    expect([...filed.values()].flat()).toEqual(inOrder);
  });

  it("of one name are each on one page, however many there are", async () => {
    const count = personPageSize * 2 + 5;
    const name = "Ma Văn Vinh";
    const row = (n: number) => ({ slug: `vinh-${n}`, name, sortKey: personSortKey(name) });
    await database().person.createMany({ data: times(count, row) });
    const found = await allOf((page) => peoplePage(page, "V"));
    expect(found).toHaveLength(count);
    expect(new Set(found.map(({ slug }) => slug)).size).toBe(count);
  });
});

describe("the appearances of a person", () => {
  it("are each on one page, the latest on the first, two at one event together", async () => {
    const personId = await newPerson("Người Hay Nói");
    const count = appearancePageSize * 2 + 5;
    for (const n of times(count, (n) => n)) {
      const startsOn = `2020-01-${String(1 + (n % 28)).padStart(2, "0")}`;
      const appearances = (["SPEAKER", "CHAIR"] as const)
        .slice(0, n === 3 ? 2 : 1)
        .map((part) => ({ personId, part, capacity: "Báo cáo viên" }));
      await newEvent(`Việc ${n}`, { startsOn, appearances });
    }
    const found = await allOf((page) => appearancesOf(personId, page));
    const names = found.map(({ event }) => event.name);
    expect(new Set(names).size).toBe(count);
    expect(found).toHaveLength(count + 1);
    const days = found.map(({ event }) => event.startsOn as string);
    expect(days).toEqual(days.toSorted().reverse());
    expect(names.lastIndexOf("Việc 3") - names.indexOf("Việc 3")).toBe(1);
  });
});
