import { wordsIn } from "#components/desk/words.ts";
import { languageOfBrowser } from "../../signed-in.ts";
import { signInHere } from "../here.ts";

/** Signs in again where a page is not to be left, nor shown anew, for it. */
export async function POST(request: Request): Promise<Response> {
  const sent = await request.json().catch(() => null);
  const refused = await signInHere(String(sent?.email), String(sent?.password));
  if (!refused) return new Response(null, { status: 204 });
  const t = wordsIn(await languageOfBrowser());
  return Response.json({ message: t(`signIn.${refused}`) }, { status: 403 });
}
