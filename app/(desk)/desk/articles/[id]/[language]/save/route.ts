import { type Desk, wordsIn } from "#components/desk/words.ts";
import type { Answer } from "#components/desk/writing/saver.ts";
import { saveDraft } from "#lib/content/articles/draft-commands.ts";
import { sentencesOf } from "../../../../form-state.ts";
import { answerScript, type Params, sentIn } from "../../../asked.ts";

/** Saves what is being written. */
export const POST = (request: Request, params: Params) =>
  answerScript(params, async ({ actor, language }, draft) => {
    const result = await saveDraft(actor, { ...(await sentIn(request)), ...draft } as never);
    return Response.json(answerTo(result, wordsIn(language)));
  });

function answerTo(result: Awaited<ReturnType<typeof saveDraft>>, t: Desk): Answer {
  if (result.ok) return { kind: "saved", revision: result.value.revision };
  const codes = result.reasons.map(({ code }) => code);
  if (codes.includes("changed")) return { kind: "conflict" };
  if (codes.includes("locked")) return { kind: "taken" };
  return { kind: "refused", reasons: sentencesOf(result.reasons, t) };
}
