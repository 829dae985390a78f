import { findPreviewLinks } from "#lib/content/articles/preview.ts";
import { respondWithPreview } from "../../../../../previewed.tsx";
import { answerScript, type Params } from "../../../../asked.ts";

export const GET = (_: Request, params: Params) =>
  answerScript(params, async ({ actor }, { articleId, language }) => {
    const links = await findPreviewLinks(actor, articleId);
    if (!links) return new Response(null, { status: 404 });
    return respondWithPreview(
      articleId,
      language,
      (other) => `/desk/articles/${articleId}/${other}/preview`,
    );
  });
