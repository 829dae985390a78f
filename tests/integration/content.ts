import type { Actor } from "#lib/access/access.ts";
import { publishDraft, saveArticle } from "#lib/content/articles/commands.ts";
import { saveDraft } from "#lib/content/articles/draft-commands.ts";
import type { Result } from "#lib/content/command.ts";
import { saveDocument } from "#lib/content/documents/commands.ts";
import { saveEvent } from "#lib/content/events/commands.ts";
import type { Language } from "#lib/content/language.ts";
import { saveOrganization } from "#lib/content/organizations/commands.ts";
import { savePerson } from "#lib/content/people/commands.ts";
import { saveSection, saveTopic } from "#lib/content/topics/commands.ts";
import { database } from "#lib/db/client.ts";
import type { Role } from "#lib/db/generated/enums.ts";
import { slugify } from "#lib/text/slug.ts";

/** Content for tests, made as everything is: through the commands. */

export const actor: Actor = { kind: "command-line" };
export const anonymous: Actor = { kind: "anonymous" };

export type Someone = Extract<Actor, { kind: "account" }>;
let people = 0;

/** Someone who signs in to the desk. */
export async function someone(role: Role, name: string): Promise<Someone> {
  const email = `nguoi-${++people}@vi.example`;
  const { id } = await database().account.create({ data: { email, name, role } });
  return { kind: "account", id, role };
}

/** The value of a command that was carried out. */
export async function done<T>(result: Promise<Result<T>>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.reasons));
  return settled.value;
}

/** Why a command was refused, as "field code". */
export async function refused(result: Promise<Result<unknown>>): Promise<string[]> {
  const settled = await result;
  if (settled.ok) throw new Error("the command was carried out");
  return settled.reasons.map(({ field, code }) => `${field} ${code}`.trim());
}

type Input<C extends (actor: Actor, input: never) => unknown> = Partial<Parameters<C>[1]>;

export const newSection = (name: string, more: Input<typeof saveSection> = {}) =>
  done(saveSection(actor, { slug: slugify(name), name, position: 0, ...more }));

export const newTopic = (name: string, more: Input<typeof saveTopic> = {}) =>
  done(saveTopic(actor, { slug: slugify(name), name, ...more }));

export const newPerson = (name: string, more: Input<typeof savePerson> = {}) =>
  done(savePerson(actor, { slug: slugify(name), name, ...more }));

export const newOrganization = (name: string, more: Input<typeof saveOrganization> = {}) =>
  done(
    saveOrganization(actor, {
      slug: slugify(name),
      name,
      kind: "PARTY_COMMITTEE",
      level: "PROVINCE",
      ...more,
    }),
  );

export const newDocument = (number: string, more: Input<typeof saveDocument> = {}) =>
  done(saveDocument(actor, { slug: slugify(number), type: "Nghị quyết", number, ...more }));

export const newEvent = (name: string, more: Input<typeof saveEvent> = {}) =>
  done(saveEvent(actor, { slug: slugify(name), kind: "WORKSHOP", name, ...more }));

export const paragraph = (text: string, ...marks: object[]) => ({
  type: "paragraph" as const,
  content: [{ type: "text" as const, text, ...(marks.length > 0 && { marks: marks as never }) }],
});

export const bodyOf = (...content: object[]) => ({
  type: "doc" as const,
  content: content as never,
});

/** The draft of an article that says its title and text. */
export const draftOf = (
  articleId: string,
  title: string,
  more: Input<typeof saveDraft> & { language?: Language } = {},
) => ({
  articleId,
  language: "vi" as const,
  title,
  lead: `${title}.`,
  body: bodyOf(paragraph(`${title}, nói dài hơn.`)),
  ...more,
});

type NewArticle = {
  sectionId: string;
  at?: string | Date;
  article?: Input<typeof saveArticle>;
  draft?: Input<typeof saveDraft>;
};

/** A published article; its id. */
export async function newArticle(title: string, { sectionId, at, article, draft }: NewArticle) {
  const id = await done(saveArticle(actor, { slug: slugify(title), sectionId, ...article }));
  await done(saveDraft(actor, draftOf(id, title, draft)));
  await done(publishDraft(actor, { articleId: id, language: "vi", at }));
  return id;
}
