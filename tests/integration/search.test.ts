import { beforeAll, describe, expect, it } from "vitest";
import { publishDraft } from "#lib/content/articles/commands.ts";
import { saveDraft } from "#lib/content/articles/draft-commands.ts";
import { nearest, search, searchPageSize } from "#lib/search/queries.ts";
import { ownDatabase } from "#tests/support/database.ts";
import {
  actor,
  bodyOf,
  done,
  draftOf,
  newArticle,
  newDocument,
  newEvent,
  newOrganization,
  newPerson,
  newSection,
  newTopic,
  paragraph,
} from "./content.ts";

ownDatabase();

let sectionId: string;
const found = async (query: string, language: "vi" | "en" = "vi") =>
  (await search(query, language, 1)).items;
const titles = async (query: string) => (await found(query)).map(({ title }) => title);
const article = (title: string, text = "") =>
  newArticle(title, { sectionId, draft: { body: bodyOf(paragraph(text || title)) } });

beforeAll(async () => {
  sectionId = await newSection("Chuyên mục");
  await newPerson("Lê Văn Lợi");
  await newPerson("Lê Văn Lơi", { slug: "le-van-loi-2" });
  await newPerson("Hoàng Thị Thúy Lan");
  await newOrganization("Tỉnh ủy Lạng Sơn", { nameEn: "Lạng Sơn Provincial Party Committee" });
  await newEvent("Đại hội Đảng bộ tỉnh", { nameEn: "Congress of the provincial Party" });
  await newDocument("25-NQ/TW", { title: "Về công tác dân vận" });
  await newDocument("42/2022/NĐ-CP", { type: "Nghị định" });
  await newTopic("Dân vận khéo");
  await article("Sinh viên và học thuật", "Ngành sinh học mở thêm lớp.");
  await article("Học sinh vùng cao đến trường");
  await article("Dân là gốc");
  await article("Dần dần thay đổi");
  await article("Nói về một người", "Ông Lê Văn Lợi phát biểu.");
  await article("Hoà bình và phát triển");
});

describe("what is asked for is found", () => {
  it.each([
    ["le van loi", "Lê Văn Lợi"],
    ["Lê Văn Lợi", "Lê Văn Lợi"],
    ["LÊ VĂN LỢI", "Lê Văn Lợi"],
    ["lê  văn   lợi ", "Lê Văn Lợi"],
    ["lợi lê văn", "Lê Văn Lợi"],
    ["dai hoi dang bo", "Đại hội Đảng bộ tỉnh"],
    ["đại hội", "Đại hội Đảng bộ tỉnh"],
    ["25-NQ/TW", "Nghị quyết số 25-NQ/TW"],
    ["25 nq tw", "Nghị quyết số 25-NQ/TW"],
    ["nghị quyết 25-nq/tw", "Nghị quyết số 25-NQ/TW"],
    ["42/2022/NĐ-CP", "Nghị định số 42/2022/NĐ-CP"],
    ["42/2022/nd-cp", "Nghị định số 42/2022/NĐ-CP"],
    ["tỉnh uỷ lạng sơn", "Tỉnh ủy Lạng Sơn"],
    ["hòa bình", "Hoà bình và phát triển"],
    ["thuý lan", "Hoàng Thị Thúy Lan"],
    ["dân vận khéo", "Dân vận khéo"],
  ])("%s → %s, composed or decomposed", async (query, title) => {
    for (const form of ["NFC", "NFD"]) {
      expect((await titles(query.normalize(form)))[0], form).toBe(title);
    }
  });

  it.each([" ", "…", "", "'", '"', "\\", "a & b | !c", "<->", "%", "_", ":*", "\u0000", "中文"])(
    "%j is an answer too, not a fault",
    async (query) => {
      await expect(search(query, "vi", 1)).resolves.toMatchObject({ number: 1 });
    },
  );

  it("a very long query is an answer too", async () => {
    await expect(search("hội thảo ".repeat(2_000), "vi", 1)).resolves.toBeDefined();
  });

  it("only where every word occurs", async () => {
    expect(await titles("học sinh khôngcó")).toEqual([]);
  });
});

describe("the order of what is found", () => {
  it("words together come before the same syllables apart", async () => {
    const order = await titles("học sinh");
    expect(order[0]).toBe("Học sinh vùng cao đến trường");
    expect(order).toContain("Sinh viên và học thuật");
    expect((await titles("sinh học"))[0]).toBe("Sinh viên và học thuật");
  });

  it("within a text too", async () => {
    await article("Bài thứ nhất", "Nương chè của bản, rồi chè lại về nương, nương xa.");
    await article("Bài thứ hai", "Cả bản lên chè nương từ sớm, hôm nay trời nắng, đường khô.");
    for (const query of ["chè nương", "che nuong", "chè nuong"]) {
      expect((await titles(query))[0], query).toBe("Bài thứ hai");
    }
  });

  it("words spelled as asked come before words that only look so without their marks", async () => {
    const order = await titles("Lê Văn Lơi");
    expect(order.slice(0, 2)).toEqual(["Lê Văn Lơi", "Lê Văn Lợi"]);
    const other = await titles("Lê Văn Lợi");
    expect(other.slice(0, 2)).toEqual(["Lê Văn Lợi", "Lê Văn Lơi"]);
    expect((await titles("dần"))[0]).toBe("Dần dần thay đổi");
    expect((await titles("dân là"))[0]).toBe("Dân là gốc");
  });

  it("a thing of that name comes before a text that names it", async () => {
    const order = await titles("lê văn lợi");
    expect(order.indexOf("Lê Văn Lợi")).toBe(0);
    expect(order).toContain("Nói về một người");
  });
});

describe("each thing is found once, in the language of the page where it has one", () => {
  it("an organization", async () => {
    const only = async (language: "vi" | "en") =>
      (await found("lang son", language)).filter(({ kind }) => kind === "ORGANIZATION");
    expect(await only("vi")).toMatchObject([{ title: "Tỉnh ủy Lạng Sơn", language: "vi" }]);
    expect(await only("en")).toMatchObject([
      { title: "Lạng Sơn Provincial Party Committee", language: "en" },
    ]);
  });

  it("an article, translated or not", async () => {
    const id = await article("Bản làng đổi mới");
    expect(await found("bản làng đổi mới", "en")).toMatchObject([{ language: "vi" }]);
    const english = draftOf(id, "Villages renewed (bản làng đổi mới)", { language: "en" });
    await done(saveDraft(actor, english));
    await done(publishDraft(actor, { articleId: id, language: "en" }));
    expect(await found("bản làng đổi mới", "en")).toMatchObject([{ language: "en" }]);
    expect(await found("bản làng đổi mới", "vi")).toMatchObject([{ language: "vi" }]);
  });
});

describe("pages of what is found", () => {
  it("hold each thing once", async () => {
    const count = searchPageSize * 2 + 3;
    for (let n = 0; n < count; n++) await newTopic("Chè Shan", { slug: `che-shan-${n}` });
    const slugs: string[] = [];
    for (let number = 1; ; number++) {
      const page = await search("chè shan", "vi", number);
      slugs.push(...page.items.map(({ slug }) => slug));
      if (!page.hasNext) break;
    }
    expect(slugs).toHaveLength(count);
    expect(new Set(slugs).size).toBe(count);
  });
});

describe("what is nearly spelled", () => {
  it("is offered where nothing is found", async () => {
    expect(await titles("hoang thi thuy lann")).toContain("Hoàng Thị Thúy Lan");
    expect(await titles("lê văn lợii")).toContain("Lê Văn Lợi");
  });

  it("is offered for an address, the nearest first, six at most, each once", async () => {
    const near = await nearest("hoang-thi-thuy-lam", "vi");
    expect(near[0]).toMatchObject({ kind: "PERSON", slug: "hoang-thi-thuy-lan" });
    expect(near.length).toBeLessThanOrEqual(6);
    expect(new Set(near.map(({ kind, slug }) => `${kind} ${slug}`)).size).toBe(near.length);
  });

  it("is nothing where nothing is near", async () => {
    expect(await nearest("qqqqqqqq-wwwwwww", "vi")).toEqual([]);
    expect(await nearest("", "vi")).toEqual([]);
  });
});
