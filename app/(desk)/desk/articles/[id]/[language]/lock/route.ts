import {
  askForDraft,
  holdDraft,
  keepDraft,
  releaseDraft,
  takeDraft,
} from "#lib/content/articles/lock.ts";
import { answerScript, isId, type Params, sentIn } from "../../../asked.ts";

const deeds = { hold: holdDraft, take: takeDraft, ask: askForDraft, keep: keepDraft };

/** Who writes, and who would like to. */
export const POST = (request: Request, params: Params) =>
  answerScript(params, async ({ actor }, draft) => {
    const sent = await sentIn(request);
    const holder = sent?.holder;
    if (!isId(holder)) return new Response(null, { status: 400 });
    const asked = { ...draft, holder };
    if (sent?.do === "release") {
      await releaseDraft(actor, asked);
      return new Response(null, { status: 204 });
    }
    const deed = Object.entries(deeds).find(([name]) => name === sent?.do)?.[1];
    if (!deed) return new Response(null, { status: 400 });
    return Response.json(await deed(actor, asked));
  });
