import { isNamedKind, kindOf, namedKinds } from "#components/desk/named.ts";
import { may } from "#lib/access/access.ts";
import { findNamed } from "#lib/search/queries.ts";
import { whoIsSignedIn } from "../signed-in.ts";

/** What bears a name, by what is typed of it: `q`, and `of` which kinds, with commas between. */
export async function GET(request: Request): Promise<Response> {
  const who = await whoIsSignedIn();
  if (!who || !may(who.actor, "draft.write")) return new Response(null, { status: 401 });
  const { searchParams } = new URL(request.url);
  const kinds = (searchParams.get("of") ?? "").split(",").filter(isNamedKind);
  const typed = searchParams.get("q") ?? "";
  const stored = kinds.map((kind) => namedKinds[kind]);
  const found = await findNamed(typed, stored, who.language, 8);
  return Response.json(found.map((one) => ({ ...one, kind: kindOf(one.kind) })));
}
