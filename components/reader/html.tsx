import type { ReactNode } from "react";
import { applyPreferences } from "#lib/delivery/inline-script.ts";
import { versioned } from "#lib/delivery/versioned.ts";
import { currentLanguage } from "#lib/i18n/translations.ts";

/** The document around a page: how it looks, and the one script of the reading site. */
export function Html({ head, children }: { head: ReactNode; children: ReactNode }) {
  return (
    <html lang={currentLanguage()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {/* Before the stylesheet, for which it would wait. */}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of our own */}
        <script dangerouslySetInnerHTML={{ __html: applyPreferences }} />
        <link rel="stylesheet" href={versioned("reader.css")} />
        <Font weight={400} />
        <Font weight={600} />
        {/* Not deferred: the page would be laid out after it, in one go with it. */}
        <script src={versioned("reader.js")} async />
        {head}
        <meta name="theme-color" content="#fbf8f1" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#16130f" media="(prefers-color-scheme: dark)" />
        <link rel="icon" href="/favicon.png" type="image/png" sizes="48x48" />
        <link rel="icon" href="/icon-192.png" type="image/png" sizes="192x192" />
        <link rel="apple-touch-icon" href="/icon-192.png" />
      </head>
      <body>{children}</body>
    </html>
  );
}

const Font = ({ weight }: { weight: 400 | 600 }) => (
  <link
    rel="preload"
    href={`/fonts/newsreader-${weight}.woff2`}
    as="font"
    type="font/woff2"
    crossOrigin=""
  />
);
