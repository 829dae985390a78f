import type { NextConfig } from "next";
import { PHASE_PRODUCTION_SERVER } from "next/constants.js";

const immutable = [{ key: "Cache-Control", value: "public, max-age=31536000, immutable" }];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Metadata stands in <head> for everyone, not for known robots alone.
  htmlLimitedBots: /.*/,
  // Addresses are settled by lib/delivery/resolve.ts before a request comes here.
  skipTrailingSlashRedirect: true,
  // npm run dev prints this address.
  allowedDevOrigins: ["127.0.0.1"],
  // npm test checks the types, of tests too; npm start builds.
  typescript: { ignoreBuildErrors: true },
  // Pictures are made when they are stored, never at request.
  images: { unoptimized: true },
  serverExternalPackages: ["sharp", "@prisma/client", "@prisma/adapter-pg", "pg"],
  headers: async () => [
    { source: "/fonts/:path*", headers: immutable },
    { source: "/reader.js", headers: immutable },
  ],
};

/** With the plugin only where something is built: it would bring a compiler into the process that serves. */
export default async function configFor(phase: string): Promise<NextConfig> {
  if (phase === PHASE_PRODUCTION_SERVER) return config;
  const { default: createNextIntlPlugin } = await import("next-intl/plugin");
  return createNextIntlPlugin({
    requestConfig: "./lib/i18n/request.ts",
    experimental: {
      // Texts are taken apart when the site is built, not anew for every page.
      messages: { path: "./messages", format: "json", locales: "infer", precompile: true },
    },
  })(config);
}
