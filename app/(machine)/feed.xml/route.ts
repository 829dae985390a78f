import { feedXml } from "#lib/content/site/feed.ts";
import messages from "#messages/vi.json" with { type: "json" };

export const dynamic = "force-dynamic";

export async function GET() {
  return new Response(await feedXml("vi", messages.site.description), {
    headers: { "Content-Type": "application/rss+xml; charset=utf-8" },
  });
}
