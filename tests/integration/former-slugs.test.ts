import { beforeAll, describe, expect, it } from "vitest";
import { saveArticle } from "#lib/content/articles/commands.ts";
import { saveDocument } from "#lib/content/documents/commands.ts";
import { saveEvent } from "#lib/content/events/commands.ts";
import { presentSlug } from "#lib/content/former-slugs.ts";
import { saveOrganization } from "#lib/content/organizations/commands.ts";
import { savePerson } from "#lib/content/people/commands.ts";
import { saveSection, saveTopic } from "#lib/content/topics/commands.ts";
import { database } from "#lib/db/client.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { actor, done, newSection, newTopic, refused } from "./content.ts";

ownDatabase();

let sectionId: string;
beforeAll(async () => {
  sectionId = await newSection("Chuyên mục");
});

describe("addresses that something had", () => {
  const rename = (id: string, slug: string) => saveTopic(actor, { id, slug, name: "Tên" });

  it("go on answering, all of them, by the present one", async () => {
    const id = await newTopic("Tên đầu");
    await done(rename(id, "ten-hai"));
    await done(rename(id, "ten-ba"));
    expect(await presentSlug("TOPIC", "ten-dau")).toBe("ten-ba");
    expect(await presentSlug("TOPIC", "ten-hai")).toBe("ten-ba");
    expect(await presentSlug("PERSON", "ten-dau")).toBeNull();
  });

  it("that are taken again are no former ones any more", async () => {
    const id = await newTopic("Đi và về");
    await done(rename(id, "di-vang"));
    await done(rename(id, "di-va-ve"));
    expect(await presentSlug("TOPIC", "di-va-ve")).toBeNull();
    expect(await presentSlug("TOPIC", "di-vang")).toBe("di-va-ve");
  });

  it("belong to the one that takes them into use last", async () => {
    const first = await newTopic("Tên chung");
    await done(rename(first, "ten-rieng"));
    const second = await newTopic("Tên chung");
    expect(await presentSlug("TOPIC", "ten-chung")).toBeNull();
    expect((await database().topic.findUnique({ where: { slug: "ten-chung" } }))?.id).toBe(second);
  });

  it("cannot be claimed of another", async () => {
    const first = await newTopic("Chủ cũ");
    await done(rename(first, "chu-moi"));
    const claim = saveTopic(actor, { slug: "ke-khac", name: "Khác", formerSlugs: ["chu-cu"] });
    expect(await refused(claim)).toEqual(["formerSlugs taken"]);
  });

  it("cannot be claimed while another thing answers there", async () => {
    await newTopic("Đang ở đây");
    const claim = saveTopic(actor, { slug: "ke-nua", name: "Khác", formerSlugs: ["dang-o-day"] });
    expect(await refused(claim)).toEqual(["formerSlugs taken"]);
  });

  it.each([
    [
      "SECTION",
      (slug: string, id?: string) => saveSection(actor, { id, slug, name: "A", position: 1 }),
    ],
    ["PERSON", (slug: string, id?: string) => savePerson(actor, { id, slug, name: "A" })],
    [
      "ORGANIZATION",
      (slug: string, id?: string) =>
        saveOrganization(actor, { id, slug, name: "A", kind: "OTHER", level: "CENTRAL" }),
    ],
    ["DOCUMENT", (slug: string, id?: string) => saveDocument(actor, { id, slug, type: "Luật" })],
    [
      "EVENT",
      (slug: string, id?: string) => saveEvent(actor, { id, slug, name: "A", kind: "OTHER" }),
    ],
    ["ARTICLE", (slug: string, id?: string) => saveArticle(actor, { id, slug, sectionId })],
  ] as const)("are kept for a %s too", async (kind, save) => {
    const id = await done(save(`${kind.toLowerCase()}-truoc`));
    await done(save(`${kind.toLowerCase()}-sau`, id));
    expect(await presentSlug(kind, `${kind.toLowerCase()}-truoc`)).toBe(
      `${kind.toLowerCase()}-sau`,
    );
  });
});
