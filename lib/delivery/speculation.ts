import type { ServerResponse } from "node:http";
import { commonHeaders } from "./headers.ts";

/**
 * Which pages a browser may fetch when a reader points at or touches a link (Speculation Rules, WICG),
 * where a script found that the line allows it (elements/fetching-ahead.ts). Files, feeds, searches and
 * the desk are left alone.
 */
const rules = JSON.stringify({
  prefetch: [
    {
      where: {
        and: [
          { selector_matches: "[data-ahead] a" },
          { href_matches: "/*" },
          ...["/*\\?q=*", "/*.xml", "/*.ics", "/media/*", "/desk*"].map((pattern) => ({
            not: { href_matches: pattern },
          })),
        ],
      },
      eagerness: "moderate",
    },
  ],
});

export function sendSpeculationRules(response: ServerResponse): void {
  response.writeHead(200, [
    ...["Content-Type", "application/speculationrules+json"],
    ...["Cache-Control", "public, max-age=86400"],
    ...commonHeaders().flat(),
  ]);
  response.end(rules);
}
