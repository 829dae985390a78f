import { itemOf } from "#components/desk/media/item.ts";
import { may } from "#lib/access/access.ts";
import { findMedia, findMediaByIds } from "#lib/content/media/editing.ts";
import { isId } from "../../articles/asked.ts";
import { whoIsSignedIn } from "../../signed-in.ts";
import { kindsIn, pageIn } from "../asked.ts";

/** Files by their ids, with commas between, or those of a kind that `q` finds, a page of them. */
export async function GET(request: Request): Promise<Response> {
  const who = await whoIsSignedIn();
  if (!who || !may(who.actor, "draft.write")) return new Response(null, { status: 401 });
  const asked = new URL(request.url).searchParams;
  const ids = asked.get("ids");
  if (ids !== null) {
    const rows = await findMediaByIds(who.actor, ids.split(",").filter(isId).slice(0, 200));
    return Response.json({ items: rows.map(itemOf), hasNext: false });
  }
  const { items, hasNext } = await findMedia(
    who.actor,
    kindsIn(asked.get("kind")),
    asked.get("q") ?? "",
    pageIn(asked.get("page")),
  );
  return Response.json({ items: items.map(itemOf), hasNext });
}
