import { siteAddresses } from "#lib/content/site/addresses.ts";
import { sitemapXml } from "#lib/content/site/sitemap.ts";

export const dynamic = "force-dynamic";

export async function GET() {
  return new Response(sitemapXml(await siteAddresses()), {
    headers: { "Content-Type": "application/xml; charset=utf-8" },
  });
}
