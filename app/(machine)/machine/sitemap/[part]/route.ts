import { anything, dependsOn } from "#lib/content/dependencies.ts";
import { addressesIn } from "#lib/content/site/addresses.ts";
import { sitemapXml } from "#lib/content/site/sitemap.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ part: string }> };

export async function GET(_request: Request, { params }: Context) {
  const addresses = await addressesIn((await params).part);
  if (!addresses) {
    dependsOn(anything);
    return new Response("404", { status: 404 });
  }
  return new Response(sitemapXml(addresses), {
    headers: { "Content-Type": "application/xml; charset=utf-8" },
  });
}
