import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/access.ts";
import { bringBack, publishDraft } from "#lib/content/articles/commands.ts";
import { saveDraft, startArticle } from "#lib/content/articles/draft-commands.ts";
import { fileArticle, findFiling } from "#lib/content/articles/filing.ts";
import { findArticle, latestArticles } from "#lib/content/articles/queries.ts";
import { presentSlug } from "#lib/content/former-slugs.ts";
import { database } from "#lib/db/client.ts";
import { search } from "#lib/search/queries.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { actor, done, draftOf, newArticle, refused, type Someone, someone } from "./content.ts";
import { down, idOf, makeWorld } from "./world.ts";

ownDatabase();

let contributor: Someone;
let editor: Someone;
let approver: Someone;

beforeAll(async () => {
  await makeWorld();
  contributor = await someone("CONTRIBUTOR", "Lê Cộng Tác");
  editor = await someone("EDITOR", "Hoàng Biên Tập");
  approver = await someone("APPROVER", "Nông Thị Duyệt");
});

let count = 0;
const start = (who: Actor) =>
  done(startArticle(who, { title: `Bài xếp ${++count}`, sectionId: idOf("section mot") }));

/** How an article is filed, as a form sends it back. */
async function formOf(who: Actor, articleId: string) {
  const filing = await findFiling(who, articleId);
  if (!filing) throw new Error("nothing to file");
  const { seen, slug, sectionId, topics, events, sources } = filing;
  const topicIds = topics.map(({ topic }) => topic.id);
  const eventIds = events.map(({ event }) => event.id);
  return { articleId, seen, slug, sectionId, topicIds, eventIds, sources };
}

const source = { name: "Báo Lạng Sơn", publishedOn: "2024-03-19", publishedTime: "08:32" };

describe("how an article is filed", () => {
  it("is changed as a whole, in the order given, each thing once", async () => {
    const articleId = await start(contributor);
    const form = await formOf(contributor, articleId);
    const topicIds = ["hai", "mot", "hai"].map((one) => idOf(`topic ${one}`));
    const eventIds = [idOf("event hai")];
    const sectionId = idOf("section hai");
    await done(
      fileArticle(contributor, { ...form, sectionId, topicIds, eventIds, sources: [source] }),
    );
    const after = await formOf(contributor, articleId);
    expect(after).toMatchObject({ sectionId, eventIds, topicIds: topicIds.slice(0, 2) });
    expect(after.sources).toMatchObject([{ ...source, kind: "BASED_ON" }]);
    const entry = await database().auditEntry.findFirstOrThrow({
      where: { command: "fileArticle" },
      orderBy: { id: "desc" },
    });
    expect(entry.input).toMatchObject({
      articleId,
      before: { topicIds: [] },
      after: { sectionId },
    });
  });

  it("is not changed by who did not see how it is", async () => {
    const articleId = await start(editor);
    const [mine, theirs] = [await formOf(editor, articleId), await formOf(approver, articleId)];
    await done(fileArticle(editor, { ...mine, topicIds: [idOf("topic mot")] }));
    const late = fileArticle(approver, { ...theirs, topicIds: [idOf("topic hai")] });
    expect(await refused(late)).toEqual(["seen changed"]);
    expect((await formOf(editor, articleId)).topicIds).toEqual([idOf("topic mot")]);
  });

  it("is for who writes it, and once readers see it for editors", async () => {
    const articleId = await start(contributor);
    const other = await someone("CONTRIBUTOR", "Người Khác");
    expect(await findFiling(other, articleId)).toBeNull();
    const form = await formOf(contributor, articleId);
    expect(await refused(fileArticle(other, form))).toEqual(["articleId notAllowed"]);
    await done(saveDraft(actor, draftOf(articleId, "Bài đăng")));
    await done(publishDraft(actor, { articleId, language: "vi" }));
    expect(await findFiling(contributor, articleId)).toBeNull();
    expect(await refused(fileArticle(contributor, form))).toEqual(["articleId notAllowed"]);
    await done(fileArticle(editor, form));
  });

  it("names what is wrong, and changes nothing", async () => {
    const articleId = await start(editor);
    const form = await formOf(editor, articleId);
    const quoted = { ...source, kind: "QUOTED" as const };
    const wrong = [
      [{ slug: "Không Phải" }, "slug invalid"],
      [{ slug: "mot" }, "slug taken"],
      [{ sectionId: articleId }, "sectionId unknown"],
      [{ topicIds: [articleId] }, "topicId unknown"],
      [{ sources: [{ ...source, name: "" }] }, "sources.0.name required"],
      [{ sources: [{ ...source, url: "javascript:alert(1)" }] }, "sources.0.url invalid"],
      [{ sources: [{ ...source, publishedOn: "hôm qua" }] }, "sources.0.publishedOn invalid"],
      [{ sources: [source, quoted] }, "sources.1.url required", "sources.1.permission required"],
      [{ sources: [{ ...source, name: "x".repeat(10_000) }] }, "sources.0.name tooLong"],
    ] as const;
    for (const [more, ...reasons] of wrong) {
      expect(await refused(fileArticle(editor, { ...form, ...more } as typeof form))).toEqual(
        reasons,
      );
    }
    expect(await formOf(editor, articleId)).toEqual(form);
  });

  it("leads from every address that it had to the present one", async () => {
    const articleId = await newArticle("Bài đổi chỗ", { sectionId: idOf("section mot") });
    for (const slug of ["bai-moi", "bai-moi-hon", "bai-moi"]) {
      await done(fileArticle(editor, { ...(await formOf(editor, articleId)), slug }));
    }
    for (const former of ["bai-doi-cho", "bai-moi-hon"]) {
      expect(await presentSlug("ARTICLE", former)).toBe("bai-moi");
    }
    expect((await findArticle("bai-moi", "vi"))?.id).toBe(articleId);
    const filing = await findFiling(editor, articleId);
    expect(filing?.formerSlugs.map(({ slug }) => slug)).toEqual(["bai-doi-cho", "bai-moi-hon"]);
    const { items } = await search("Bài đổi chỗ", "vi", 1);
    expect(items.map(({ slug }) => slug)).toContain("bai-moi");
  });
});

describe("an article that was taken down", () => {
  it.each(["WITHDRAWN", "REMOVED"] as const)(
    "comes back as if it had never been %s",
    async (status) => {
      const isListed = async () =>
        (await latestArticles("vi", 50)).some(({ slug }) => slug === "hai");
      const isFound = async () =>
        (await search("Bài hai", "vi", 1)).items.some(({ slug }) => slug === "hai");
      await down("hai", status);
      expect(await isListed()).toBe(false);
      const articleId = idOf("article hai");
      expect(await refused(bringBack(editor, { articleId, reason: "Nhầm" }))).toEqual([
        "notAllowed",
      ]);
      expect(await refused(bringBack(approver, { articleId, reason: " " }))).toEqual([
        "reason required",
      ]);
      await done(bringBack(approver, { articleId, reason: "Gỡ nhầm" }));
      expect([await isListed(), await isFound()]).toEqual([true, true]);
      expect(await findArticle("hai", "vi")).toMatchObject({
        status: "PUBLISHED",
        statusNote: null,
      });
      const again = bringBack(approver, { articleId, reason: "Lần nữa" });
      expect(await refused(again)).toEqual(["articleId notNow"]);
    },
  );

  it("keeps its notice while new editions are published", async () => {
    await down("mot", "WITHDRAWN");
    const draft = { articleId: idOf("article mot"), language: "vi" as const };
    expect(await refused(publishDraft(actor, draft))).toEqual(["articleId unknown"]);
    expect(await findArticle("mot", "vi")).toMatchObject({ status: "WITHDRAWN" });
    await done(bringBack(actor, { articleId: draft.articleId, reason: "Xong" }));
  });
});
