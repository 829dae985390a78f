import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Missing } from "#components/reader/missing.tsx";
import { pagePath, type Route } from "#lib/content/addresses.ts";
import { presentSlug } from "#lib/content/former-slugs.ts";
import type { Language } from "#lib/content/language.ts";
import type { AddressKind } from "#lib/db/generated/enums.ts";
import { answerWithRedirect, answerWithStatus } from "#lib/delivery/render-context.ts";
import { nearest } from "#lib/search/queries.ts";
import { Shell } from "./shell.tsx";

/** What stands in the head of a page that is not there. */
export async function missingHead(): Promise<Metadata> {
  const t = await getTranslations("error");
  return { title: t("missingTitle"), robots: { index: false } };
}

type Props = { route: Route; kind: AddressKind; slug: string; language: Language };

/** Where nothing has the slug: on to what had it before, or a 404 with what is spelled like it. */
export async function Elsewhere({ route, kind, slug, language }: Props) {
  const present = await presentSlug(kind, slug);
  if (present) {
    answerWithRedirect(pagePath(route, language, [present]));
    return null;
  }
  return <NotThere asked={slug} language={language} />;
}

/** A 404 that helps. */
export async function NotThere({ asked, language }: { asked: string; language: Language }) {
  answerWithStatus(404);
  return (
    <Shell pathIn={(other) => pagePath("home", other)}>
      <Missing near={await nearest(asked, language)} />
    </Shell>
  );
}
