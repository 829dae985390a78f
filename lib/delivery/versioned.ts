import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const known = new Map<string, string>();

/**
 * The address of a file in public/ that changes with what is in it, so that browsers may keep it for
 * ever. A developer's file changes with every request.
 */
export function versioned(file: string): string {
  if (process.env.NODE_ENV === "development") return `/${file}`;
  const before = known.get(file);
  if (before) return before;
  const version = createHash("sha256")
    .update(readFileSync(`public/${file}`))
    .digest("hex");
  const address = `/${file}?v=${version.slice(0, 12)}`;
  known.set(file, address);
  return address;
}
