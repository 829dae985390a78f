import pg from "pg";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { ownDatabase } from "#tests/support/database.ts";

/** Rows written past the commands, to see what the database itself thinks of them. */

export let client: pg.Client;

export const id = (n: number) => `01999999-0000-7000-8000-${String(n).padStart(12, "0")}`;
let next = 1_000;

export type Row = Record<string, unknown>;

/** Columns that a row needs to be right, besides those that a test is about. */
const right: Record<string, () => Row> = {
  Section: () => ({ id: id(++next), slug: `muc-${next}`, name: "Mục", position: 1 }),
  Topic: () => ({ id: id(++next), slug: `chu-de-${next}`, name: "Chủ đề" }),
  Article: () => ({ id: id(++next), slug: `bai-${next}`, sectionId: id(1) }),
  Edition: () => ({
    id: id(++next),
    articleId: id(2),
    language: "vi",
    number: next,
    title: "Nhan đề",
    lead: "Lời dẫn",
    body: {},
    bodyText: "",
    wordCount: 0,
    state: "PAST",
    publishedAt: "2024-01-01",
  }),
  EditionStep: () => ({ id: id(++next), editionId: id(3), kind: "SUBMITTED" }),
  TakeDownPlan: () => ({
    articleId: id(2),
    at: "2026-11-24T00:00:00Z",
    status: "REMOVED",
    note: "Vì lẽ khác.",
  }),
  Byline: () => ({ id: id(++next), editionId: id(3), position: next, name: "An" }),
  Mention: () => ({ id: id(++next), editionId: id(3), position: next, personId: id(4) }),
  EditionMedia: () => ({ editionId: id(3), mediaId: id(7) }),
  Person: () => ({ id: id(++next), slug: `nguoi-${next}`, name: "An", sortKey: "an" }),
  Organization: () => ({
    id: id(++next),
    slug: `to-chuc-${next}`,
    name: "Tỉnh ủy",
    sortKey: "t",
    kind: "OTHER",
    level: "PROVINCE",
  }),
  OrganizationName: () => ({
    id: id(++next),
    organizationId: id(5),
    kind: "ALIAS",
    name: `T${next}`,
  }),
  OrganizationParent: () => ({ childId: id(5), parentId: id(6) }),
  Succession: () => ({
    id: id(++next),
    predecessorId: id(5),
    successorId: id(6),
    kind: "MERGED",
    happenedOn: "2025-07-01",
  }),
  Position: () => ({ id: id(++next), organizationId: id(5), title: `Bí thư ${next}` }),
  Appointment: () => ({
    id: id(++next),
    personId: id(4),
    positionId: id(9),
    startsOn: "2020",
    source: "báo",
  }),
  Event: () => ({ id: id(++next), slug: `su-kien-${next}`, kind: "WORKSHOP", name: "Hội thảo" }),
  EventSeries: () => ({ id: id(++next), slug: `chuoi-${next}`, name: "Chuỗi" }),
  EventMaterial: () => ({
    id: id(++next),
    eventId: id(8),
    position: next,
    title: "Tệp",
    url: "https://a.vn",
  }),
  Appearance: () => ({
    id: id(++next),
    eventId: id(8),
    personId: id(4),
    part: "SPEAKER",
    position: next,
    capacity: "Bí thư",
  }),
  Document: () => ({ id: id(++next), slug: `van-ban-${next}`, type: "Nghị quyết" }),
  Place: () => ({ id: id(++next), slug: `noi-${next}`, name: "Lạng Sơn", kind: "PROVINCE" }),
  Media: () => ({
    id: id(++next),
    kind: "PICTURE",
    checksum: next.toString(16).padStart(64, "0"),
    name: "a.png",
    type: "image/png",
    bytes: 1,
    width: 1,
    height: 1,
    alt: "Núi",
  }),
  ArticleSource: () => ({ id: id(++next), articleId: id(2), position: next, name: "Báo" }),
  FormerSlug: () => ({ kind: "ARTICLE", slug: `cu-${++next}`, articleId: id(2) }),
  ViewCount: () => ({ articleId: id(2), since: "2026-11-22T00:00:00Z", views: 1 }),
  ViewTotal: () => ({ articleId: id(2), views: 1 }),
  Merge: () => ({
    id: id(++next),
    kind: "PERSON",
    fromId: id(99),
    fromName: "An",
    intoId: id(4),
    intoName: "An",
    plan: {},
  }),
  KeptApart: () => ({ oneId: id(4), otherId: id(99) }),
  AuditEntry: () => ({ id: id(++next), actor: "a", command: "c", input: {}, changed: ["x"] }),
};

export async function insert(table: string, columns: Row = {}): Promise<Row> {
  const row = { ...right[table]?.(), ...columns };
  const names = Object.keys(row);
  await client.query(
    `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(", ")})
     VALUES (${names.map((_, index) => `$${index + 1}`).join(", ")})`,
    Object.values(row),
  );
  return row;
}

/** The rule that PostgreSQL names when it refuses a statement; null where it does not. */
export async function refusal(run: () => Promise<unknown>): Promise<string | null> {
  await client.query("SAVEPOINT before");
  try {
    await run();
    return null;
  } catch (error) {
    await client.query("ROLLBACK TO before");
    const { constraint, message } = error as pg.DatabaseError;
    return constraint ?? message;
  }
}

/**
 * Gives a test file a database in which every test has rows of its own, and is undone. What others point to:
 * 1 section, 2 article, 3 its draft, 4 person, 5 and 6 organizations, 7 picture, 8 event, 9 position.
 */
export function ownRows(): void {
  const own = ownDatabase();
  beforeAll(async () => {
    client = new pg.Client({ connectionString: own.url });
    await client.connect();
  });
  afterAll(() => client.end());
  beforeEach(async () => {
    await client.query("BEGIN");
    await insert("Section", { id: id(1) });
    await insert("Article", { id: id(2) });
    await insert("Edition", { id: id(3), number: 1, state: "DRAFT", publishedAt: null });
    await insert("Person", { id: id(4) });
    await insert("Organization", { id: id(5) });
    await insert("Organization", { id: id(6) });
    await insert("Media", { id: id(7) });
    await insert("Event", { id: id(8) });
    await insert("Position", { id: id(9), organizationId: id(5) });
    return async () => {
      await client.query("ROLLBACK");
    };
  });
}
