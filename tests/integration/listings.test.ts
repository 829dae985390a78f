import { beforeAll, describe, expect, it } from "vitest";
import { publishDraft, saveArticle, takeDown } from "#lib/content/articles/commands.ts";
import { saveDraft } from "#lib/content/articles/draft-commands.ts";
import { articlePage, articlesOf } from "#lib/content/articles/queries.ts";
import { saveEvent } from "#lib/content/events/commands.ts";
import { database } from "#lib/db/client.ts";
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

/* In which lists an article stands, after each command that may change it. */

ownDatabase();

const of: Record<string, string> = {};
let article = "";
let event = "";

/** In the lists of which things the article stands. */
async function holding(): Promise<string[]> {
  const lists = Object.entries(of).map(async ([name, id]) => {
    const { items } = await articlePage("vi", 1, articlesOf(id));
    return items.some((one) => one.id === article) ? [name] : [];
  });
  return (await Promise.all(lists)).flat();
}

const naming = (...named: [kind: string, name: string][]) =>
  bodyOf(
    ...named.map(([kind, name]) =>
      paragraph("Tên", { type: "mention", attrs: { kind, id: of[name] } }),
    ),
  );

beforeAll(async () => {
  of.section = await newSection("Mục một");
  of.otherSection = await newSection("Mục hai");
  of.topic = await newTopic("Chủ đề");
  of.person = await newPerson("Lò Văn An");
  of.document = await newDocument("1-NQ/TW");
  of.named = await newOrganization("Tổ chức được nhắc");
  of.host = await newOrganization("Ban tổ chức");
  of.otherHost = await newOrganization("Ban tổ chức khác");
  event = await newEvent("Hội thảo", {
    organizers: [{ organizationId: of.host, role: "HOST" }],
  });
  of.event = event;
  article = await newArticle("Bài", {
    sectionId: of.section,
    article: { topicIds: [of.topic], eventIds: [event] },
    draft: { body: naming(["person", "person"], ["document", "document"]) },
  });
});

describe("an article stands in the lists", () => {
  it("of its section, topics, events, their organizers, and whom and what it speaks of", async () => {
    expect(await holding()).toEqual(["section", "topic", "person", "document", "host", "event"]);
  });

  it("of whom its live edition speaks of, not a draft or a past one", async () => {
    const body = naming(["person", "person"], ["organization", "named"]);
    await done(saveDraft(actor, draftOf(article, "Bài", { body })));
    expect(await holding()).toContain("document");
    await done(publishDraft(actor, { articleId: article, language: "vi" }));
    expect(await holding()).toEqual(["section", "topic", "person", "named", "host", "event"]);
  });

  it("of those who organized its event by what is known now", async () => {
    const organizers = [{ organizationId: of.otherHost as string, role: "HOST" as const }];
    await done(
      saveEvent(actor, {
        id: event,
        slug: "hoi-thao",
        kind: "WORKSHOP",
        name: "Hội thảo",
        organizers,
      }),
    );
    expect(await holding()).toEqual(["section", "topic", "person", "named", "otherHost", "event"]);
  });

  it("of what it is filed under now", async () => {
    await done(
      saveArticle(actor, { id: article, slug: "bai", sectionId: of.otherSection as string }),
    );
    expect(await holding()).toEqual(["otherSection", "person", "named"]);
  });

  it("of nothing once it is taken down", async () => {
    await done(takeDown(actor, { articleId: article, status: "WITHDRAWN", note: "Sai." }));
    expect(await database().listing.count({ where: { articleId: article } })).toBe(0);
  });
});
