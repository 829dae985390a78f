import { notFound } from "next/navigation";
import { NotAllowed } from "#lib/access/access.ts";
import type { SignedIn } from "#lib/access/sign-in.ts";
import { id as idField } from "#lib/content/fields.ts";
import { type Language, languages } from "#lib/content/language.ts";
import { enterDesk, whoIsSignedIn } from "../signed-in.ts";

export type Params = { params: Promise<{ id: string; language: string }> };

export const isId = (value: unknown): value is string => idField.safeParse(value).success;

/** Which draft an address means; null where it means none. */
export async function draftIn({ params }: Params): Promise<{
  articleId: string;
  language: Language;
} | null> {
  const { id, language } = await params;
  const known = languages.find((one) => one === language);
  return known && isId(id) ? { articleId: id, language: known } : null;
}

/**
 * Which draft a page is about, for who is signed in; shows that there is none, or leads to signing in.
 * @param place the page's own part of the address, "/filing".
 */
export async function enterAt(params: Params, place = "") {
  const draft = await draftIn(params);
  if (!draft) notFound();
  const address = `/desk/articles/${draft.articleId}/${draft.language}`;
  return { draft, address, ...(await enterDesk(address + place)) };
}

/** Answers a script of the desk: 401 where nobody is signed in, so that it can wait until somebody is. */
export async function answerScript(
  params: Params,
  answer: (
    who: SignedIn,
    draft: { articleId: string; language: Language },
  ) => Promise<Response> | Response,
): Promise<Response> {
  const who = await whoIsSignedIn();
  if (!who) return new Response(null, { status: 401 });
  const draft = await draftIn(params);
  if (!draft) return new Response(null, { status: 404 });
  try {
    return await answer(who, draft);
  } catch (error) {
    if (error instanceof NotAllowed) return new Response(null, { status: 404 });
    throw error;
  }
}

/** What was sent, as JSON; null where it is none. */
export const sentIn = (request: Request): Promise<Record<string, unknown> | null> =>
  request.json().then(
    (sent: unknown) =>
      typeof sent === "object" && sent !== null ? (sent as Record<string, unknown>) : null,
    () => null,
  );
