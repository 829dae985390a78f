import type { Language } from "#lib/content/language.ts";
import { fold } from "#lib/text/fold.ts";
import { missingHead, NotThere } from "../elsewhere.tsx";

type Props = { params: Promise<{ locale: Language }>; searchParams: Promise<{ asked?: string }> };

export const generateMetadata = missingHead;

export default async function MissingPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { asked = "" } = await searchParams;
  const last = asked.split("/").filter(Boolean).at(-1) ?? "";
  return <NotThere asked={fold(last).replaceAll(" ", "-").slice(0, 120)} language={locale} />;
}
