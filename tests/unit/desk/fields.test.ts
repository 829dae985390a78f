import { describe, expect, it } from "vitest";
import { type FieldSpec, idsIn, inputOf, valuesOf } from "#components/desk/record/fields.ts";

const label = "";
const fields: FieldSpec[] = [
  { name: "name", label, kind: "line", required: true },
  { name: "nameEn", label, kind: "line" },
  { name: "slug", label, kind: "slug", from: ["name"], required: true },
  {
    name: "kind",
    label,
    kind: "choice",
    options: [
      ["A", "a"],
      ["B", "b"],
    ],
    required: true,
  },
  { name: "dayPart", label, kind: "choice", options: [["MORNING", "m"]] },
  { name: "startMinute", label, kind: "minute" },
  { name: "seriesPosition", label, kind: "number" },
  { name: "sameAs", label, kind: "lines" },
  { name: "placeId", label, kind: "pick", of: "place" },
  { name: "documentIds", label, kind: "picks", of: "document" },
  {
    name: "appearances",
    label,
    kind: "rows",
    add: "",
    fields: [
      { name: "personId", label, kind: "pick", of: "person", required: true },
      { name: "capacity", label, kind: "line", required: true },
      { name: "paperTitle", label, kind: "line" },
    ],
  },
];

const whole = {
  name: "Hội thảo",
  nameEn: null,
  slug: "hoi-thao",
  kind: "B",
  dayPart: null,
  startMinute: 510,
  seriesPosition: 3,
  sameAs: ["https://a.example/", "https://b.example/"],
  placeId: "p1",
  documentIds: ["d2", "d1"],
  appearances: [
    { personId: "n1", capacity: "Chủ tịch", paperTitle: null, appointmentId: "a1" },
    { personId: "n2", capacity: "Bí thư", paperTitle: "Tham luận", appointmentId: null },
  ],
  portraitId: "m1",
};

describe("a form of a thing", () => {
  it("sends back what it was given, with what it does not show", () => {
    expect(inputOf(fields, valuesOf(fields, whole, {}))).toEqual(whole);
  });

  it("shows names in place of ids", () => {
    const ids = idsIn(fields, whole);
    expect(Object.fromEntries(ids)).toEqual({
      place: ["p1"],
      document: ["d2", "d1"],
      person: ["n1", "n2"],
    });
    const values = valuesOf(fields, whole, { p1: "Lạng Sơn" });
    expect(values.placeId).toEqual([{ id: "p1", name: "Lạng Sơn" }]);
    expect(values.startMinute).toBe("08:30");
  });

  it("sends nothing for what is empty, and empty what has to be there", () => {
    expect(inputOf(fields, valuesOf(fields, {}, {}))).toEqual({
      name: "",
      nameEn: null,
      slug: "",
      kind: "A",
      dayPart: null,
      startMinute: null,
      seriesPosition: null,
      sameAs: [],
      placeId: null,
      documentIds: [],
      appearances: [],
    });
    const row = valuesOf(fields, { appearances: [{}] }, {});
    expect(inputOf(fields, row).appearances).toEqual([
      { personId: undefined, capacity: "", paperTitle: null },
    ]);
  });

  it("keeps midnight and nought", () => {
    const noon = { ...whole, startMinute: 0, seriesPosition: 0 };
    expect(inputOf(fields, valuesOf(fields, noon, {}))).toEqual(noon);
  });
});
