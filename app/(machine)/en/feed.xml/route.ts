import { feedXml } from "#lib/content/site/feed.ts";
import messages from "#messages/en.json" with { type: "json" };

export const dynamic = "force-dynamic";

export async function GET() {
  return new Response(await feedXml("en", messages.site.description), {
    headers: { "Content-Type": "application/rss+xml; charset=utf-8" },
  });
}
