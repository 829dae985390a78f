import { findDraft } from "#lib/content/articles/draft-queries.ts";
import { answerScript, type Params } from "../../../asked.ts";

/** What is saved at the moment, for who compares it with what they wrote. */
export const GET = (_: Request, params: Params) =>
  answerScript(params, async ({ actor }, { articleId, language }) => {
    const draft = await findDraft(actor, articleId, language);
    if (!draft) return new Response(null, { status: 404 });
    const { revision, text, savedAt, savedBy } = draft;
    return Response.json({ revision, text, savedAt, savedBy });
  });
