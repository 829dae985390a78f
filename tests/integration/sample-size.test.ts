import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { archiveMonths } from "#lib/content/articles/archive.ts";
import { bodySchema, mentionsIn, textOf } from "#lib/content/articles/body.ts";
import { publishDraft, saveDraft } from "#lib/content/articles/commands.ts";
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
import { articlesOnPerson, findPerson } from "#lib/content/people/queries.ts";
import { findSections, sectionsWithArticles } from "#lib/content/sections/queries.ts";
import { saveTopic } from "#lib/content/topics/commands.ts";
import { database } from "#lib/db/client.ts";
import { startEmbedded } from "#lib/db/embedded.ts";
import { DocumentStore } from "#lib/delivery/store.ts";
import { addArticles } from "#lib/sample/size/articles.ts";
import { Rows } from "#lib/sample/size/rows.ts";
import { figure } from "#lib/sample/size/run.ts";
import { search } from "#lib/search/queries.ts";
import { settingNames } from "#lib/settings.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import { fold } from "#lib/text/fold.ts";
import { normalizeText } from "#lib/text/normalize.ts";
import { isSlug } from "#lib/text/slug.ts";
import { ownDatabase, withEmptyDatabase } from "#tests/support/database.ts";
import { actor, done, newArticle, newSection } from "./content.ts";

const own = ownDatabase();

/** The command in a process of its own, without the settings of this machine. */
function sample(args: string[], env: Record<string, string> = { DATABASE_URL: own.url }) {
  const cleared = Object.fromEntries(settingNames.map((name) => [name, ""]));
  const child = spawn(process.execPath, ["scripts/sample.ts", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...cleared, ...env },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, output }));
  return { child: child as ChildProcess, ended, output: () => output };
}

const fill = (articles: number) => sample(["--articles", String(articles)]).ended;
const count = () => database().article.count({ where: { slug: { contains: "-mau-" } } });

/** The same once nothing is under way any more: what is killed may still commit for a moment. */
async function settledCount(): Promise<number> {
  const now = await count();
  await wait(300);
  return now === (await count()) ? now : settledCount();
}

/** Every row of a database but the journal's, as text. */
async function everythingIn(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query(
      `SELECT table_name AS name FROM information_schema.tables
       WHERE table_schema = 'public' AND table_name ~ '^[A-Z]' AND table_name <> 'AuditEntry'`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query(`SELECT t::text AS row FROM "${name}" t`);
      found.push(...rows.map(({ row }) => `${name} ${row}`));
    }
    return found.sort();
  } finally {
    await client.end();
  }
}

let before: { article: string; section: string };

beforeAll(async () => {
  const section = await newSection("Chuyên mục có sẵn");
  before = { section, article: await newArticle("Bài có sẵn", { sectionId: section }) };
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
    expect(person?.appearances.items.length).toBeGreaterThan(0);
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
  addArticles(rows, articles, { sections: ["1"], pictures: [] });

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
});

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
          await done(saveDraft(actor, { ...edition, body }));
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

describe("npm run sample", () => {
  it("asked again, does nothing", async () => {
    const entries = await database().auditEntry.count();
    const { code, output } = await fill(500);
    expect([code, output]).toEqual([0, expect.stringContaining("500 invented articles already")]);
    expect(await database().auditEntry.count()).toBe(entries);
  });

  it("goes on where it was killed, and adds what is asked for more", {
    timeout: 180_000,
  }, async () => {
    const run = sample(["--articles", "3250"]);
    for (;;) {
      expect(run.child.exitCode).toBeNull();
      if ((await count()) > 500) break;
    }
    run.child.kill("SIGKILL");
    await run.ended;
    const rest = figure(3_250 - (await settledCount()));
    expect((await fill(3_250)).output).toContain(`: ${rest} were added`);
    expect(await count()).toBe(3_250);
    expect(await database().event.count()).toBe(325);
    expect((await fill(3_300)).output).toContain("50 were added");
    expect(await count()).toBe(3_300);
    expect(await database().article.findUnique({ where: { id: before.article } })).not.toBeNull();
  });

  it("says in a sentence what it wants", { timeout: 60_000 }, async () => {
    for (const args of [
      [],
      ["--articles"],
      ["--articles", "-5"],
      ["--articles", "viele"],
      ["--people", "3"],
    ]) {
      const { code, output } = await sample(args).ended;
      expect([args, code, output.trim().split("\n")]).toEqual([
        args,
        1,
        [expect.stringContaining('"npm run sample -- --articles 100000"')],
      ]);
    }
  });

  it("makes running portals drop every page", async () => {
    const store = new DocumentStore(`${inject("testFolder")}/sample-size`, "stamp", {
      memory: 1_000_000,
      disk: 1_000_000,
    });
    await store.follow(own.url, () => {});
    try {
      const bytes = Buffer.from("page");
      const of = new Uint32Array([1]);
      store.put("/bai", {
        ...{
          status: 200,
          type: "text/html",
          location: null,
          tag: '"a"',
          gzip: bytes,
          brotli: bytes,
        },
        ...{ dependencies: of, goodUntil: Number.POSITIVE_INFINITY },
        renewAfter: Number.POSITIVE_INFINITY,
      });
      expect(store.get("/bai")).toBeDefined();
      expect((await fill(3_301)).code).toBe(0);
      await expect.poll(() => store.get("/bai"), { timeout: 5_000 }).toBeUndefined();
    } finally {
      await store.close();
    }
  });
});

describe("the data folder of a portal", () => {
  it("is filled while PostgreSQL runs on it, and while it does not", {
    timeout: 180_000,
  }, async () => {
    const folder = await temporaryFolder("sample-size");
    try {
      const env = { PORTAL_DATA_DIR: folder };
      expect((await sample(["--articles", "20"], env).ended).output).toContain("20 were added");
      const { lockDataFolder } = await import("#lib/db/portal-lock.ts");
      const unlock = lockDataFolder(folder);
      const refused = await sample(["--articles", "30"], env).ended;
      expect([refused.code, refused.output]).toEqual([
        1,
        expect.stringMatching(/^Another portal .+\n$/),
      ]);
      const server = await startEmbedded({ dataDir: folder });
      try {
        const { output } = await sample(["--articles", "30"], env).ended;
        expect(output).toContain("10 were added");
      } finally {
        await server.stop();
        unlock();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe("the same number in another empty database", { timeout: 120_000 }, () => {
  it("is the same content, also where fewer were asked for first", async () => {
    const filled = (...steps: number[]) =>
      withEmptyDatabase(async (url) => {
        for (const articles of steps) {
          const { code } = await sample(["--articles", `${articles}`], { DATABASE_URL: url }).ended;
          expect(code).toBe(0);
        }
        return everythingIn(url);
      });
    const whole = await filled(45);
    expect(whole.length).toBeGreaterThan(1_000);
    expect(await filled(15, 45)).toEqual(whole);
  });
});
