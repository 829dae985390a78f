import { beforeAll, describe, expect, it } from "vitest";
import { archiveMonths, archivePage } from "#lib/content/articles/archive.ts";
import { articlePage, latestArticles, pageSize } from "#lib/content/articles/queries.ts";
import { documentsPage } from "#lib/content/documents/queries.ts";
import {
  eventPageSize,
  eventYears,
  pastEvents,
  recentEvents,
  upcomingEvents,
} from "#lib/content/events/queries.ts";
import type { Language } from "#lib/content/language.ts";
import {
  findOrganization,
  organizationsByLevel,
  organizationTree,
} from "#lib/content/organizations/queries.ts";
import { database } from "#lib/db/client.ts";
import { sortKey } from "#lib/text/sort-key.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { newArticle, newDocument, newEvent, newOrganization, newSection } from "./content.ts";
import { allOf, times } from "./pages.ts";

ownDatabase();

describe("events", () => {
  const today = "2026-11-22";
  const days: [name: string, startsOn?: string, endsOn?: string][] = [
    ["năm sau", "2027"],
    ["tháng sau", "2026-12"],
    ["ngày mai", "2026-11-23"],
    ["hôm nay", "2026-11-22"],
    ["đang diễn ra", "2026-11-20", "2026-11-22"],
    ["tháng này, chưa rõ ngày", "2026-11"],
    ["năm nay, chưa rõ ngày", "2026"],
    ["hôm qua", "2026-11-21"],
    ["vừa kết thúc", "2026-11-20", "2026-11-21"],
    ["tháng trước", "2026-10"],
    ["năm trước", "2025"],
    ["năm 2024", "2024-03-19"],
    ["không rõ năm", "XXXX-02-03"],
    ["không rõ ngày"],
  ];
  const names = (rows: { name: string }[]) => rows.map(({ name }) => name);

  beforeAll(async () => {
    for (const [name, startsOn, endsOn] of days) await newEvent(name, { startsOn, endsOn });
  });

  it("that may not be over come first, the next first", async () => {
    expect(names(await upcomingEvents(50, today))).toEqual([
      "năm nay, chưa rõ ngày",
      "tháng này, chưa rõ ngày",
      "đang diễn ra",
      "hôm nay",
      "ngày mai",
      "tháng sau",
      "năm sau",
    ]);
  });

  it("that are over: the latest first, those without a year last", async () => {
    const past = names((await pastEvents(1, undefined, today)).items);
    expect(past.slice(0, 5)).toEqual([
      "hôm qua",
      "vừa kết thúc",
      "tháng trước",
      "năm trước",
      "năm 2024",
    ]);
    expect(past.slice(5).sort()).toEqual(["không rõ ngày", "không rõ năm"].sort());
  });

  it("are each upcoming or past, on every day", async () => {
    for (const day of [
      "2024-03-19",
      "2026-01-01",
      today,
      "2026-11-30",
      "2026-12-31",
      "2028-01-01",
    ]) {
      const upcoming = names(await upcomingEvents(100, day));
      const past = names((await pastEvents(1, undefined, day)).items);
      expect([...upcoming, ...past].sort(), day).toEqual(days.map(([name]) => name).sort());
    }
  });

  it("of a month that is not over are not past on its last day, and are on the next", async () => {
    expect(names(await upcomingEvents(50, "2026-11-30"))).toContain("tháng này, chưa rõ ngày");
    expect(names(await upcomingEvents(50, "2026-12-01"))).not.toContain("tháng này, chưa rõ ngày");
  });

  it("are found by their year, whatever is known of the day, those without one together", async () => {
    expect(await eventYears()).toEqual(["2027", "2026", "2025", "2024", "0"]);
    const inYear = async (year: string) => names((await pastEvents(1, year, "2030-01-01")).items);
    expect((await inYear("2026")).sort()).toEqual(
      days.flatMap(([name, start]) => (start?.startsWith("2026") ? [name] : [])).sort(),
    );
    expect(await inYear("2024")).toEqual(["năm 2024"]);
    expect((await inYear("0")).sort()).toEqual(["không rõ ngày", "không rõ năm"].sort());
    expect(await inYear("2023")).toEqual([]);
  });

  it("of the front page are the latest that are over", async () => {
    expect(names(await recentEvents(2, today))).toEqual(["hôm qua", "vừa kết thúc"]);
  });

  it("of one day are each on one page", async () => {
    const count = eventPageSize * 2 + 3;
    const row = (n: number) => ({
      slug: `cung-ngay-${n}`,
      kind: "WORKSHOP" as const,
      name: "Cùng ngày",
      startsOn: "2019-05-05",
    });
    await database().event.createMany({ data: times(count, row) });
    const found = await allOf((page) => pastEvents(page, "2019", today));
    expect(new Set(found.map(({ slug }) => slug)).size).toBe(count);
    expect(found).toHaveLength(count);
  });
});

describe("articles", () => {
  let sectionId: string;
  const titles = (cards: { edition: { title: string } }[]) =>
    cards.map(({ edition }) => edition.title);

  beforeAll(async () => {
    sectionId = await newSection("Chuyên mục");
    for (const [title, at] of [
      ["cuối tháng hai", "2024-02-29T23:59:59.999+07:00"],
      ["nửa đêm đầu tháng ba", "2024-03-01T00:00:00+07:00"],
      ["sáng sớm, hôm trước theo UTC", "2024-03-01T06:59:00+07:00"],
      ["cuối tháng ba", "2024-03-31T23:30:00+07:00"],
      ["giao thừa", "2024-12-31T23:59:00+07:00"],
      ["đầu năm", "2025-01-01T00:00:00+07:00"],
    ] as const) {
      await newArticle(title, { sectionId, at });
    }
  });

  it("stand the newest first", async () => {
    expect(titles(await latestArticles("vi", 2))).toEqual(["đầu năm", "giao thừa"]);
  });

  it("belong to the month and day of Vietnam, not of Greenwich", async () => {
    expect(await archiveMonths()).toEqual(["2025-01", "2024-12", "2024-03", "2024-02"]);
    const on = async (period: string) => titles((await archivePage("vi", period, 1)).items);
    expect(await on("2024-02")).toEqual(["cuối tháng hai"]);
    expect(await on("2024-03")).toEqual([
      "cuối tháng ba",
      "sáng sớm, hôm trước theo UTC",
      "nửa đêm đầu tháng ba",
    ]);
    expect(await on("2024-02-29")).toEqual(["cuối tháng hai"]);
    expect(await on("2024-03-01")).toEqual([
      "sáng sớm, hôm trước theo UTC",
      "nửa đêm đầu tháng ba",
    ]);
    expect(await on("2024-12-31")).toEqual(["giao thừa"]);
    expect(await on("2025-01")).toEqual(["đầu năm"]);
    expect(await on("2024-04")).toEqual([]);
  });

  it("published at one moment are each on one page", async () => {
    const count = pageSize * 2 + 3;
    const publishedAt = new Date("2020-01-01T08:00:00+07:00");
    const ids = times(count, () => crypto.randomUUID());
    await database().article.createMany({
      data: ids.map((id, n) => ({
        id,
        slug: `cung-luc-${n}`,
        sectionId,
        status: "PUBLISHED" as const,
        publishedAt,
      })),
    });
    const text = { title: "Cùng lúc", lead: "Lời dẫn", body: {}, bodyText: "", wordCount: 0 };
    const edition = { language: "vi", number: 1, state: "LIVE", publishedAt, ...text } as const;
    await database().edition.createMany({
      data: ids.map((articleId) => ({ articleId, ...edition })),
    });
    const found = await allOf((page) => articlePage("vi", page));
    expect(found).toHaveLength(count + 6);
    expect(new Set(found.map(({ slug }) => slug)).size).toBe(count + 6);
  });
});

describe("organizations", () => {
  it("stand in the order of the page's language, level by level", async () => {
    const central = { level: "CENTRAL" } as const;
    const army = await newOrganization("Quân đội", { nameEn: "Army", ...central });
    const parents = [{ parentId: army }];
    await newOrganization("Bộ Chính trị", { nameEn: "Political Bureau", ...central });
    await newOrganization("An Giang", { nameEn: "Zebra Province" });
    await newOrganization("Ban Một", { nameEn: "Second Board", parents });
    await newOrganization("Ban Nhì", { nameEn: "First Board", parents });
    const tree = async (language: Language) =>
      (await organizationTree(language, 1)).items.map(({ name }) => name);
    expect(await tree("vi")).toEqual(["Bộ Chính trị", "Quân đội", "An Giang"]);
    expect(await tree("en")).toEqual(["Quân đội", "Bộ Chính trị", "An Giang"]);
    const below = async (language: Language) =>
      (await findOrganization("quan-doi", language))?.children.map(({ child }) => child.name);
    expect(await below("vi")).toEqual(["Ban Một", "Ban Nhì"]);
    expect(await below("en")).toEqual(["Ban Nhì", "Ban Một"]);
    const levels = (await organizationsByLevel("en", 1)).items.map(({ name }) => name);
    expect(levels).toEqual(["Quân đội", "Bộ Chính trị", "Ban Nhì", "Ban Một", "An Giang"]);
    await database().organizationParent.deleteMany();
    await database().organization.deleteMany();
  });

  it("of one name and level are each on one page, in order of level and letter", async () => {
    const central = await newOrganization("Vụ Đảng viên", { level: "CENTRAL" });
    await newOrganization("Ân xá", { level: "CENTRAL" });
    const name = "Ủy ban nhân dân xã";
    const rest = { name, sortKey: sortKey(name), kind: "GOVERNMENT", level: "COMMUNE" } as const;
    await database().organization.createMany({
      data: times(125, (n) => ({ slug: `xa-${n}`, ...rest })),
    });
    const level = await allOf((page) => organizationsByLevel("vi", page));
    expect(level.slice(0, 2).map(({ name }) => name)).toEqual(["Ân xá", "Vụ Đảng viên"]);
    expect(level).toHaveLength(127);
    expect(new Set(level.map(({ id }) => id)).size).toBe(127);
    const tree = await allOf((page) => organizationTree("vi", page));
    expect(new Set(tree.map(({ id }) => id)).size).toBe(127);
    expect(tree.map(({ id }) => id)).toContain(central);
  });
});

describe("documents", () => {
  it("with a known date come first, the latest before, and are each on one page", async () => {
    for (let n = 0; n < 6; n++) await newDocument(`${n}-KL/TW`, { slug: `van-ban-${n}` });
    await newDocument("25-NQ/TW", { issuedOn: "2013-06-03" });
    await newDocument("42/2022/NĐ-CP", { issuedOn: "2022-06-24" });
    const found = await allOf((page) => documentsPage(page, 3));
    expect(found.map(({ number }) => number).slice(0, 2)).toEqual(["42/2022/NĐ-CP", "25-NQ/TW"]);
    expect(new Set(found.map(({ slug }) => slug)).size).toBe(8);
    expect(found).toHaveLength(8);
  });

  it("without a year come after those with one", async () => {
    await newDocument("36-NQ/TW", { issuedOn: "XXXX-02-03" });
    const dates = (await allOf((page) => documentsPage(page))).map(({ issuedOn }) => issuedOn);
    expect(dates.indexOf("XXXX-02-03")).toBeGreaterThan(dates.indexOf("2013-06-03"));
  });
});
