import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { type Desk, wordsIn } from "#components/desk/words.ts";
import { findSignedIn, type SignedIn } from "#lib/access/sign-in.ts";
import type { Language } from "#lib/content/language.ts";

/** Who is signed in; asked for once a request. */
export const whoIsSignedIn = cache(async () => findSignedIn(await headers()));

/** Who is signed in, and the desk's words in their language; sends everyone else to sign in, and back here after. */
export async function enterDesk(path: string): Promise<SignedIn & { t: Desk }> {
  const who = await whoIsSignedIn();
  if (!who) redirect(`/desk/sign-in?to=${encodeURIComponent(path)}`);
  return { ...who, t: wordsIn(who.language) };
}

/** The language for someone of whom nothing is known but the browser's: English if it asks for that, and for no Vietnamese. */
export async function languageOfBrowser(): Promise<Language> {
  const accepted = (await headers()).get("accept-language") ?? "";
  return /\bvi\b/i.test(accepted) || !/\ben\b/i.test(accepted) ? "vi" : "en";
}

/** Where to go after signing in: a place on the desk, whatever was asked for. */
export function placeOnDesk(asked: unknown): string {
  const isPlace = typeof asked === "string" && /^\/desk(?:\/[\w/-]*)?$/.test(asked);
  return isPlace ? asked : "/desk";
}
