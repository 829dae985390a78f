import { randomBytes } from "node:crypto";
import { z } from "zod";
import { type Actor, mayWrite } from "#lib/access/access.ts";
import { database } from "#lib/db/client.ts";
import { settings } from "#lib/settings.ts";
import { hashOf } from "../accounts/link.ts";
import { defineCommand, Refusal } from "../command.ts";
import { id } from "../fields.ts";
import type { Language } from "../language.ts";
import { type Article, articleIn, articleSelect } from "./queries.ts";

/*
 * Articles as readers would see them if their drafts were published now, for those who write them and for
 * those whom they give an address to. What is made here is for one person and one moment: it is asked for
 * under /desk alone, where nothing is stored.
 */

/** How long an address shows an article, in days. */
const goodFor = 7;

/** The whole address that shows an article. @param token as {@link makePreviewLink} gives it. */
export const previewAddress = (token: string, language: Language) =>
  `${settings().siteUrl}/desk/preview/${token}/${language}`;

/** Makes an address under which everyone who has it reads an article's drafts. Its value is the token. */
export const makePreviewLink = defineCommand({
  name: "makePreviewLink",
  action: "draft.write",
  schema: z.object({ articleId: id }),
  async write(tx, { articleId }, actor) {
    const article = await tx.article.findUnique({ where: { id: articleId } });
    if (!article || !mayWrite(actor, article)) {
      throw new Refusal({ field: "articleId", code: "unknown" });
    }
    const now = new Date();
    await tx.previewLink.deleteMany({ where: { articleId, expiresAt: { lte: now } } });
    const token = randomBytes(32).toString("base64url");
    const expiresAt = new Date(now.getTime() + goodFor * 24 * 3_600_000);
    const createdById = actor.kind === "account" ? actor.id : null;
    const { id } = await tx.previewLink.create({
      data: { articleId, tokenHash: hashOf(token), expiresAt, createdById },
    });
    const recorded = { id, articleId, before: null, after: { expiresAt } };
    return { value: token, changed: [], recorded };
  },
});

/** Takes such an address back. */
export const endPreviewLink = defineCommand({
  name: "endPreviewLink",
  action: "draft.write",
  schema: z.object({ id }),
  async write(tx, { id }, actor) {
    const link = await tx.previewLink.findUnique({ where: { id }, include: { article: true } });
    if (!link || !mayWrite(actor, link.article))
      throw new Refusal({ field: "id", code: "unknown" });
    await tx.previewLink.delete({ where: { id } });
    const { articleId, expiresAt } = link;
    const recorded = { id, articleId, before: { expiresAt }, after: null };
    return { value: id, changed: [], recorded };
  },
});

/** Whether someone may see how an article is going to be, and under which addresses others may. */
export async function findPreviewLinks(actor: Actor, articleId: string) {
  const article = await database().article.findUnique({
    where: { id: articleId },
    select: {
      createdById: true,
      previewLinks: {
        where: { expiresAt: { gt: new Date() } },
        orderBy: { createdAt: "desc" },
        select: { id: true, expiresAt: true, createdBy: { select: { name: true } } },
      },
    },
  });
  return article && mayWrite(actor, article) ? article.previewLinks : null;
}

/** What an address shows; null where it is none, or not good any more. */
export const findPreviewLink = (token: string) =>
  database().previewLink.findUnique({
    where: { tokenHash: hashOf(token), expiresAt: { gt: new Date() } },
    select: { articleId: true, expiresAt: true },
  });

/** An article with its drafts in place of what is published, as if that were done now. */
export async function findPreview(articleId: string, language: Language): Promise<Article | null> {
  const row = await database().article.findUnique({
    where: { id: articleId },
    select: {
      ...articleSelect,
      editions: {
        ...articleSelect.editions,
        where: { state: { in: ["DRAFT", "LIVE"] } },
        // A draft comes after what it is to replace.
        orderBy: { number: "desc" },
      },
    },
  });
  if (!row) return null;
  const editions = row.editions.filter(
    (one, at) => row.editions.findIndex(({ language }) => language === one.language) === at,
  );
  return articleIn(language, { ...row, editions, publishedAt: row.publishedAt ?? new Date() });
}
