import { database } from "#lib/db/client.ts";
import { script } from "#tests/support/script.ts";

/** `npm run sample`. */
export const sample = (args: string[], env: Record<string, string>) => script("sample", args, env);

/** How many invented articles there are. */
export const count = () => database().article.count({ where: { slug: { contains: "-mau-" } } });
