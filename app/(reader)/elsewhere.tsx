import { Missing } from "#components/reader/missing.tsx";
import { pagePath, type Route } from "#lib/content/addresses.ts";
import { presentSlug } from "#lib/content/former-slugs.ts";
import type { AddressKind } from "#lib/db/generated/enums.ts";
import { currentLanguage, translations } from "#lib/i18n/translations.ts";
import { nearest } from "#lib/search/queries.ts";
import type { ReaderPage } from "./reader-page.tsx";

/** Where nothing has the slug: on to what had it before, or a 404 with what is spelled like it. */
export async function elsewhere(
  route: Route,
  kind: AddressKind,
  slug: string,
): Promise<ReaderPage | Response> {
  const present = await presentSlug(kind, slug);
  if (!present) return notThere(slug);
  const to = pagePath(route, currentLanguage(), [present]);
  return new Response(null, { status: 308, headers: { Location: to } });
}

/** A 404 that helps. */
export async function notThere(asked = ""): Promise<ReaderPage> {
  return {
    status: 404,
    title: translations("error")("missingTitle"),
    pathIn: (other) => pagePath("home", other),
    content: <Missing near={await nearest(asked, currentLanguage())} />,
  };
}
