import { anything, dependsOn } from "#lib/content/dependencies.ts";
import type { Language } from "#lib/content/language.ts";
import { type FeedRoute, feedXml, findFeed } from "#lib/content/site/feed.ts";
import { translations } from "#lib/i18n/translations.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ language: Language; of?: [FeedRoute, string] }> };

export async function GET(_request: Request, { params }: Context) {
  const { language, of } = await params;
  const found = of ? await findFeed(...of, language) : undefined;
  if (found === null) {
    dependsOn(anything);
    return new Response("404", { status: 404 });
  }
  return new Response(
    await feedXml(language, translations("site", language)("description"), found),
    {
      headers: { "Content-Type": "application/rss+xml; charset=utf-8" },
    },
  );
}
