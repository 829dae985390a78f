import type { NextConfig } from "next";

const immutable = [{ key: "Cache-Control", value: "public, max-age=31536000, immutable" }];

const config: NextConfig = {
  poweredByHeader: false,
  // Addresses are settled by lib/delivery/resolve.ts before a request comes here.
  skipTrailingSlashRedirect: true,
  // npm test checks the types, of tests too; npm start builds.
  typescript: { ignoreBuildErrors: true },
  // Pictures are made when they are stored, never at request.
  images: { unoptimized: true },
  serverExternalPackages: [
    ...["sharp", "zod", "@prisma/client", "@prisma/adapter-pg", "pg"],
    // Next.js tells by the name of a class in it, which bundling shortens, that nothing is traced; it would trace
    // every request, and keep some of each.
    "@opentelemetry/api",
  ],
  // What the desk is made of is loaded by who comes to the desk first; until then it would be memory for nothing.
  experimental: { preloadEntriesOnStart: false },
  headers: async () => [{ source: "/fonts/:path*", headers: immutable }],
};

export default config;
