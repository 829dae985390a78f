import { absolute } from "#lib/content/json-ld.ts";

export const dynamic = "force-dynamic";

export function GET() {
  return new Response(
    ["User-agent: *", "Disallow: /desk", `Sitemap: ${absolute("/sitemap.xml")}`, ""].join("\n"),
    { headers: { "Content-Type": "text/plain; charset=utf-8" } },
  );
}
