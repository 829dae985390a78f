import type { Mentionable } from "#components/desk/writing/mention-menu.tsx";
import { may } from "#lib/access/access.ts";
import type { AddressKind } from "#lib/db/generated/enums.ts";
import { findNamed } from "#lib/search/queries.ts";
import { whoIsSignedIn } from "../signed-in.ts";

const kinds: Partial<Record<AddressKind, Mentionable["kind"]>> = {
  PERSON: "person",
  ORGANIZATION: "organization",
  EVENT: "event",
  DOCUMENT: "document",
};

/** What a report can speak of, by what is typed of its name. */
export async function GET(request: Request): Promise<Response> {
  const who = await whoIsSignedIn();
  if (!who || !may(who.actor, "draft.write")) return new Response(null, { status: 401 });
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  const found = await findNamed(typed, Object.keys(kinds) as AddressKind[], who.language, 8);
  return Response.json(found.map((one) => ({ ...one, kind: kinds[one.kind] })));
}
