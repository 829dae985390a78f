import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#lib/db/client.ts";
import { loadSample, sampleFolder } from "#lib/sample/load.ts";
import { ownDatabase } from "#tests/support/database.ts";

const own = ownDatabase();
const steps: string[] = [];
let tables: Record<string, Record<string, unknown>[]>;

beforeAll(async () => {
  expect(await database().section.count()).toBe(0);
  const folder = await withSmallPictures();
  await loadSample((what, done, of) => steps.push(`${what} ${done}/${of}`), folder);
  await rm(folder, { recursive: true });
  tables = await everything();
}, 120_000);

/** The sample as it is, but for the size of its pictures: encoding all their forms takes most of the time. */
async function withSmallPictures(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "portal-sample-"));
  await cp(sampleFolder, folder, { recursive: true });
  const pictures = path.join(folder, "pictures");
  for (const name of await readdir(pictures)) {
    const small = await sharp(path.join(pictures, name)).resize({ width: 60 }).png().toBuffer();
    await writeFile(path.join(pictures, name), small);
  }
  return folder;
}

async function everything() {
  const client = new pg.Client({ connectionString: own.url });
  await client.connect();
  const { rows } = await client.query(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_name ~ '^[A-Z]'`,
  );
  const found: typeof tables = {};
  for (const { name } of rows) found[name] = (await client.query(`SELECT * FROM "${name}"`)).rows;
  await client.end();
  return found;
}

/** Every text of the sample with where it stands, bodies and search columns left out. */
function texts(): [where: string, text: string][] {
  return Object.entries(tables)
    .filter(([table]) => !["AuditEntry", "AuditLink", "SearchEntry", "FormerSlug"].includes(table))
    .flatMap(([table, rows]) =>
      rows.flatMap((row) =>
        Object.entries(row).flatMap(([column, value]): [string, string][] =>
          typeof value === "string" ? [[`${table}.${column}`, value]] : [],
        ),
      ),
    );
}

const liveEditions = () =>
  database().edition.findMany({
    where: { state: "LIVE" },
    include: {
      bylines: true,
      leadMedia: true,
      article: { include: { sources: true, events: true, topics: true } },
    },
  });

describe("the sample content, loaded into an empty database", () => {
  it("is no empty database any more, and said how far it was", async () => {
    expect(await database().section.count()).toBeGreaterThan(0);
    const articles = steps.filter((step) => step.startsWith("articles "));
    expect(articles.at(-1)).toBe(`articles ${articles.length}/${articles.length}`);
  });

  it("has at least 12 articles in Vietnamese of 250 words or more, 4 of them in English too", async () => {
    const editions = await liveEditions();
    const long = editions.filter(
      ({ language, wordCount }) => language === "vi" && wordCount >= 250,
    );
    expect(long.length).toBeGreaterThanOrEqual(12);
    const translated = editions.filter(
      ({ language, articleId }) =>
        language === "en" && long.some((original) => original.articleId === articleId),
    );
    expect(translated.length).toBeGreaterThanOrEqual(4);
    for (const edition of translated) expect(edition.translationOfId).not.toBeNull();
  });

  it("gives every article a lead, a picture with its caption, a byline, a source, a topic", async () => {
    for (const edition of await liveEditions()) {
      const { title, lead, leadMedia, leadCaption, bylines, article } = edition;
      expect(lead.length, title).toBeGreaterThan(40);
      expect(leadMedia, title).not.toBeNull();
      expect(leadCaption, title).toBeTruthy();
      expect(bylines.length, title).toBeGreaterThan(0);
      expect(article.sources.length, title).toBeGreaterThan(0);
      expect(article.topics.length, title).toBeGreaterThan(0);
    }
  });

  it("gives every event its organizers, its place in time, and people with their capacities", async () => {
    const events = await database().event.findMany({
      include: { organizers: true, appearances: true },
    });
    expect(events.length).toBeGreaterThanOrEqual(4);
    for (const event of events) {
      expect(event.organizers.length, event.name).toBeGreaterThan(0);
      expect(event.appearances.length, event.name).toBeGreaterThan(0);
      expect(event.startsOn ?? event.dateNote, event.name).toBeTruthy();
      for (const { capacity } of event.appearances) expect(capacity.length).toBeGreaterThan(3);
    }
  });

  it("describes every picture in both languages and says whose it is", async () => {
    const pictures = await database().media.findMany();
    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures) {
      for (const column of ["alt", "altEn", "credit", "creditEn", "placeholder"] as const) {
        expect(picture[column], `${picture.name}.${column}`).toBeTruthy();
      }
      expect(picture.credit, picture.name).toMatch(/^Minh họa/);
      expect(picture.creditEn, picture.name).toMatch(/^Illustration/);
    }
  });

  it("says everything in English that it says in Vietnamese", () => {
    // Numbers have an English form where it differs; names besides the present one may have none.
    const exceptions = ["EventFigure.value", "OrganizationName.name"];
    const missing = Object.entries(tables).flatMap(([table, rows]) =>
      rows.flatMap((row) =>
        Object.keys(row)
          .filter((column) => `${column}En` in row && !exceptions.includes(`${table}.${column}`))
          .filter((column) => row[column] !== null && row[`${column}En`] === null)
          .map((column) => `${table}.${column}: ${row[column]}`),
      ),
    );
    expect(missing).toEqual([]);
  });
});

describe("what the five reports have in common", () => {
  it("the two accounts of the workshop in Vĩnh Phúc meet on one event", async () => {
    const events = await database().event.findMany({
      where: { organizers: { some: { organization: { slug: "tinh-uy-vinh-phuc" } } } },
      include: { articles: true },
    });
    expect(events).toHaveLength(1);
    expect(events[0]?.articles.length).toBeGreaterThanOrEqual(2);
  });

  it("Lê Văn Lợi appears at two events, in two provinces", async () => {
    const events = await database().event.findMany({
      where: { appearances: { some: { person: { name: "Lê Văn Lợi" } } } },
      include: { organizers: { include: { organization: true } } },
    });
    const hosts = events.map(({ organizers }) =>
      organizers
        .map(({ organization }) => organization.slug)
        .filter((slug) => slug.startsWith("tinh-uy-")),
    );
    expect(hosts.flat().sort()).toEqual(["tinh-uy-lang-son", "tinh-uy-vinh-phuc"]);
    expect(events).toHaveLength(2);
  });

  it("no two people have one name, no two organizations, no two documents one number", () => {
    for (const [table, column] of [
      ["Person", "name"],
      ["Organization", "name"],
      ["Document", "numberKey"],
    ] as const) {
      const values = (tables[table] ?? []).map((row) => row[column]).filter(Boolean);
      expect(values.length).toBeGreaterThan(3);
      expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([]);
    }
  });

  it("a provincial committee is named with its province, as a body and in a capacity", () => {
    const named = [
      ...(tables.Organization ?? []).map((row) => row.name),
      ...(tables.OrganizationName ?? []).map((row) => row.name),
      ...(tables.Appearance ?? []).map((row) => row.capacity),
    ].map(String);
    expect(named.filter((name) => name.includes("Tỉnh ủy")).length).toBeGreaterThan(5);
    expect(named.filter((name) => /(Tỉnh|Thành|Huyện) ủy(?! \p{Lu}| viên)/u.test(name))).toEqual(
      [],
    );
  });

  it("the bodies that ended in 2025 say what became of them", async () => {
    const ended = await database().organization.findMany({
      where: { dissolvedOn: { not: null } },
      include: { successors: true },
    });
    expect(ended.length).toBeGreaterThan(0);
    for (const { name, dissolvedOn, successors } of ended) {
      expect(dissolvedOn, name).toMatch(/^2025/);
      for (const { happenedOn } of successors) expect(happenedOn, name).toMatch(/^2025/);
    }
    const vinhPhuc = ended.find(({ slug }) => slug === "tinh-uy-vinh-phuc");
    expect(vinhPhuc?.successors).toHaveLength(1);
  });
});

describe("the letters of the sample", () => {
  it("are NFC, without no-break spaces, soft hyphens or what is invisible", () => {
    const wrong = texts().filter(
      ([, text]) =>
        text !== text.normalize("NFC") || /[\u00a0\u00ad\u200b-\u200f\ufeff]/.test(text),
    );
    expect(texts().length).toBeGreaterThan(500);
    expect(wrong).toEqual([]);
  });

  it("put the tone of oa, oe and uy on one place throughout", () => {
    const early = /(?:[òóỏõọ][ae]|(?<!q)[ùúủũụ]y)(?!\p{L})/iu;
    const late = /(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?!\p{L})/iu;
    const spelled = (placement: RegExp) =>
      texts().filter(
        ([where, text]) => where !== "Edition.bodyText.folded" && placement.test(text),
      );
    expect(spelled(early).length).toBeGreaterThan(10);
    expect(spelled(late)).toEqual([]);
  });
});
