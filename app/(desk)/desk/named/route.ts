import { isNamedKind } from "#components/desk/named.ts";
import { may } from "#lib/access/access.ts";
import { findByName } from "#lib/content/names.ts";
import { whoIsSignedIn } from "../signed-in.ts";

/** What bears a name, by what is typed of it: `q`, and `of` which kinds, with commas between. */
export async function GET(request: Request): Promise<Response> {
  const who = await whoIsSignedIn();
  if (!who || !may(who.actor, "draft.write")) return new Response(null, { status: 401 });
  const { searchParams } = new URL(request.url);
  const kinds = (searchParams.get("of") ?? "").split(",").filter(isNamedKind);
  return Response.json(await findByName(searchParams.get("q") ?? "", kinds, who.language, 8));
}
