import { findPreviewLink } from "#lib/content/articles/preview.ts";
import { languages } from "#lib/content/language.ts";
import { respondWithPreview } from "../../../../previewed.tsx";

type Params = { params: Promise<{ token: string; language: string }> };

export async function GET(_: Request, { params }: Params): Promise<Response> {
  const { token, language } = await params;
  const known = languages.find((one) => one === language);
  const link = known && (await findPreviewLink(token));
  if (!link) return new Response(null, { status: 404 });
  return respondWithPreview(link.articleId, known, (other) => `/desk/preview/${token}/${other}`);
}
