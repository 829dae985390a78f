import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { commandNamed } from "#components/desk/audit/entry.tsx";
import { labelOf, type Writing, written } from "#components/desk/audit/written.ts";
import { wordsIn } from "#components/desk/words.ts";
import { readRecorded } from "#lib/content/audit/recorded.ts";

const person = "01999999-0000-7000-8000-000000000001";
const t = wordsIn("vi");
const writing: Writing = {
  t,
  language: "vi",
  things: new Map([[person, { name: "Nông Thị Hòa", path: null }]]),
};

describe("what is recorded", () => {
  it("is told by what differs, and by what is about nothing else", () => {
    const input = {
      id: person,
      before: { name: "Hoa", slug: "hoa", biography: null, sameAs: [] },
      after: { name: "Hòa", slug: "hoa", biography: "", sameAs: [] },
    };
    expect(readRecorded(input)).toEqual({
      of: [person],
      isNew: false,
      changes: [{ name: "name", before: "Hoa", after: "Hòa" }],
    });
  });

  it("of something new is what it has, of something gone what it had", () => {
    const said = { name: "Hòa", biography: null };
    const change = (before: unknown, after: unknown) => [{ name: "name", before, after }];
    expect(readRecorded({ before: null, after: said })).toEqual({
      of: [],
      isNew: true,
      changes: change(null, "Hòa"),
    });
    expect(readRecorded({ before: said, after: null })).toEqual({
      of: [],
      isNew: false,
      changes: change("Hòa", null),
    });
  });

  it("of a draft are its fields and the lines around which nothing changed", () => {
    const block = (text: string) => ({
      type: "paragraph",
      content: [{ type: "text", text }],
    });
    const input = {
      articleId: person,
      language: "vi",
      revision: 3,
      fields: { title: { before: "Cũ", after: "Mới" } },
      body: { at: 1, removed: [block("Một.")], added: [block("Một."), block("Hai.")] },
    };
    expect(readRecorded(input)).toEqual({
      of: [person],
      isNew: false,
      changes: [
        { name: "title", before: "Cũ", after: "Mới" },
        { name: "body", before: "Một.", after: "Một.\nHai." },
      ],
    });
  });

  it("as it was before there was a before is what was asked for", () => {
    expect(readRecorded({ articleId: person, note: "Vì lẽ khác.", noteEn: null })).toEqual({
      of: [person],
      isNew: false,
      changes: [{ name: "note", before: null, after: "Vì lẽ khác." }],
    });
    for (const odd of [null, [], "x", 7]) expect(readRecorded(odd).changes).toEqual([]);
  });
});

describe("a recorded value", () => {
  it.each<[unknown, string, string]>([
    [null, "name", ""],
    ["Hòa", "name", "Hòa"],
    [true, "isOpen", "có"],
    [510, "startMinute", "08:30"],
    [3, "edition", "3"],
    ["2026-11-23T01:30:00.000Z", "publishedAt", "23/11/2026 08:30"],
    [person, "personId", "Nông Thị Hòa"],
    [[person, "khác"], "topicIds", "Nông Thị Hòa\nkhác"],
    ["APPROVER", "role", "Người duyệt"],
    ["HOST", "role", "Chủ trì tổ chức"],
    ["WORKSHOP", "kind", "Hội thảo"],
    ["OTHER", "kind", "Khác"],
    ["CANCELLED", "status", "Hủy"],
    ["WITHDRAWN", "status", "đã rút"],
    ["SUBMITTED", "stage", "Chờ duyệt"],
    ["PUBLISHED_ALONE", "step", "Đăng khi chưa có người thứ hai duyệt"],
    ["UNHEARD_OF", "kind", "UNHEARD_OF"],
    ["en", "language", "Tiếng Anh"],
    [
      [{ id: person, personId: person, part: "CHAIR", capacity: "Bí thư", honorific: null }],
      "appearances",
      "Người: Nông Thị Hòa; Phần việc: Chủ trì; Chức danh như bài nguồn ghi hôm ấy: Bí thư",
    ],
  ])("%j as %s is written %j", (value, name, text) => {
    expect(written(value, name, writing)).toBe(text);
  });

  it("is called as in its form", () => {
    expect(labelOf("biographyEn", t)).toBe("Tiểu sử, tiếng Anh");
    expect(labelOf("unheardOf", t)).toBe("unheardOf");
  });
});

describe("the words for what was done", () => {
  const commands = globSync("lib/content/**/*.ts").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/defineCommand\(\{\s*name: "(\w+)"/g)].map(
      ([, name]) => name as string,
    ),
  );

  it("are there for every command, in both languages", () => {
    expect(commands.length).toBeGreaterThan(30);
    for (const language of ["vi", "en"] as const) {
      const without = commands.filter((name) => commandNamed(name, wordsIn(language)) === name);
      expect(without).toEqual([]);
    }
  });
});
