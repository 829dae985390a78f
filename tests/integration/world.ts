import { publishDraft, saveArticle, takeDown } from "#lib/content/articles/commands.ts";
import { saveDraft } from "#lib/content/articles/draft-commands.ts";
import { saveDocument } from "#lib/content/documents/commands.ts";
import { saveEvent, saveSeries } from "#lib/content/events/commands.ts";
import { saveOrganization } from "#lib/content/organizations/commands.ts";
import { savePerson } from "#lib/content/people/commands.ts";
import { savePlace } from "#lib/content/places/commands.ts";
import { saveSection, saveTopic } from "#lib/content/topics/commands.ts";
import { actor, bodyOf, done, draftOf, newArticle, paragraph } from "./content.ts";

/** A small portal in which everything hangs together, "mot" with "mot" and "hai" with "hai". */

export const ids: Record<string, string> = {};
export const idOf = (name: string) => ids[name] as string;

export const section = (name: string, more = {}) => ({ slug: name, name, position: 0, ...more });
export const person = (name: string, more = {}) => ({
  slug: name,
  name: `Nông Văn ${name}`,
  ...more,
});
export const organization = (name: string, more = {}) => ({
  slug: name,
  name: `Tổ chức ${name}`,
  kind: "OTHER" as const,
  level: "PROVINCE" as const,
  positions: [{ title: "Giám đốc" }],
  ...more,
});
export const document = (name: string, more = {}) => ({
  slug: name,
  type: "Nghị quyết",
  number: name === "mot" ? "1-NQ/TW" : "2-NQ/TW",
  ...more,
});
export const event = (name: string, more = {}) => ({
  slug: name,
  kind: "WORKSHOP" as const,
  name: `Hội thảo ${name}`,
  startsOn: "2024-03-19",
  placeId: idOf("place"),
  organizers: [{ organizationId: idOf(`organization ${name}`), role: "HOST" as const }],
  appearances: [
    { personId: idOf(`person ${name}`), part: "CHAIR" as const, capacity: `Chủ trì ${name}` },
  ],
  documentIds: [idOf(`document ${name}`)],
  ...more,
});
export const article = (name: string, more = {}) => ({
  slug: name,
  sectionId: idOf(`section ${name}`),
  topicIds: [idOf(`topic ${name}`)],
  eventIds: [idOf(`event ${name}`)],
  ...more,
});
export const mention = (kind: string, name: string) =>
  paragraph(name, { type: "mention", attrs: { kind, id: idOf(`${kind} ${name}`) } });

export async function makeWorld(): Promise<void> {
  const keep = async (name: string, id: Promise<string>) => {
    ids[name] = await id;
  };
  await keep("place", done(savePlace(actor, { slug: "tinh", name: "Tỉnh Một", kind: "PROVINCE" })));
  await keep("series", done(saveSeries(actor, { slug: "chuoi", name: "Chuỗi" })));
  for (const name of ["mot", "hai"]) {
    await keep(`section ${name}`, done(saveSection(actor, section(name))));
    await keep(`topic ${name}`, done(saveTopic(actor, { slug: name, name })));
    await keep(`organization ${name}`, done(saveOrganization(actor, organization(name))));
    await keep(`document ${name}`, done(saveDocument(actor, document(name))));
    await keep(`person ${name}`, done(savePerson(actor, person(name))));
    await keep(`event ${name}`, done(saveEvent(actor, event(name))));
    await keep(
      `article ${name}`,
      newArticle(`Bài ${name}`, {
        sectionId: idOf(`section ${name}`),
        at: "2024-03-20",
        article: article(name),
        draft: {
          body: bodyOf(mention("person", name), mention("document", name)),
          bylines: [{ personId: idOf("person mot") }],
        },
      }),
    );
  }
  await keep("topic ba", done(saveTopic(actor, { slug: "ba", name: "Chủ đề ba" })));
  await keep("organization ba", done(saveOrganization(actor, organization("ba"))));
}

/** Says anew what a thing is, with something else about it. */
export const again = {
  person: (name: string, more = {}) =>
    done(savePerson(actor, { id: idOf(`person ${name}`), ...person(name, more) })),
  organization: (name: string, more = {}) =>
    done(
      saveOrganization(actor, { id: idOf(`organization ${name}`), ...organization(name, more) }),
    ),
  document: (name: string, more = {}) =>
    done(saveDocument(actor, { id: idOf(`document ${name}`), ...document(name, more) })),
  event: (name: string, more = {}) =>
    done(saveEvent(actor, { id: idOf(`event ${name}`), ...event(name, more) })),
  article: (name: string, more = {}) =>
    done(saveArticle(actor, { id: idOf(`article ${name}`), ...article(name, more) })),
};

export async function publish(name: string, title: string, more: { language?: "vi" | "en" } = {}) {
  const articleId = idOf(`article ${name}`);
  await done(saveDraft(actor, draftOf(articleId, title, more)));
  await done(publishDraft(actor, { articleId, language: more.language ?? "vi" }));
}

export const down = (name: string, status: "WITHDRAWN" | "REMOVED") =>
  done(takeDown(actor, { articleId: idOf(`article ${name}`), status, note: "Vì lẽ khác." }));
