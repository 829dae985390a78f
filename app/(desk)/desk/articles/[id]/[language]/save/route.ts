import { wordsIn } from "#components/desk/words.ts";
import type { Answer } from "#components/desk/writing/saver.ts";
import { saveDraft } from "#lib/content/articles/draft-commands.ts";
import { sentence } from "../../../../form-state.ts";
import { answerScript, type Params, sentIn } from "../../../asked.ts";

const kinds = { changed: "conflict", locked: "taken" } as const;

/** Saves what is being written. */
export const POST = (request: Request, params: Params) =>
  answerScript(params, async ({ actor, language }, draft) => {
    const result = await saveDraft(actor, { ...(await sentIn(request)), ...draft } as never);
    return Response.json(answerTo(result, language));
  });

function answerTo(
  result: Awaited<ReturnType<typeof saveDraft>>,
  language: Parameters<typeof wordsIn>[0],
): Answer {
  if (result.ok) return { kind: "saved", revision: result.value.revision };
  const [first] = result.reasons;
  if (first?.code === "changed" || first?.code === "locked") return { kind: kinds[first.code] };
  const t = wordsIn(language);
  const reasons = result.reasons.map((reason) => {
    const [field = ""] = reason.field.split(".");
    const name = isField(field) ? `${t(`writing.fields.${field}`)}: ` : "";
    return name + sentence(reason, t);
  });
  return { kind: "refused", reasons: [...new Set(reasons)] };
}

const fields = ["kicker", "title", "lead", "body"] as const;
const isField = (name: string): name is (typeof fields)[number] =>
  (fields as readonly string[]).includes(name);
