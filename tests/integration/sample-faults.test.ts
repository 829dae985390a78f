import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isProblem } from "#lib/problem.ts";
import { loadSample } from "#lib/sample/load.ts";
import { ownDatabase } from "#tests/support/database.ts";

const own = ownDatabase();
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "portal-sample-"));
  for (const [file, text] of Object.entries(small)) await write(file, text);
  await mkdir(path.join(folder, "pictures"));
  const picture = sharp({ create: { width: 9, height: 6, channels: 3, background: "#832" } });
  await picture.png().toFile(path.join(folder, "pictures/nha-san.png"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
  await emptied();
});

/** A sample of one thing of each kind. */
const small: Record<string, string> = {
  "sections.yaml": "- { slug: hoi-thao, name: Hội thảo }",
  "topics.yaml": "- { slug: dan-van, name: Dân vận }",
  "places.yaml": "- { slug: lang-son, name: Lạng Sơn, kind: province }",
  "organizations.yaml": `
- { slug: ban-dan-van, name: Ban Dân vận, kind: party_body, level: province, positions: [{ title: Trưởng ban }] }
- { slug: ban-cu, name: Ban cũ, kind: party_body, level: province, successors: [{ organization: ban-dan-van, kind: merged, happenedOn: "2025-02-03" }] }`,
  "documents.yaml":
    "- { slug: nghi-quyet-25, type: Nghị quyết, number: 25-NQ/TW, issuer: ban-dan-van }",
  "people.yaml": `
- slug: nong-van-an
  name: Nông Văn An
  appointments: [{ organization: ban-dan-van, title: Trưởng ban, attestedOn: "2024", source: báo }]`,
  "series.yaml": "- { slug: chuoi, name: Chuỗi }",
  "events.yaml": `
- slug: hoi-thao-mot
  kind: workshop
  name: Hội thảo một
  startsOn: "2024-03-19"
  place: lang-son
  organizers: [{ organization: ban-dan-van, role: host }]
  appearances: [{ person: nong-van-an, part: chair, capacity: Trưởng ban, appointment: { organization: ban-dan-van, title: Trưởng ban } }]`,
  "media.yaml": "- { name: nha-san, alt: Nhà sàn }",
  "articles/bai.vi.md": `---
title: Bài một
lead: Lời dẫn
section: hoi-thao
publishedAt: "2026-08-17T07:30+07:00"
topics: [dan-van]
events: [hoi-thao-mot]
picture: nha-san
---

Một đoạn về [ông An](person:nong-van-an).
`,
};

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
  await writeFile(path.join(folder, file), text);
}

async function emptied(): Promise<void> {
  const client = new pg.Client({ connectionString: own.url });
  await client.connect();
  const { rows } = await client.query(
    `SELECT quote_ident(tablename) AS name FROM pg_tables
     WHERE schemaname = 'public' AND tablename ~ '^[A-Z]'`,
  );
  // The audit guards itself by triggers.
  await client.query(
    `ALTER TABLE "AuditEntry" DISABLE TRIGGER keep_all_audit;
     ALTER TABLE "AuditLink" DISABLE TRIGGER keep_all_links`,
  );
  await client.query(`TRUNCATE ${rows.map(({ name }) => name).join(", ")}`);
  await client.end();
}

async function problem(): Promise<string> {
  const error = await loadSample(() => {}, folder).then(
    () => new Error("it was loaded"),
    (reason: unknown) => reason,
  );
  return isProblem(error) ? error.message : `no Problem, but: ${error}`;
}

describe("a sample without a fault", () => {
  it("is loaded from any folder", async () => {
    await expect(loadSample(() => {}, folder)).resolves.toBeUndefined();
  });
});

describe("a fault in a sample file is told with the file, the entry and the field", () => {
  it.each<[string, string, string | RegExp, string, RegExp]>([
    [
      "a field that is missing",
      "topics.yaml",
      ", name: Dân vận",
      "",
      /topics\.yaml, dan-van: name required/,
    ],
    ["a wrong slug", "topics.yaml", "dan-van", "Dân vận", /topics\.yaml, Dân vận: slug invalid/],
    [
      "an unknown kind",
      "places.yaml",
      "province",
      "planet",
      /places\.yaml, lang-son: kind invalid/,
    ],
    ["no YAML", "topics.yaml", "}", "", /topics\.yaml: /],
    [
      "a body below nobody",
      "organizations.yaml",
      "level: province,",
      "level: province, parents: [khong-co],",
      /organizations\.yaml, ban-dan-van: nothing in organizations is called khong-co/,
    ],
    [
      "an unknown successor",
      "organizations.yaml",
      "organization: ban-dan-van",
      "organization: khong-co",
      /organizations\.yaml, ban-cu: nothing in organizations is called khong-co/,
    ],
    [
      "an unknown issuer",
      "documents.yaml",
      "issuer: ban-dan-van",
      "issuer: khong-co",
      /documents\.yaml, nghi-quyet-25: nothing in organizations is called khong-co/,
    ],
    [
      "a position that a body has not",
      "people.yaml",
      "title: Trưởng ban",
      "title: Chủ tịch",
      /people\.yaml, nong-van-an: ban-dan-van has no position Chủ tịch/,
    ],
    [
      "a wrong date",
      "people.yaml",
      '"2024"',
      '"19/3/2024"',
      /people\.yaml, nong-van-an: appointments\.0\.attestedOn invalid/,
    ],
    [
      "an unknown person",
      "events.yaml",
      "person: nong-van-an",
      "person: khong-co",
      /events\.yaml, hoi-thao-mot: nothing in people is called khong-co/,
    ],
    [
      "a day that no calendar has",
      "events.yaml",
      "2024-03-19",
      "2024-02-30",
      /events\.yaml, hoi-thao-mot: startsOn invalid/,
    ],
    [
      "an unknown part",
      "events.yaml",
      "part: chair",
      "part: dancer",
      /events\.yaml, hoi-thao-mot: appearances\.0\.part invalid/,
    ],
    [
      "a picture without its file",
      "media.yaml",
      "nha-san",
      "khong-co",
      /media\.yaml, khong-co: .*khong-co\.png/,
    ],
    [
      "a picture without alternative text",
      "media.yaml",
      ", alt: Nhà sàn",
      "",
      /media\.yaml, nha-san: alt /,
    ],
    [
      "an article without particulars",
      "articles/bai.vi.md",
      /^---[\s\S]*---\n/,
      "",
      /articles\/bai\.vi\.md: the particulars .* missing/,
    ],
    [
      "an article without a lead",
      "articles/bai.vi.md",
      /lead.*\n/,
      "",
      /bai\.vi\.md: lead required/,
    ],
    [
      "an unknown section",
      "articles/bai.vi.md",
      "section: hoi-thao",
      "section: khong-co",
      /bai\.vi\.md: nothing in sections is called khong-co/,
    ],
    [
      "an unknown picture",
      "articles/bai.vi.md",
      "picture: nha-san",
      "picture: khong-co",
      /bai\.vi\.md: nothing in media is called khong-co/,
    ],
    [
      "an unknown mention",
      "articles/bai.vi.md",
      "person:nong-van-an",
      "person:khong-co",
      /bai\.vi\.md: .*line 2 of the text: nothing in people is called khong-co/,
    ],
    [
      "what an article cannot hold",
      "articles/bai.vi.md",
      "Một đoạn",
      "# Một đoạn",
      /bai\.vi\.md: heading in line 2 of the text/,
    ],
  ])("%s", async (_, file, from, to, message) => {
    const before = await readFile(path.join(folder, file), "utf8");
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    await write(file, after);
    expect(await problem()).toMatch(message);
  });

  it("a translation of nothing", async () => {
    await write("articles/khac.en.md", small["articles/bai.vi.md"] ?? "");
    expect(await problem()).toMatch(/khac\.en\.md: nothing in articles is called khac/);
  });
});
