import { beforeAll, describe, expect, it } from "vitest";
import { publishDraft, saveArticle, takeDown } from "#lib/content/articles/commands.ts";
import { saveDraft } from "#lib/content/articles/draft-commands.ts";
import { findArticle } from "#lib/content/articles/queries.ts";
import { savePerson } from "#lib/content/people/commands.ts";
import { database } from "#lib/db/client.ts";
import { search } from "#lib/search/queries.ts";
import { ownDatabase } from "#tests/support/database.ts";
import {
  actor,
  bodyOf,
  done,
  draftOf,
  newArticle,
  newEvent,
  newOrganization,
  newPerson,
  newSection,
  paragraph,
  refused,
} from "./content.ts";

ownDatabase();

let sectionId: string;
beforeAll(async () => {
  sectionId = await newSection("Chuyên mục");
});

describe("an article", () => {
  const editions = (articleId: string) =>
    database().edition.findMany({
      where: { articleId },
      orderBy: { number: "asc" },
      select: { number: true, state: true, title: true },
    });

  it("is not there for readers before it is published", async () => {
    const id = await done(saveArticle(actor, { slug: "chua-dang", sectionId }));
    await done(saveDraft(actor, draftOf(id, "Chưa đăng")));
    expect(await findArticle("chua-dang", "vi")).toBeNull();
  });

  it("keeps what readers see while it is rewritten, and its first day when it is published again", async () => {
    const id = await newArticle("Bản một", { sectionId, at: "2024-03-19T08:00:00+07:00" });
    await done(saveDraft(actor, draftOf(id, "Bản hai")));
    await done(saveDraft(actor, draftOf(id, "Bản hai rưỡi")));
    expect((await findArticle("ban-mot", "vi"))?.edition.title).toBe("Bản một");
    await done(publishDraft(actor, { articleId: id, language: "vi" }));
    const article = await findArticle("ban-mot", "vi");
    expect(article?.edition.title).toBe("Bản hai rưỡi");
    expect(article?.publishedAt).toEqual(new Date("2024-03-19T08:00:00+07:00"));
    expect(article?.edition.publishedAt?.getTime()).toBeGreaterThan(Date.now() - 60_000);
    expect(await editions(id)).toEqual([
      { number: 1, state: "PAST", title: "Bản một" },
      { number: 2, state: "LIVE", title: "Bản hai rưỡi" },
    ]);
  });

  it("has one live edition when two publish at once", async () => {
    const id = await newArticle("Hai người", { sectionId });
    await done(saveDraft(actor, draftOf(id, "Bản cuối")));
    const publish = () => publishDraft(actor, { articleId: id, language: "vi" });
    const results = await Promise.all([publish(), publish(), publish()]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await editions(id)).map(({ state }) => state)).toEqual(["PAST", "LIVE"]);
  });

  it("has one draft when two begin it at once", async () => {
    const id = await newArticle("Hai bản nháp", { sectionId });
    await Promise.all([1, 2, 3].map((n) => saveDraft(actor, draftOf(id, `Nháp ${n}`))));
    expect((await editions(id)).map(({ state }) => state)).toEqual(["LIVE", "DRAFT"]);
  });

  it("is bound to whom and what its text speaks of, as long as it does", async () => {
    const personId = await newPerson("Được Nhắc");
    const mention = { type: "mention", attrs: { kind: "person", id: personId } };
    const id = await newArticle("Có nhắc", {
      sectionId,
      draft: { body: bodyOf(paragraph("Ông", mention)) },
    });
    const mentions = async () => (await findArticle("co-nhac", "vi"))?.edition.mentions.length;
    expect(await mentions()).toBe(1);
    await done(saveDraft(actor, draftOf(id, "Có nhắc")));
    await done(publishDraft(actor, { articleId: id, language: "vi" }));
    expect(await mentions()).toBe(0);
  });

  it("in translation says of which edition, and is not there in a language it has not", async () => {
    const id = await newArticle("Bản gốc", { sectionId });
    await done(saveDraft(actor, draftOf(id, "The original", { language: "en" })));
    expect((await findArticle("ban-goc", "en"))?.edition.language).toBe("vi");
    await done(publishDraft(actor, { articleId: id, language: "en" }));
    expect((await findArticle("ban-goc", "en"))?.edition.title).toBe("The original");
    const translation = await database().edition.findFirstOrThrow({
      where: { articleId: id, language: "en" },
      include: { translationOf: true },
    });
    expect(translation.translationOf?.title).toBe("Bản gốc");
  });

  it("that is withdrawn stays readable with its note; removed it leaves search", async () => {
    const id = await newArticle("Bài bị gỡ", { sectionId });
    const found = async () => (await search("bài bị gỡ", "vi", 1)).items.map(({ slug }) => slug);
    expect(await found()).toContain("bai-bi-go");
    await done(takeDown(actor, { articleId: id, status: "WITHDRAWN", note: "Đang xem lại" }));
    expect(await findArticle("bai-bi-go", "vi")).toMatchObject({
      status: "WITHDRAWN",
      statusNote: "Đang xem lại",
    });
    await done(takeDown(actor, { articleId: id, status: "REMOVED", note: "Theo yêu cầu" }));
    expect((await findArticle("bai-bi-go", "vi"))?.status).toBe("REMOVED");
    expect(await found()).not.toContain("bai-bi-go");
  });

  it("that is removed does not come back into search by a late correction", async () => {
    const id = await newArticle("Bài đã gỡ hẳn", { sectionId });
    await done(takeDown(actor, { articleId: id, status: "REMOVED", note: "Theo yêu cầu" }));
    await done(saveDraft(actor, draftOf(id, "Bài đã gỡ hẳn")));
    await done(publishDraft(actor, { articleId: id, language: "vi" }));
    const { items } = await search("bài đã gỡ hẳn", "vi", 1);
    expect(items.map(({ slug }) => slug)).not.toContain("bai-da-go-han");
  });

  it("that was never published cannot be taken down", async () => {
    const id = await done(saveArticle(actor, { slug: "nhap-thoi", sectionId }));
    const down = takeDown(actor, { articleId: id, status: "REMOVED", note: "a" });
    expect(await refused(down)).toEqual(["articleId unknown"]);
  });

  it("that moves is found under its new address", async () => {
    const id = await newArticle("Bài dời nhà", { sectionId });
    await done(saveArticle(actor, { id, slug: "bai-o-nha-moi", sectionId }));
    const { items } = await search("bài dời nhà", "vi", 1);
    expect(items.map(({ slug }) => slug)).toContain("bai-o-nha-moi");
  });
});

describe("an appointment", () => {
  it("that is saved again keeps its id, and with it the appearances that rest on it", async () => {
    const organizationId = await newOrganization("Huyện ủy", { positions: [{ title: "Bí thư" }] });
    const position = await database().position.findFirstOrThrow({ where: { organizationId } });
    const appointment = { positionId: position.id, startsOn: "2020", source: "báo" };
    const id = await newPerson("Giữ Chức", { appointments: [appointment] });
    const held = () => database().appointment.findMany({ where: { personId: id } });
    const [before] = await held();
    await newEvent("Sự kiện dựa", {
      appearances: [{ personId: id, part: "CHAIR", capacity: "Bí thư", appointmentId: before?.id }],
    });
    const end = { ...appointment, endsOn: "2024" };
    await done(savePerson(actor, { id, slug: "giu-chuc", name: "Giữ Chức", appointments: [end] }));
    expect(await held()).toMatchObject([{ id: before?.id, endsOn: "2024" }]);
  });
});
