import { whyAlike } from "#components/desk/why-alike.tsx";
import { wordsIn } from "#components/desk/words.ts";
import { may } from "#lib/access/access.ts";
import { findAlike } from "#lib/content/duplicates/alike.ts";
import { whoIsSignedIn } from "../../signed-in.ts";
import { mergedKindIn } from "../merged-kind.ts";

/** Who or what there is already under a name like `name`, for who is about to make another one. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ kind: string }> },
): Promise<Response> {
  const who = await whoIsSignedIn();
  if (!who) return new Response(null, { status: 401 });
  const kind = mergedKindIn((await params).kind);
  if (!kind || !may(who.actor, "content.write")) return new Response(null, { status: 404 });
  const name = (new URL(request.url).searchParams.get("name") ?? "").slice(0, 300);
  const t = wordsIn(who.language);
  const found = await findAlike(who.actor, kind, { name }, who.language);
  return Response.json(
    found.map((one) => ({
      id: one.id,
      name: one.name,
      detail: one.detail,
      why: whyAlike(one, t),
    })),
  );
}
