import { sitemapParts } from "#lib/content/site/addresses.ts";
import { sitemapIndexXml } from "#lib/content/site/sitemap.ts";

export const dynamic = "force-dynamic";

export async function GET() {
  return new Response(sitemapIndexXml(await sitemapParts()), {
    headers: { "Content-Type": "application/xml; charset=utf-8" },
  });
}
