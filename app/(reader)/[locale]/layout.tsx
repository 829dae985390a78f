import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Viewport } from "next";
import type { ReactNode } from "react";
import { applyPreferences } from "#lib/delivery/inline-script.ts";
import "../../styles.css";

export const dynamic = "force-dynamic";

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbf8f1" },
    { media: "(prefers-color-scheme: dark)", color: "#16130f" },
  ],
};

const version = createHash("sha256")
  .update(readFileSync("public/reader.js"))
  .digest("hex")
  .slice(0, 12);

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export default async function Layout({ children, params }: Props) {
  const { locale } = await params;
  return (
    // What applyPreferences sets on <html> is the reader's, not the server's.
    <html lang={locale} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of our own */}
        <script dangerouslySetInnerHTML={{ __html: applyPreferences }} />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="icon" href="/favicon.png" type="image/png" sizes="48x48" />
        <link rel="apple-touch-icon" href="/icon-192.png" />
        <link
          rel="preload"
          href="/fonts/newsreader-400.woff2"
          as="font"
          type="font/woff2"
          crossOrigin=""
        />
        <link
          rel="preload"
          href="/fonts/newsreader-600.woff2"
          as="font"
          type="font/woff2"
          crossOrigin=""
        />
        <script src={`/reader.js?v=${version}`} defer />
      </head>
      <body>{children}</body>
    </html>
  );
}
