import type { Actor } from "#lib/access/access.ts";
import { database } from "#lib/db/client.ts";
import type { Language } from "../language.ts";
import { type Body, linesOf } from "./body.ts";
import { findDraft } from "./draft-queries.ts";

const who = { select: { name: true } } as const;

/** Every edition of an article in a language, the last first; null where it is not theirs to write. */
export async function findHistory(actor: Actor, articleId: string, language: Language) {
  const draft = await findDraft(actor, articleId, language);
  if (!draft) return null;
  const editions = await database().edition.findMany({
    where: { articleId, language },
    orderBy: { number: "desc" },
    select: {
      id: true,
      number: true,
      state: true,
      stage: true,
      title: true,
      publishedAt: true,
      savedAt: true,
      savedBy: who,
      steps: {
        orderBy: [{ at: "asc" }, { id: "asc" }],
        select: { id: true, kind: true, at: true, note: true, moment: true, account: who },
      },
    },
  });
  return { draft, editions };
}

/** An edition's fields as texts that can be laid beside another's; null where the article has none such. */
export async function findEditionTexts(articleId: string, editionId: string) {
  const edition = await database().edition.findFirst({
    where: { id: editionId, articleId },
    include: {
      leadMedia: { select: { name: true } },
      recording: { select: { name: true } },
      bylines: { orderBy: { position: "asc" }, include: { person: { select: { name: true } } } },
    },
  });
  if (!edition) return null;
  const { kicker, title, lead, leadMedia, leadCaption, recording, bylines } = edition;
  return {
    kicker: kicker ?? "",
    title,
    lead,
    picture: [leadMedia?.name, leadCaption].filter(Boolean).join(": "),
    recording: recording?.name ?? "",
    bylines: bylines.map(({ person, name }) => person?.name ?? name).join(", "),
    body: linesOf(edition.body as Body),
  };
}

export type EditionTexts = NonNullable<Awaited<ReturnType<typeof findEditionTexts>>>;

/** What an edition says, as a draft is saved; null where the article has none such. */
export async function findEditionToRestore(articleId: string, editionId: string) {
  const edition = await database().edition.findFirst({
    where: { id: editionId, articleId },
    include: { bylines: { orderBy: { position: "asc" } } },
  });
  if (!edition) return null;
  const { language, kicker, title, lead, body, leadMediaId, leadCaption, recordingId } = edition;
  const bylines = edition.bylines.map(({ role, personId, name }) => ({ role, personId, name }));
  return {
    language,
    text: {
      kicker,
      title,
      lead,
      body: body as Body,
      leadMediaId,
      leadCaption,
      recordingId,
      bylines,
    },
  };
}
