import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { archiveMonths } from "#lib/content/articles/archive.ts";
import { bodySchema, mentionsIn, textOf } from "#lib/content/articles/body.ts";
import { publishDraft } from "#lib/content/articles/commands.ts";
import { saveDraft } from "#lib/content/articles/draft-commands.ts";
import { writeListings } from "#lib/content/articles/listings.ts";
import {
  articlePage,
  articlesOf,
  findArticle,
  latestArticles,
  relatedArticles,
} from "#lib/content/articles/queries.ts";
import type { Result } from "#lib/content/command.ts";
import { saveDocument } from "#lib/content/documents/commands.ts";
import { saveEvent } from "#lib/content/events/commands.ts";
import { recentEvents, upcomingEvents } from "#lib/content/events/queries.ts";
import { saveOrganization } from "#lib/content/organizations/commands.ts";
import { articlesOnOrganization, findOrganization } from "#lib/content/organizations/queries.ts";
import { savePerson } from "#lib/content/people/commands.ts";
import { appearancesOf, articlesOnPerson, findPerson } from "#lib/content/people/queries.ts";
import { findSections, sectionsWithArticles } from "#lib/content/sections/queries.ts";
import { saveTopic } from "#lib/content/topics/commands.ts";
import { mostRead } from "#lib/content/views/queries.ts";
import { database } from "#lib/db/client.ts";
import { addArticles } from "#lib/sample/size/articles.ts";
import { Rows } from "#lib/sample/size/rows.ts";
import { search } from "#lib/search/queries.ts";
import { localDay, monthRange } from "#lib/text/date-time.ts";
import { fold } from "#lib/text/fold.ts";
import { normalizeText } from "#lib/text/normalize.ts";
import { isSlug } from "#lib/text/slug.ts";
import { ownDatabase, withEmptyDatabase } from "#tests/support/database.ts";
import { actor, done, newArticle, newSection } from "./content.ts";
import { count, sample } from "./sample-program.ts";

const own = ownDatabase();

const fill = (articles: number) =>
  sample(["--articles", String(articles)], { DATABASE_URL: own.url }).ended;

/** Every row of a database but the journal's, as text, without the moments that follow the clock. */
async function everythingIn(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query(
      `SELECT table_name AS name FROM information_schema.tables
       WHERE table_schema = 'public' AND table_name ~ '^[A-Z]' AND table_name !~ '^Audit'`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query(
        `SELECT (to_jsonb(t) - '{since,rankedAt}'::text[])::text AS row FROM "${name}" t`,
      );
      found.push(...rows.map(({ row }) => `${name} ${row}`));
    }
    return found.sort();
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  const sectionId = await newSection("Chuyên mục có sẵn");
  await newArticle("Bài có sẵn", { sectionId });
  const { code, output } = await fill(500);
  expect([code, output]).toEqual([0, expect.stringContaining("500 were added")]);
}, 120_000);

describe("500 invented articles", () => {
  it("are 500, beside what there was and in its sections", async () => {
    expect(await count()).toBe(500);
    expect(await database().article.count()).toBe(501);
    expect(await database().section.count()).toBe(1);
    expect(await database().edition.count({ where: { state: { not: "LIVE" } } })).toBe(0);
    expect(await database().event.count()).toBe(50);
    const english = await database().edition.count({ where: { language: "en" } });
    expect(english).toBeGreaterThan(10);
    expect(english).toBeLessThan(50);
  });

  it("hold what their bodies say, in NFC and under slugs", async () => {
    const editions = await database().edition.findMany({
      include: { mentions: { orderBy: { position: "asc" } }, article: true },
      where: { article: { slug: { contains: "-mau-" } } },
    });
    for (const { body, bodyText, title, lead, mentions, article } of editions) {
      const parsed = bodySchema.parse(body);
      expect(textOf(parsed)).toBe(bodyText);
      expect(
        mentions.map((one) => one.personId ?? one.organizationId ?? one.eventId ?? one.documentId),
      ).toEqual(mentionsIn(parsed).map(({ id }) => id));
      expect(`${title} ${lead} ${bodyText}`).not.toMatch(/[{}]|undefined|null/);
      for (const text of [title, lead, bodyText]) expect(normalizeText(text)).toBe(text);
      expect([article.slug, isSlug(article.slug)]).toEqual([article.slug, true]);
      expect(bodyText).toMatch(/Nội dung hư cấu|Invented content/);
    }
  });

  it("spread over ten years", async () => {
    const years = new Set((await archiveMonths()).map((month) => month.slice(0, 4)));
    expect([...years]).toEqual(expect.arrayContaining(["2017", "2019", "2021", "2023", "2025"]));
  });

  it("stand on the pages that readers ask for", async () => {
    expect(await latestArticles("vi", 7)).toHaveLength(7);
    const [section] = await findSections();
    expect((await articlePage("vi", 20, articlesOf(section?.id as string))).items).toHaveLength(20);
    expect((await sectionsWithArticles("vi", 11))[0]?.articles).toHaveLength(11);
    expect(await recentEvents(4)).toHaveLength(4);
    expect(Array.isArray(await upcomingEvents(4))).toBe(true);

    const { slug } = await database().article.findFirstOrThrow({
      where: { slug: { contains: "-mau-" }, events: { some: {} } },
    });
    const article = await findArticle(slug, "vi");
    if (!article) throw new Error(`${slug} is not found`);
    expect(article.edition.body.content.length).toBeGreaterThan(3);
    expect(article.events[0]?.event.appearances.length).toBeGreaterThan(0);
    expect(await relatedArticles(article, "vi", 4)).toHaveLength(4);

    const { personId } = await database().mention.findFirstOrThrow({
      where: { person: { appearances: { some: {} } } },
    });
    const named = await database().person.findUniqueOrThrow({ where: { id: personId as string } });
    const person = await findPerson(named.slug);
    expect(person?.appointments.length).toBeGreaterThan(0);
    expect((await appearancesOf(named.id, 1)).items.length).toBeGreaterThan(0);
    expect((await articlesOnPerson(named.id, "vi", 1)).items.length).toBeGreaterThan(0);

    const held = await database().eventOrganizer.findFirstOrThrow({
      include: { organization: true },
    });
    const organization = await findOrganization(held.organization.slug);
    expect(organization?.organized.length).toBeGreaterThan(0);
    expect(
      (await articlesOnOrganization(held.organizationId, "vi", 1)).items.length,
    ).toBeGreaterThan(0);
  });

  it("are in the lists of the most read, as many as the pages show", async () => {
    const shown = async (take: number) =>
      (await mostRead("vi", take)).map(({ period, articles }) => [period, articles.length]);
    // The front page's, and the page's of its own.
    for (const take of [5, 10]) {
      expect(await shown(take)).toEqual([
        ["DAY", take],
        ["WEEK", take],
        ["MONTH", take],
      ]);
    }
  });

  it("were read no oftener when asked for again, and are listed where they were not", async () => {
    const read = async () => [
      await database().viewTotal.aggregate({ _count: true, _sum: { views: true } }),
      await database().viewCount.aggregate({ _count: true, _sum: { views: true } }),
      await database().mostRead.count(),
    ];
    const before = await read();
    // As where the run that wrote the articles was killed before it made the lists.
    await database().mostRead.deleteMany();
    expect((await fill(500)).output).toContain("500 invented articles already");
    expect(await read()).toEqual(before);
  });

  it("are found by their titles without diacritics", async () => {
    const { article, title } = await database().edition.findFirstOrThrow({
      where: { language: "vi", title: { contains: "tham luận" } },
      include: { article: true },
    });
    const found = await search(fold(title), "vi", 1);
    expect(found.items.map(({ slug }) => slug)).toContain(article.slug);
  });
});

describe("10,000 invented articles", () => {
  const rows = new Rows();
  const articles = Array.from({ length: 10_000 }, (_, index) => index);
  const now = Date.UTC(2026, 9, 10);
  addArticles(rows, articles, { sections: ["1"], pictures: [], now });

  it.each([
    ["Mention", "personId"],
    ["Mention", "organizationId"],
    ["Mention", "documentId"],
    ["ArticleTopic", "topicId"],
  ] as const)("name few often and most rarely: %s.%s", (table, column) => {
    const ids = (rows.tables.get(table) as Record<string, string>[]).map((row) => row[column]);
    const named = Map.groupBy(ids.filter(Boolean), (id) => id).values();
    const counts = [...named].map(({ length }) => length).sort((a, b) => b - a);
    const median = counts[Math.floor(counts.length / 2)] as number;
    expect(counts[0]).toBeGreaterThan(6 * median);
  });

  type Count = { articleId: string; views: number; since: Date };
  const counts = rows.tables.get("ViewCount") as Count[];
  const totals = rows.tables.get("ViewTotal") as Omit<Count, "since">[];

  it("are read by a power law: the nth most read about 1 / n ** 0.8 as often as the first", () => {
    expect(new Set(totals.map(({ articleId }) => articleId)).size).toBe(articles.length);
    const views = totals.map((total) => total.views).sort((a, b) => b - a);
    // The first few are a matter of luck, the last many of whole numbers.
    const ranks = articles.slice(9, 1_000).map((index) => index + 1);
    expect(slope(ranks.map((rank) => [rank, views[rank - 1] as number]))).toBeCloseTo(-0.8, 1);
    const share = (of: number) => sum(views.slice(0, of * views.length)) / sum(views);
    expect(share(0.01)).toBeGreaterThan(0.25);
    expect(share(0.01)).toBeLessThan(0.35);
    expect(views[5_000]).toBeLessThan(20);
  });

  it("were read when they appeared, and some of late, as often as is counted in all", () => {
    const ofArticle = Map.groupBy(counts, ({ articleId }) => articleId);
    for (const { articleId, views } of totals) {
      const those = ofArticle.get(articleId) ?? [];
      expect([articleId, sum(those.map((one) => one.views))]).toEqual([articleId, views]);
      expect(Math.min(...those.map((one) => one.views))).toBeGreaterThan(0);
    }
    for (const hours of [24, 168, 720]) {
      const late = counts.filter(({ since }) => since.getTime() > now - hours * 3_600_000);
      expect(late.length).toBeGreaterThan(articles.length / 25);
    }
  });

  it("have their readings counted by hour for 31 days, by month before, as the portal's own", () => {
    const [hour, kept] = [3_600_000, now - 31 * 86_400_000];
    for (const { since } of counts) {
      const month = monthRange(localDay(since).slice(0, 7)).from;
      expect([since, since.getTime() <= now]).toEqual([since, true]);
      if (since.getTime() < kept) expect(since).toEqual(month);
      else expect([since, since.getTime() % hour]).toEqual([since, 0]);
    }
  });
});

const sum = (of: readonly number[]) => of.reduce((all, one) => all + one, 0);

/** Of the straight line through points (least squares), both coordinates taken as logarithms. */
function slope(points: readonly (readonly [number, number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const [meanX, meanY] = [0, 1].map(
    (of) => sum(logs.map((log) => log[of] as number)) / logs.length,
  ) as [number, number];
  return (
    sum(logs.map(([x, y]) => (x - meanX) * (y - meanY))) / sum(logs.map(([x]) => (x - meanX) ** 2))
  );
}

describe("what the commands would have written to find things by", () => {
  const entry = (entityId: string) =>
    database()
      .$queryRaw`SELECT e::text FROM "SearchEntry" e WHERE "entityId" = ${entityId}::uuid ORDER BY language`;
  const some = { skip: 3, take: 3 } as const;
  const again = <T extends { id: string }>(
    row: T,
    save: (by: typeof actor, input: T) => Promise<Result<unknown>>,
  ): [string, () => Promise<unknown>] => [row.id, () => done(save(actor, row))];

  it("is what stands there: saved anew, nothing changes", async () => {
    const people = await database().person.findMany({ ...some, include: { appointments: true } });
    const organizations = await database().organization.findMany({
      ...some,
      include: { parents: true },
    });
    const saving: [id: string, save: () => Promise<unknown>][] = [
      ...(await database().topic.findMany(some)).map((row) => again(row, saveTopic)),
      ...(await database().document.findMany(some)).map((row) => again(row, saveDocument)),
      ...people.map((row) => again(row, savePerson)),
      ...organizations.map((row) => again(row, saveOrganization)),
      ...(await database().event.findMany(some)).map((row) => again(row, saveEvent)),
    ];
    const articles = await database().article.findMany({
      ...some,
      where: { slug: { contains: "-mau-" } },
      include: { editions: { where: { language: "vi" } } },
    });
    for (const { id, editions, publishedAt } of articles) {
      const [edition] = editions as [(typeof editions)[number]];
      saving.push([
        id,
        async () => {
          const body = bodySchema.parse(edition.body);
          await done(saveDraft(actor, { ...edition, body, saveId: undefined }));
          await done(
            publishDraft(actor, { articleId: id, language: "vi", at: publishedAt ?? undefined }),
          );
        },
      ]);
    }
    expect(saving).toHaveLength(18);
    for (const [id, save] of saving) {
      const was = await entry(id);
      await save();
      expect(await entry(id)).toEqual(was);
    }
  });
});

describe("the lists that articles stand in", () => {
  it("are those that the commands would have entered them in", async () => {
    const listings = () =>
      database().listing.findMany({ orderBy: [{ ofId: "asc" }, { articleId: "asc" }] });
    const were = await listings();
    expect(were.length).toBeGreaterThan(1_000);
    const articles = await database().article.findMany({ select: { id: true } });
    await database().$transaction((tx) =>
      writeListings(
        tx,
        articles.map(({ id }) => id),
      ),
    );
    expect(await listings()).toEqual(were);
  });
});

describe("an empty database whose filling is killed", { timeout: 120_000 }, () => {
  it("gets the indexes of the search from the next run, as they were", async () => {
    const indexesIn = async (url: string): Promise<string[]> => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        const { rows } = await client.query(
          `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = 'SearchEntry'
           ORDER BY indexname`,
        );
        return rows.map(({ indexdef }) => indexdef);
      } finally {
        await client.end();
      }
    };
    const migrated = await indexesIn(own.url);
    expect(migrated).toHaveLength(4);
    await withEmptyDatabase(async (url) => {
      const run = sample(["--articles", "20000"], { DATABASE_URL: url });
      await expect.poll(run.output, { timeout: 60_000 }).toContain("articles");
      run.child.kill("SIGKILL");
      await run.ended;
      expect(await indexesIn(url)).toHaveLength(1);
      expect((await sample(["--articles", "20"], { DATABASE_URL: url }).ended).code).toBe(0);
      expect(await indexesIn(url)).toEqual(migrated);
    });
  });
});

describe("the same number in another empty database", { timeout: 120_000 }, () => {
  async function filled(url: string, ...steps: number[]): Promise<string[]> {
    for (const articles of steps) {
      const { code } = await sample(["--articles", `${articles}`], { DATABASE_URL: url }).ended;
      expect(code).toBe(0);
    }
    return everythingIn(url);
  }
  let whole: string[];
  beforeAll(async () => {
    whole = await withEmptyDatabase((url) => filled(url, 45));
    expect(whole.length).toBeGreaterThan(1_000);
  }, 120_000);

  it("is the same content, also where fewer were asked for first", async () => {
    expect(await withEmptyDatabase((url) => filled(url, 15, 45))).toEqual(whole);
  });

  it("is the same content for a user whose every row PostgreSQL checks", async () => {
    await withEmptyDatabase(async (url) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const owner = `owner_${crypto.randomUUID().replaceAll("-", "")}`;
      try {
        await client.query(`CREATE ROLE ${owner} LOGIN PASSWORD 'a'`);
        await client.query(`ALTER DATABASE ${client.database} OWNER TO ${owner}`);
        const theirs = Object.assign(new URL(url), { username: owner, password: "a" });
        expect(await filled(theirs.href, 45)).toEqual(whole);
      } finally {
        await client.query(`REASSIGN OWNED BY ${owner} TO CURRENT_USER; DROP ROLE ${owner}`);
        await client.end();
      }
    });
  });
});
