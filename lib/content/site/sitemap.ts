import { isoWithZone } from "#lib/text/date-time.ts";
import { absolute } from "../json-ld.ts";
import type { SiteAddress } from "./addresses.ts";

const escapeXml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** A sitemap (sitemaps.org, with hreflang as search engines read it): one entry a page and language. */
export function sitemapXml(addresses: readonly SiteAddress[]): string {
  const entries = addresses.flatMap(({ paths, modifiedAt }) => {
    const all = Object.entries(paths);
    const links =
      all.length > 1
        ? all.map(
            ([language, path]) =>
              `<xhtml:link rel="alternate" hreflang="${language}" href="${escapeXml(absolute(path))}"/>`,
          )
        : [];
    const modified = modifiedAt ? `<lastmod>${isoWithZone(modifiedAt)}</lastmod>` : "";
    return all.map(
      ([, path]) =>
        `<url><loc>${escapeXml(absolute(path))}</loc>${modified}${links.join("")}</url>`,
    );
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.join("\n")}
</urlset>
`;
}

/** The sitemap that names the others. */
export function sitemapIndexXml(parts: readonly string[]): string {
  const entries = parts.map(
    (part) => `<sitemap><loc>${escapeXml(absolute(`/sitemap-${part}.xml`))}</loc></sitemap>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join("\n")}
</sitemapindex>
`;
}
