import { beforeAll, describe, expect, it } from "vitest";
import { publishDraft, saveArticle } from "#lib/content/articles/commands.ts";
import { saveDraft } from "#lib/content/articles/draft-commands.ts";
import { saveEvent } from "#lib/content/events/commands.ts";
import { saveOrganization } from "#lib/content/organizations/commands.ts";
import { addViews, rankMostRead } from "#lib/content/views/write.ts";
import { countQueries, database } from "#lib/db/client.ts";
import { resolveAddress } from "#lib/delivery/resolve.ts";
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
import { readerRoutes, renderPage } from "./reader-pages.ts";

ownDatabase();

const mostQueries = 10;

/** One address of each kind of page, and those that read something else for what is asked. */
const addresses = [
  "/",
  "/en",
  "/bai-viet",
  "/bai-viet/giua",
  "/en/articles/giua",
  "/bai-viet/khong-co-bai-nay",
  "/chuyen-muc/giua",
  "/su-kien",
  "/su-kien?nam=2024",
  "/su-kien/giua",
  "/en/events/giua",
  "/dien-gia",
  "/dien-gia?chu=N",
  "/dien-gia/giua",
  "/to-chuc",
  "/to-chuc?xem=cap",
  "/to-chuc/giua",
  "/en/organizations/giua",
  "/van-ban",
  "/van-ban/giua",
  "/chu-de",
  "/chu-de/giua",
  "/doc-nhieu",
  "/luu-tru",
  "/luu-tru/2024/03",
  "/luu-tru/2024/03/19",
  "/tim-kiem?q=hoi+thao",
  "/tim-kiem?q=khong+dau+co",
  "/gioi-thieu",
  "/en/contact",
];

const ids = (all: string[]) => ({ from: all, at: (index: number) => all[index] as string });
const made = {
  sections: ids([]),
  topics: ids([]),
  people: ids([]),
  organizations: ids([]),
  documents: ids([]),
  events: ids([]),
  articles: ids([]),
};

/** Things of every kind, each tied to those in the middle of their kind, until there are that many. */
async function growTo(count: number): Promise<void> {
  for (let n = made.people.from.length; n < count; n++) {
    const slug = n === 0 ? { slug: "giua" } : {};
    made.sections.from.push(await newSection(`Chuyên mục ${n}`, { position: n, ...slug }));
    made.topics.from.push(await newTopic(`Chủ đề ${n}`, slug));
    made.organizations.from.push(
      await newOrganization(`Tổ chức ${n}`, {
        parents: n === 0 ? [] : [{ parentId: made.organizations.at(0) }],
        names: [{ kind: "ALIAS", name: `Tên khác ${n}` }],
        ...slug,
      }),
    );
    made.people.from.push(
      await newPerson(`Nông Văn N${n}`, { appointments: await appointments(n), ...slug }),
    );
    made.documents.from.push(
      await newDocument(`${n}-NQ/TW`, { issuerId: made.organizations.at(0), ...slug }),
    );
    made.events.from.push(
      await newEvent(`Hội thảo ${n}`, {
        startsOn: `2024-03-${String((n % 28) + 1).padStart(2, "0")}`,
        organizers: [{ organizationId: made.organizations.at(0), role: "HOST" }],
        appearances: [{ personId: made.people.at(0), part: "CHAIR", capacity: "Chủ trì" }],
        documentIds: [made.documents.at(0)],
        ...slug,
      }),
    );
    made.articles.from.push(
      await newArticle(`Bài ${n}`, {
        sectionId: made.sections.at(0),
        at: "2024-03-19T08:00:00+07:00",
        article: { topicIds: [made.topics.at(0)], eventIds: [made.events.at(0)], ...slug },
        draft: {
          body: mentioning(
            ["person", made.people.at(0)],
            ["document", made.documents.at(0)],
            ["organization", made.organizations.at(0)],
          ),
        },
      }),
    );
  }
  await tieTheMiddle();
  await addViews(new Map(made.articles.from.map((_, n) => [n === 0 ? "giua" : `bai-${n}`, n + 1])));
  await rankMostRead(0);
}

/** The title that everybody holds in the organization in the middle. */
async function appointments(n: number) {
  if (n === 0) {
    await done(
      saveOrganization(actor, {
        id: made.organizations.at(0),
        slug: "giua",
        name: "Tổ chức 0",
        kind: "OTHER",
        level: "PROVINCE",
        positions: [{ title: "Ủy viên" }],
      }),
    );
  }
  const position = await database().position.findFirstOrThrow();
  return [{ positionId: position.id, attestedOn: "2024", source: "báo" }];
}

const mentioning = (...named: [kind: string, id: string][]) =>
  bodyOf(...named.map(([kind, id]) => paragraph("Tên", { type: "mention", attrs: { kind, id } })));

/** Lets the article and the event in the middle name everything there is. */
async function tieTheMiddle(): Promise<void> {
  const { people, organizations, documents, events, topics, articles } = made;
  await done(
    saveEvent(actor, {
      id: events.at(0),
      slug: "giua",
      kind: "WORKSHOP",
      name: "Hội thảo 0",
      startsOn: "2024-03-01",
      organizers: organizations.from.map((organizationId) => ({ organizationId, role: "HOST" })),
      appearances: people.from.map((personId) => ({
        personId,
        part: "SPEAKER",
        capacity: "Báo cáo",
      })),
      figures: people.from.map((_, n) => ({ value: String(n), label: "tham luận" })),
      documentIds: documents.from,
    }),
  );
  const articleId = articles.at(0);
  const sectionId = made.sections.at(0);
  const all = { topicIds: topics.from, eventIds: events.from };
  await done(saveArticle(actor, { id: articleId, slug: "giua", sectionId, ...all }));
  const body = mentioning(
    ...people.from.map((id): [string, string] => ["person", id]),
    ...organizations.from.map((id): [string, string] => ["organization", id]),
    ...documents.from.map((id): [string, string] => ["document", id]),
    ...events.from.map((id): [string, string] => ["event", id]),
  );
  await done(saveDraft(actor, draftOf(articleId, "Bài 0", { body })));
  await done(publishDraft(actor, { articleId, language: "vi" }));
}

type Counted = { queries: string[]; size: number };

async function countAll(): Promise<Map<string, Counted>> {
  const counted = new Map<string, Counted>();
  for (const address of addresses) {
    const { result, queries } = await countQueries(() => renderPage(address));
    expect(result.status, address).toBe(/khong-co/.test(address) ? 404 : 200);
    counted.set(address, { queries, size: (await result.text()).length });
  }
  return counted;
}

let few: Map<string, Counted>;
let many: Map<string, Counted>;

beforeAll(async () => {
  await growTo(3);
  few = await countAll();
  await growTo(30);
  many = await countAll();
}, 120_000);

describe("the queries of a page", () => {
  it.each(addresses)(
    "%s: as many for 30 things of each kind as for 3, and at most ten",
    (address) => {
      const [before, after] = [few.get(address), many.get(address)];
      expect(after?.queries.length, after?.queries.join("\n")).toBe(before?.queries.length);
      expect(after?.queries.length).toBeLessThanOrEqual(mostQueries);
    },
  );

  it("were counted on pages that show more when there is more", () => {
    const same = addresses.filter(
      (address) => (many.get(address)?.size ?? 0) <= (few.get(address)?.size ?? 0),
    );
    expect(same.filter((address) => !/gioi-thieu|contact|khong|luu-tru$/.test(address))).toEqual(
      [],
    );
  });

  it("were counted for every page that there is", () => {
    const shapeOf = (inside: string) => inside.split("/").filter(Boolean).length;
    const rendered = new Set(
      addresses.map((address) => {
        const resolved = resolveAddress(address);
        if (resolved.kind !== "page") throw new Error(address);
        const [, , first = ""] = resolved.path.replace(/\?.*/, "").split("/");
        return `${first} ${shapeOf(resolved.path.replace(/\?.*/, ""))}`;
      }),
    );
    const existing = readerRoutes
      .filter((route) => route !== "missing" && route !== "broken")
      .map((route) => `${route.split("/")[0]} ${route === "" ? 1 : route.split("/").length + 1}`);
    expect([...rendered].sort()).toEqual([...new Set(existing)].sort());
  });
});
