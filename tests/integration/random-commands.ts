// Carries out commands at random on the database of DATABASE_URL for as long as it lives, and says of each
// that it was carried out, a line each: killed.test.ts kills it in the middle of that.
import { randomInt, randomUUID } from "node:crypto";
import { bringBack, publishDraft, takeDown } from "#lib/content/articles/commands.ts";
import { saveDraft, startArticle } from "#lib/content/articles/draft-commands.ts";
import { fileArticle, findFiling } from "#lib/content/articles/filing.ts";
import {
  approveDraft,
  reopenDraft,
  returnDraft,
  submitDraft,
} from "#lib/content/articles/step-commands.ts";
import type { Result } from "#lib/content/command.ts";
import { savePerson } from "#lib/content/people/commands.ts";
import { database } from "#lib/db/client.ts";
import { bodyOf, paragraph, type Someone } from "./content.ts";

/** Something that was carried out, and by what it can be found again. */
export type Done = {
  command: string;
  /** Stands in what was written, and nowhere else. */
  token: string;
  accountId: string;
  articleId?: string;
  editionId?: string;
  revision?: number;
};

type Row = { id: string; slug: string; articleId: string; revision: number };

/** Any row of a table of which something is true. */
async function any(table: string, where = "true"): Promise<Row> {
  const [row] = await database().$queryRawUnsafe<Row[]>(
    `SELECT * FROM "${table}" WHERE ${where} ORDER BY random() LIMIT 1`,
  );
  if (!row) throw nothing;
  return row;
}
const nothing = new Error("There is nothing of which that is true now.");

async function draftAt(...stages: string[]) {
  const at = stages.map((stage) => `'${stage}'`);
  const { articleId, revision } = await any("Edition", `state = 'DRAFT' AND stage IN (${at})`);
  return { articleId, language: "vi" as const, revision };
}

type Attempt = { result: Result<unknown>; articleId?: string };
type Command = (who: Someone, token: string) => Promise<Attempt>;

const editing: Record<string, Command> = {
  async startArticle(who, token) {
    const { id: sectionId } = await any("Section");
    return { result: await startArticle(who, { title: token, sectionId }) };
  },
  async saveDraft(who, token) {
    const { articleId, revision } = await any(
      "Edition",
      `stage = 'WRITING' AND (state = 'DRAFT' OR state = 'LIVE' AND random() < 0.3)`,
    );
    const { id } = await any("Person");
    const result = await saveDraft(who, {
      articleId,
      language: "vi",
      title: token,
      lead: "Lời dẫn.",
      body: bodyOf(
        paragraph(token),
        paragraph("Tên", { type: "mention", attrs: { kind: "person", id } }),
      ),
      revision,
      saveId: randomUUID(),
      // As if all wrote in one tab: locks are not what is tried here.
      holder: articleId,
    });
    return { result, articleId };
  },
  async submitDraft(who) {
    const draft = await draftAt("WRITING");
    return { result: await submitDraft(who, draft), articleId: draft.articleId };
  },
  async reopenDraft(who) {
    const draft = await draftAt("SUBMITTED", "APPROVED");
    return { result: await reopenDraft(who, draft), articleId: draft.articleId };
  },
  async fileArticle(who, token) {
    const { id: articleId, slug } = await any("Article");
    const filing = await findFiling(who, articleId);
    const result = await fileArticle(who, {
      articleId,
      seen: filing?.seen ?? "",
      slug,
      sectionId: (await any("Section")).id,
      topicIds: [(await any("Topic")).id, (await any("Topic")).id],
      eventIds: [(await any("Event")).id],
      sources: [{ name: token }],
    });
    return { result, articleId };
  },
  async savePerson(who, token) {
    const { id, slug } = await any("Person");
    return { result: await savePerson(who, { id, slug, name: token }) };
  },
};

const approving: Record<string, Command> = {
  async returnDraft(who, token) {
    const draft = await draftAt("SUBMITTED", "APPROVED");
    const result = await returnDraft(who, { ...draft, note: token });
    return { result, articleId: draft.articleId };
  },
  async approveDraft(who) {
    const draft = await draftAt("SUBMITTED");
    return { result: await approveDraft(who, draft), articleId: draft.articleId };
  },
  async publishDraft(who, token) {
    const draft = await draftAt("WRITING", "SUBMITTED", "APPROVED");
    const result = await publishDraft(who, { ...draft, reason: token });
    return { result, articleId: draft.articleId };
  },
  async takeDown(who, token) {
    const { id: articleId } = await any("Article", "status = 'PUBLISHED'");
    const status = randomInt(2) === 0 ? "WITHDRAWN" : "REMOVED";
    return { result: await takeDown(who, { articleId, status, note: token }), articleId };
  },
  async bringBack(who, token) {
    const { id: articleId } = await any("Article", "status IN ('WITHDRAWN', 'REMOVED')");
    return { result: await bringBack(who, { articleId, reason: token }), articleId };
  },
};

const often = ["saveDraft", "saveDraft", "saveDraft", "savePerson", "submitDraft", "publishDraft"];
const names = [...Object.keys(editing), ...Object.keys(approving), ...often];
const people = await database().account.findMany();

for (;;) {
  const command = names[randomInt(names.length)] as string;
  const from = command in editing ? people : people.filter(({ role }) => role === "APPROVER");
  const { id, role } = from[randomInt(from.length)] as (typeof people)[number];
  const token = `t${randomUUID()}`;
  const attempt = await ({ ...editing, ...approving }[command] as Command)(
    { kind: "account", id, role },
    token,
  ).catch((error) => {
    if (error !== nothing) throw error;
  });
  if (!attempt?.result.ok) continue;
  const { result, articleId } = attempt;
  const { value } = result;
  const which = typeof value === "string" ? { editionId: value } : (value as object);
  console.log(
    JSON.stringify({ command, token, accountId: id, articleId, ...which } satisfies Done),
  );
}
