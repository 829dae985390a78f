import { itemOf } from "#components/desk/media/item.ts";
import { wordsIn } from "#components/desk/words.ts";
import { may } from "#lib/access/access.ts";
import { addMedia } from "#lib/content/media/commands.ts";
import { findMediaByIds } from "#lib/content/media/editing.ts";
import { takePiece } from "#lib/content/media/incoming.ts";
import { bytesAtOnce, mostBytesOfFile } from "#lib/content/media/upload-size.ts";
import { isId } from "../../articles/asked.ts";
import { sentence } from "../../form-state.ts";
import { whoIsSignedIn } from "../../signed-in.ts";

/** Takes a piece of a file: `id` names it on its way, `at` is where the piece belongs, `of` how long the whole is. */
export async function POST(request: Request): Promise<Response> {
  const who = await whoIsSignedIn();
  if (!who) return new Response(null, { status: 401 });
  if (!may(who.actor, "content.write")) return new Response(null, { status: 403 });
  const asked = new URL(request.url).searchParams;
  const id = asked.get("id");
  const [at, total] = [Number(asked.get("at")), Number(asked.get("of"))];
  const isRight =
    isId(id) &&
    Number.isSafeInteger(at) &&
    Number.isSafeInteger(total) &&
    at >= 0 &&
    total <= mostBytesOfFile;
  if (!isRight) return new Response(null, { status: 400 });
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.byteLength > bytesAtOnce) return new Response(null, { status: 413 });
  const taken = await takePiece({ accountId: who.actor.id, id, at, total }, bytes);
  if ("has" in taken) return Response.json(taken);
  const t = wordsIn(who.language);
  const result = await addMedia(who.actor, taken.whole, asked.get("name") ?? "");
  if (!result.ok) {
    return Response.json({
      message: [...new Set(result.reasons.map((reason) => sentence(reason, t)))].join(" "),
    });
  }
  const [row] = await findMediaByIds(who.actor, [result.value.id]);
  return Response.json({ item: row && itemOf(row), isKnown: result.value.isKnown });
}
