import { beforeAll, describe, expect, it } from "vitest";
import { checkDraft, findingCodes } from "#lib/content/articles/checklist.ts";
import { saveArticle } from "#lib/content/articles/commands.ts";
import { saveDraft } from "#lib/content/articles/draft-commands.ts";
import { saveEvent } from "#lib/content/events/commands.ts";
import { database } from "#lib/db/client.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { actor, bodyOf, done, newOrganization, newPerson, paragraph } from "./content.ts";
import { again, article, event, idOf, ids, makeWorld, mention } from "./world.ts";

ownDatabase();

let count = 0;
const found = new Set<string>();

/** What is said of a draft, as "code: what → detail". */
async function check(draft: object = {}, filing: object = {}, now?: Date): Promise<string[]> {
  const slug = `bai-xem-${["mot", "hai", "ba"][count % 3]}-${"x".repeat(++count)}`;
  const filed = { ...article("mot", { eventIds: [] }), slug, ...filing };
  const articleId = await done(saveArticle(actor, filed));
  const text = { title: "Tên bài", lead: "Lời dẫn.", body: bodyOf(paragraph("Nội dung.")) };
  await done(saveDraft(actor, { articleId, language: "vi", ...text, ...draft }));
  const findings = await checkDraft(articleId, "vi", now);
  for (const { code } of findings) found.add(code);
  return findings.map(({ code, what, detail = "" }) => `${code}: ${what} → ${detail}`);
}

const link = (text: string, href: string) => paragraph(text, { type: "link", attrs: { href } });
const linked = (text: string, href: string) => check({ body: bodyOf(link(text, href)) });

beforeAll(makeWorld);

describe("before publishing", () => {
  it("nothing is said of what is in order", async () => {
    const draft = { body: bodyOf(mention("person", "mot"), mention("organization", "mot")) };
    const body = bodyOf(paragraph("Thứ Ba, 19/3/2024"), link("Bài mốt", "/bai-viet/mot"));
    expect(await check(draft, { eventIds: [idOf("event mot")] })).toEqual([]);
    expect(await check({ body })).toEqual([]);
  });

  it("what is empty is named", async () => {
    const draft = { title: "", lead: "", body: bodyOf({ type: "paragraph" }) };
    expect(await check(draft)).toEqual(["title:  → ", "lead:  → ", "body:  → "]);
  });

  it("pictures say what they show, and who took them", async () => {
    const data = {
      kind: "PICTURE" as const,
      name: "a.jpg",
      type: "image/jpeg",
      bytes: 1,
      width: 8,
      height: 8,
    };
    const bare = await database().media.create({
      data: { ...data, alt: "", checksum: "a".repeat(64) },
    });
    const whole = await database().media.create({
      data: { ...data, checksum: "b".repeat(64), alt: "Hội trường", credit: "Hà An" },
    });
    const figure = (mediaId: string) => ({ type: "figure", attrs: { mediaId } });
    const draft = {
      body: bodyOf(paragraph("Ảnh:"), figure(bare.id), figure(whole.id)),
      leadMediaId: whole.id,
    };
    expect(await check(draft)).toEqual(["alternative: a.jpg → ", "credit: a.jpg → "]);
    expect(await check({ leadMediaId: bare.id })).toHaveLength(2);
  });

  it.each([
    ["/bai-viet/mot", 0],
    ["/en/articles/mot", 0],
    ["/bai-viet/mot#muc", 0],
    ["/gioi-thieu", 0],
    ["/bai-viet/khong-co", 1],
    ["/en/speakers/khong-co", 1],
    ["/to-chuc/mot?xem=cap", 0],
  ])("a link to %s within the portal is broken: %i", async (href, broken) => {
    const said = broken ? [`linkBroken: xem → ${href}`] : [];
    expect(await linked("xem", href)).toEqual(said);
  });

  it("a link to an address that something had is not broken", async () => {
    await again.article("hai", { slug: "hai-moi" });
    expect(await linked("xem", "/bai-viet/hai")).toEqual([]);
  });

  it.each([
    ["Báo", "https://baolangson.vn/a", 0],
    ["baolangson.vn", "https://www.baolangson.vn/a", 0],
    ["gửi thư", "mailto:a@example.vn", 0],
    ["Báo", "http://baolangson.vn/a", 1],
    ["Báo", "https://bit.ly/abc", 1],
    ["Báo", "https://baolangson.vn@xau.example/", 1],
    ["Báo", "https://10.0.0.1/", 1],
    ["Báo", "https://xn--bolangsn-9za.vn/", 1],
    ["baolangson.vn/tin", "https://khac.example/", 1],
    ["Báo", "https://localhost/", 1],
  ])("the link “%s” to %s is doubtful: %i", async (text, href, doubtful) => {
    const said = doubtful ? [`linkDoubtful: ${text} → ${href}`] : [];
    expect(await linked(text, href)).toEqual(said);
  });

  it("a weekday fits its date, also that of the event without a year", async () => {
    const lead = "Sáng thứ Hai, 19/3, và thứ Năm, 25/4/2024.";
    const said = "weekday: thứ Hai, 19/3 → Thứ Ba";
    expect(await check({ lead })).toEqual([]);
    expect(await check({ lead }, { eventIds: [idOf("event mot")] })).toEqual([said]);
  });

  it("a name is spelled as it is known, also a part of it", async () => {
    ids["person thuy"] = await newPerson("Hoàng Thị Thúy Lan");
    const named = (text: string) =>
      check({
        body: bodyOf(
          paragraph(text, { type: "mention", attrs: { kind: "person", id: idOf("person thuy") } }),
        ),
      });
    for (const right of ["Hoàng Thị Thúy Lan", "Thúy Lan", "Hoàng Thị Thuý Lan"]) {
      expect(await named(right)).toEqual([]);
    }
    expect(await named("Hoàng Thị Thủy Lan")).toEqual([
      "spelling: Hoàng Thị Thủy Lan → Hoàng Thị Thúy Lan",
    ]);
  });

  it("a body that is spoken of existed on the day", async () => {
    const gone = await newOrganization("Thành ủy cũ", { dissolvedOn: "2023-07-01" });
    ids["organization cu"] = gone;
    const body = bodyOf(mention("organization", "cu"));
    expect(await check({ body })).toEqual([]);
    const said = "organizationGone: Thành ủy cũ → 2023-07-01";
    expect(await check({ body }, { eventIds: [idOf("event mot")] })).toEqual([said]);
    const organizers = [{ organizationId: gone, role: "CO_HOST" as const }];
    const id = await done(saveEvent(actor, { ...event("hai"), slug: "co-to-chuc-cu", organizers }));
    expect(await check({}, { eventIds: [id] })).toEqual([said]);
  });

  it("a capacity is one that its bearer had on the day", async () => {
    const office = await newOrganization("Tỉnh ủy Lạng Sơn", {
      positions: [{ title: "Bí thư" }, { title: "Phó Bí thư" }],
    });
    const positions = await database().position.findMany({ where: { organizationId: office } });
    const at = (title: string) => positions.find((one) => one.title === title)?.id as string;
    const person = await newPerson("Nông Thị Chức", {
      appointments: [
        { positionId: at("Bí thư"), startsOn: "2024-06", source: "báo" },
        { positionId: at("Phó Bí thư"), startsOn: "2020", endsOn: "2024-06", source: "báo" },
      ],
    });
    const said = async (capacity: string, startsOn: string) => {
      const appearances = [{ personId: person, part: "CHAIR" as const, capacity }];
      const slug = `su-kien-${++count}`;
      const more = { ...event("hai", { appearances, startsOn }), slug };
      return check({}, { eventIds: [await done(saveEvent(actor, more))] });
    };
    const wrong = (title: string) => [`capacity: Nông Thị Chức → ${title}, Tỉnh ủy Lạng Sơn`];
    const head = "Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy Lạng Sơn";
    expect(await said(head, "2024-03-19")).toEqual(wrong("Bí thư"));
    expect(await said(head, "2024-07-01")).toEqual([]);
    // In June it may have been either.
    expect(await said(head, "2024-06-10")).toEqual([]);
    expect(await said("Phó Bí thư Tỉnh uỷ Lạng Sơn", "2024-03-19")).toEqual([]);
    expect(await said("Phó Bí thư Tỉnh uỷ Lạng Sơn", "2025-03-19")).toEqual(wrong("Phó Bí thư"));
    expect(await said("Bí thư Tỉnh ủy Cao Bằng", "2024-03-19")).toEqual([]);
  });

  it("what is reproduced says whence, and waits for its hour", async () => {
    const quoted = {
      kind: "QUOTED" as const,
      name: "Báo",
      permission: "Số 1",
      url: "https://bao.example/a",
      author: "Hà An",
      publishedOn: "2026-11-23",
      publishedTime: "08:32:05",
    };
    const at = (more: object, now: string) =>
      check({}, { sources: [{ ...quoted, ...more }] }, new Date(now));
    expect(await at({}, "2026-11-23T09:32:00+07:00")).toEqual([]);
    expect(await at({}, "2026-11-23T09:31:00+07:00")).toEqual([
      "sourceEarly: Báo → 09:32 2026-11-23",
    ]);
    for (const name of ["author", "publishedTime"]) {
      expect(await at({ [name]: null }, "2026-11-24")).toEqual(["sourceIncomplete: Báo → "]);
    }
    const own = { kind: "BASED_ON", url: null, permission: null };
    expect(await at(own, "2026-11-23")).toEqual([]);
  });

  it("an embargo is over when readers would see it", async () => {
    const embargo = {
      embargoUntil: new Date("2026-11-24T07:00:00+07:00"),
      embargoBy: "Ban Tổ chức",
    };
    await database().article.update({ where: { slug: "mot" }, data: embargo });
    const at = async (now: string) => {
      const findings = await checkDraft(idOf("article mot"), "vi", new Date(now));
      for (const { code } of findings) found.add(code);
      return findings.map(({ code, what, detail }) => `${code}: ${what} → ${detail}`);
    };
    expect(await at("2026-11-24T06:59:00+07:00")).toEqual([
      "embargo: Ban Tổ chức → 07:00 2026-11-24",
    ]);
    expect(await at("2026-11-24T07:00:00+07:00")).toEqual([]);
  });

  it("an address is told from others by more than a number", async () => {
    expect(await check({}, { slug: "mot-2" })).toEqual(["slugLike: mot-2 → mot"]);
    expect(await check({}, { slug: "nghi-quyet-25" })).toEqual([]);
  });

  it("everything that can be said was seen to be said", () => {
    expect([...found].sort()).toEqual(Object.keys(findingCodes).sort());
  });
});
