import { beforeAll, describe, expect, it } from "vitest";
import { type Asked, findRecords, type RecordKind } from "#lib/content/records.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { actor, anonymous, newEvent, newOrganization, newPerson, newTopic } from "./content.ts";

ownDatabase();

const names = async (kind: RecordKind, asked: Asked = {}) =>
  (await findRecords(actor, kind, "vi", asked)).items.map(({ name }) => name);

describe("what there is of a kind, for who keeps it true", () => {
  beforeAll(async () => {
    await newOrganization("Ủy ban Đồng Đăng", { kind: "GOVERNMENT", level: "COMMUNE" });
    await newOrganization("Đảng ủy Đồng Đăng", { level: "COMMUNE" });
    await newOrganization("Dân quân Đồng Đăng", { kind: "ARMED_FORCES" });
    const people = ["Lò Văn Đua", "Lò Văn Dân", "Lò Thị Ân", "Lò Thị An"];
    for (const [n, name] of people.entries()) await newPerson(name, { slug: `nguoi-${n}` });
    await newEvent("Hội nghị Hai", { kind: "CONFERENCE", startsOn: "2025" });
    await newEvent("Hội thảo Một", { startsOn: "2024" });
    await newEvent("Hội nghị Ba", { kind: "CONFERENCE", startsOn: "2023", status: "CANCELLED" });
    for (const name of ["Đất", "Dân", "Ơn", "Ăn"]) await newTopic(name);
  });

  it("stands in Vietnamese order, or by date, the latest first", async () => {
    expect(await names("person")).toEqual(["Lò Thị An", "Lò Thị Ân", "Lò Văn Dân", "Lò Văn Đua"]);
    expect(await names("topic")).toEqual(["Ăn", "Dân", "Đất", "Ơn"]);
    expect(await names("organization")).toEqual([
      "Dân quân Đồng Đăng",
      "Đảng ủy Đồng Đăng",
      "Ủy ban Đồng Đăng",
    ]);
    expect(await names("event")).toEqual(["Hội nghị Hai", "Hội thảo Một", "Hội nghị Ba"]);
  });

  it("or as it was made, the last first", async () => {
    const isNewestFirst = true;
    expect(await names("topic", { isNewestFirst })).toEqual(["Ăn", "Ơn", "Dân", "Đất"]);
    expect(await names("event", { isNewestFirst })).toEqual([
      "Hội nghị Ba",
      "Hội thảo Một",
      "Hội nghị Hai",
    ]);
  });

  it("of one sort alone, and of a name among those", async () => {
    const commune = { where: { level: "COMMUNE" } };
    expect(await names("organization", commune)).toEqual(["Đảng ủy Đồng Đăng", "Ủy ban Đồng Đăng"]);
    const government = { where: { level: "COMMUNE", kind: "GOVERNMENT" } };
    expect(await names("organization", government)).toEqual(["Ủy ban Đồng Đăng"]);
    expect(await names("organization", { ...commune, query: "uy ban" })).toEqual([
      "Ủy ban Đồng Đăng",
    ]);
    expect(await names("event", { where: { kind: "CONFERENCE" } })).toEqual([
      "Hội nghị Hai",
      "Hội nghị Ba",
    ]);
    expect(await names("person", { query: "lo thi", isNewestFirst: true })).toEqual([
      "Lò Thị An",
      "Lò Thị Ân",
    ]);
  });

  it("is for who may write it", async () => {
    await expect(findRecords(anonymous, "person", "vi", {})).rejects.toThrow();
  });
});
