import { describe, expect, it } from "vitest";
import { id, insert, ownRows, type Row, refusal } from "./rows.ts";

ownRows();

type Case = [table: string, columns: Row, constraint: string];

const notDates = [
  "2024-13",
  "2024-02-30",
  "24",
  "2024-3",
  "XXXX",
  "XXXX-02",
  "19/3/2024",
  "2024-03-19T00",
];
const notSlugs = ["Doan", "đoàn", "a--b", "-a", "a b", "", "a".repeat(121)];
const notLines = ["", " a", "a ", "a\nb", "a\tb", "Tỉnh ủy".normalize("NFD")];

type Column = [table: string, column: string, constraint: string];

/** Which of the values the database takes, or refuses for another reason. */
async function accepted([table, column, constraint]: Column, values: string[], more: Row = {}) {
  const wrong: string[] = [];
  for (const value of values) {
    const named = await refusal(() => insert(table, { ...more, [column]: value }));
    if (named !== constraint) wrong.push(`${value}: ${named}`);
  }
  return wrong;
}

describe("a wrong row is refused by the rule that knows why", () => {
  it.each<Column>([
    ["Section", "slug", "section_text"],
    ["Topic", "slug", "topic_text"],
    ["Article", "slug", "article_text"],
    ["Event", "slug", "event_text"],
    ["EventSeries", "slug", "event_series_text"],
    ["Person", "slug", "person_text"],
    ["Organization", "slug", "organization_text"],
    ["Document", "slug", "document_text"],
    ["Place", "slug", "place_text"],
    ["FormerSlug", "slug", "former_slug_text"],
  ])("no address of a %s (%s) but a slug", async (...column) => {
    expect(await accepted(column, notSlugs)).toEqual([]);
  });

  it.each<Column>([
    ["Section", "name", "section_text"],
    ["Section", "nameEn", "section_text"],
    ["Topic", "name", "topic_text"],
    ["Topic", "nameEn", "topic_text"],
    ["Event", "name", "event_text"],
    ["Event", "nameEn", "event_text"],
    ["EventSeries", "name", "event_series_text"],
    ["EventSeries", "nameEn", "event_series_text"],
    ["Organization", "name", "organization_text"],
    ["Organization", "nameEn", "organization_text"],
    ["OrganizationName", "name", "organization_name_text"],
    ["OrganizationName", "nameEn", "organization_name_text"],
    ["Place", "name", "place_text"],
    ["Place", "nameEn", "place_text"],
    ["Person", "name", "person_text"],
    ["Edition", "title", "edition_text"],
    ["Edition", "kicker", "edition_text"],
    ["Edition", "lead", "edition_text"],
    ["Position", "title", "position_text"],
    ["Position", "titleEn", "position_text"],
    ["Document", "type", "document_text"],
    ["Document", "number", "document_text"],
    ["Appearance", "capacity", "appearance_text"],
    ["Appearance", "capacityEn", "appearance_text"],
  ])("no %s.%s but one line of NFC without blanks around it", async (...column) => {
    const more = column[1] === "number" ? { numberKey: "1" } : {};
    expect(await accepted(column, notLines, more)).toEqual([]);
  });

  it.each<Column>([
    ["Event", "startsOn", "event_starts"],
    ["Event", "endsOn", "event_ends"],
    ["Appointment", "startsOn", "appointment_starts"],
    ["Appointment", "endsOn", "appointment_ends"],
    ["Appointment", "attestedOn", "appointment_attested"],
    ["Organization", "foundedOn", "organization_founded"],
    ["Organization", "dissolvedOn", "organization_dissolved"],
    ["OrganizationName", "startsOn", "name_dates"],
    ["OrganizationName", "endsOn", "name_dates"],
    ["OrganizationParent", "startsOn", "parent_dates"],
    ["OrganizationParent", "endsOn", "parent_dates"],
    ["Succession", "happenedOn", "succession_date"],
    ["Place", "endedOn", "place_ended"],
    ["Document", "issuedOn", "document_date"],
    ["ArticleSource", "publishedOn", "source_date"],
  ])("no %s.%s but an inexact date", async (...column) => {
    // Otherwise the order of an appointment's dates would refuse the row first.
    const unknownStart = column[0] === "Appointment" ? { startsOn: "XXXX-01-01" } : {};
    expect(await accepted(column, notDates, unknownStart)).toEqual([]);
  });

  it.each<Case>([
    ["Event", { startsOn: "2024-03-19", endsOn: "2024-03-18" }, "event_order"],
    ["Event", { startsOn: "2024-03", endsOn: "2024-02-28" }, "event_order"],
    ["Event", { startsOn: "2024-03", endsOn: "2023" }, "event_order"],
    ["Event", { startMinute: -1 }, "event_minutes"],
    ["Event", { startMinute: 1440 }, "event_minutes"],
    ["Event", { endMinute: 1440, startMinute: 1 }, "event_minutes"],
    ["Event", { startMinute: 600, endMinute: 599 }, "event_minute_order"],
    [
      "Event",
      { startMinute: 600, endMinute: 599, startsOn: "2024-03-19", endsOn: "2024-03-19" },
      "event_minute_order",
    ],
    ["Event", { seriesPosition: 1 }, "event_series"],
    ["Event", { sequence: -1 }, "event_sequence"],
    ["Appointment", { startsOn: null }, "appointment_known"],
    ["Appointment", { startsOn: "2024", endsOn: "2023" }, "appointment_order"],
    ["Appointment", { startsOn: "2024", attestedOn: "2023-12-31" }, "appointment_order"],
    [
      "Appointment",
      { startsOn: null, attestedOn: "2024-05", endsOn: "2024-04" },
      "appointment_order",
    ],
    ["Organization", { foundedOn: "2020", dissolvedOn: "2019" }, "organization_order"],
    ["OrganizationName", { startsOn: "2020", endsOn: "2019" }, "name_dates"],
    ["OrganizationParent", { startsOn: "2020", endsOn: "2019" }, "parent_dates"],
    ["Succession", { successorId: id(5) }, "succession_other"],
    ["Place", { id: id(20), parentId: id(20) }, "place_other"],
    ["Place", { id: id(20), mergedIntoId: id(20) }, "place_other"],
    ["Document", { number: "25-NQ/TW" }, "document_number"],
    ["Document", { numberKey: "25-nq/tw" }, "document_number"],
    ["ArticleSource", { publishedTime: "24:00" }, "source_time"],
    ["ArticleSource", { publishedTime: "8:32" }, "source_time"],
    ["ArticleSource", { url: "javascript:alert(1)" }, "source_url"],
    ["ArticleSource", { url: "ftp://a.vn" }, "source_url"],
    [
      "ArticleSource",
      { kind: "QUOTED", url: "https://a.vn", publishedOn: "2024" },
      "source_permission",
    ],
    [
      "ArticleSource",
      { kind: "QUOTED", url: "https://a.vn", permission: "văn bản" },
      "source_permission",
    ],
    [
      "ArticleSource",
      { kind: "QUOTED", publishedOn: "2024", permission: "văn bản" },
      "source_permission",
    ],
    ["Byline", { personId: id(4) }, "byline_one"],
    ["Byline", { name: null }, "byline_one"],
    ["Mention", { personId: null }, "mention_one"],
    ["Mention", { eventId: id(8) }, "mention_one"],
    ["EventMaterial", { url: null }, "material_one"],
    ["EventMaterial", { mediaId: id(7) }, "material_one"],
    ["FormerSlug", { articleId: null }, "former_slug_one"],
    ["FormerSlug", { personId: id(4) }, "former_slug_one"],
    ["FormerSlug", { kind: "PERSON" }, "former_slug_one"],
    ["Media", { checksum: "A".repeat(64) }, "media_checksum"],
    ["Media", { checksum: "../../etc" }, "media_checksum"],
    ["Media", { focalX: 1.01 }, "media_focal"],
    ["Media", { focalY: -0.01 }, "media_focal"],
    ["Media", { width: 0 }, "media_picture"],
    ["Media", { kind: "RECORDING" }, "media_recording"],
    ["Media", { kind: "RECORDING", seconds: -1 }, "media_recording"],
    ["Media", { seconds: 3 }, "media_recording"],
    ["Edition", { recordingId: id(7) }, "edition_media_kinds"],
    ["Edition", { recordingId: id(99) }, "Edition_recordingId_fkey"],
    ["Edition", { publishedAt: null }, "edition_published"],
    ["Edition", { publishedAt: null, state: "LIVE" }, "edition_published"],
    ["Edition", { number: 0 }, "edition_number"],
    ["Edition", { stage: "SCHEDULED" }, "edition_schedule"],
    ["Edition", { scheduledFor: "2026-11-24T00:00:00Z" }, "edition_schedule"],
    ["Edition", { stage: "SCHEDULED", scheduledFor: "2026-11-24T00:00:01Z" }, "edition_schedule"],
    ["Edition", { scheduleReason: "Gấp" }, "edition_schedule"],
    ["Edition", { scheduleFault: "notAllowed" }, "edition_schedule"],
    ["EditionStep", { kind: "SCHEDULED" }, "edition_step_moment"],
    ["EditionStep", { moment: "2026-11-24T00:00:00Z" }, "edition_step_moment"],
    ["TakeDownPlan", { status: "PUBLISHED" }, "take_down_status"],
    ["TakeDownPlan", { at: "2026-11-24T00:00:00.5Z" }, "take_down_minute"],
    ["TakeDownPlan", { note: " " }, "take_down_text"],
    ["Article", { embargoUntil: "2026-11-24T00:00:00Z" }, "article_embargo"],
    ["Article", { embargoBy: "Ban Tổ chức" }, "article_embargo"],
    ["Article", { status: "PUBLISHED" }, "article_published"],
    ["Article", { status: "WITHDRAWN", publishedAt: "2024-01-01" }, "article_note"],
    ["Article", { status: "REMOVED", publishedAt: "2024-01-01" }, "article_note"],
    ["Article", { sectionId: id(99) }, "Article_sectionId_fkey"],
    ["Appearance", { personId: id(99) }, "Appearance_personId_fkey"],
    ["ViewCount", { views: 0 }, "view_count_positive"],
    ["ViewTotal", { views: -1 }, "view_total_positive"],
    ["ViewTotal", { articleId: id(99) }, "ViewTotal_articleId_fkey"],
    ["Merge", { kind: "EVENT" }, "merge_kind"],
    ["Merge", { intoId: id(99) }, "merge_other"],
    ["Merge", { undoneById: id(1) }, "merge_undone"],
    ["KeptApart", { oneId: id(5), otherId: id(4) }, "kept_apart_order"],
    ["KeptApart", { oneId: id(4), otherId: id(4) }, "kept_apart_order"],
  ])("%s %j: %s", async (table, columns, constraint) => {
    expect(await refusal(() => insert(table, columns))).toBe(constraint);
  });

  it("a picture without its size or alternative text is no picture, a file needs neither", async () => {
    expect(await refusal(() => insert("Media", { width: null }))).toBe("media_picture");
    await insert("Media", { kind: "FILE", width: null, height: null, alt: null });
  });
});

describe("what is unique stands once", () => {
  it.each<[string, Row]>([
    ["Section", { slug: "a" }],
    ["Topic", { slug: "a" }],
    ["Article", { slug: "a" }],
    ["Event", { slug: "a" }],
    ["EventSeries", { slug: "a" }],
    ["Person", { slug: "a" }],
    ["Organization", { slug: "a" }],
    ["Document", { slug: "a" }],
    ["Place", { slug: "a" }],
    ["FormerSlug", { slug: "a" }],
    ["Media", { checksum: "a".repeat(64) }],
    ["Position", { title: "Bí thư" }],
    ["OrganizationName", { name: "Tên" }],
    ["Edition", { number: 7 }],
    ["Byline", { position: 1 }],
    ["Mention", { position: 1 }],
    ["Appearance", { part: "CHAIR" }],
    ["EventMaterial", { position: 1 }],
    ["ArticleSource", { position: 1 }],
    ["Succession", {}],
    ["OrganizationParent", {}],
    ["Merge", {}],
    ["KeptApart", {}],
  ])("%s %j", async (table, columns) => {
    await insert(table, columns);
    expect(await refusal(() => insert(table, columns))).toMatch(/_key$|_pkey$|^merge_from$/);
  });

  it("one slug may be the former one of things of two kinds", async () => {
    await insert("FormerSlug", { slug: "a" });
    await insert("FormerSlug", { slug: "a", kind: "PERSON", articleId: null, personId: id(4) });
  });
});

describe("what is right, and looks nearly wrong, passes", () => {
  it.each<[string, Row]>([
    ["Event", { startsOn: "2024", endsOn: "2024-03" }],
    ["Event", { startsOn: "2024-03", endsOn: "2024" }],
    ["Event", { startsOn: "2024-03-19", endsOn: "2024-03" }],
    ["Event", { startsOn: "XXXX-10-23", endsOn: "XXXX-02-03" }],
    ["Event", { startsOn: "XXXX-02-29" }],
    ["Event", { startsOn: "2024-02-29", endsOn: "XXXX-01-01" }],
    ["Event", { startMinute: 0, endMinute: 1439 }],
    ["Event", { startMinute: 600, endMinute: 599, startsOn: "2024-03-19", endsOn: "2024-03-20" }],
    ["Appointment", { startsOn: null, endsOn: "2024" }],
    ["Appointment", { startsOn: "2024-05", attestedOn: "2024", endsOn: "2024-06-01" }],
    ["ArticleSource", { publishedTime: "08:32:05", publishedOn: "2022-11-30" }],
    [
      "ArticleSource",
      { kind: "QUOTED", url: "https://a.vn/b", publishedOn: "2024", permission: "văn bản" },
    ],
    ["Document", { number: "25-NQ/TW", numberKey: "25-nq/tw" }],
    ["Byline", { name: null, personId: id(4) }],
    ["Mention", { personId: null, organizationId: id(5) }],
    ["EventMaterial", { url: null, mediaId: id(7) }],
    ["Person", { slug: "a".repeat(120), name: "H'Bơ Ê-đê" }],
    ["Media", { focalX: 0, focalY: 1 }],
    ["Media", { kind: "RECORDING", seconds: 0 }],
    ["Edition", { leadMediaId: id(7) }],
  ])("%s %j", async (table, columns) => {
    expect(await refusal(() => insert(table, columns))).toBeNull();
  });
});
