import { fold } from "./fold.ts";

/** The longest slug, in characters. */
export const SLUG_LENGTH = 120;

/**
 * Text in any form → its address: "Nghị định 42/2022/NĐ-CP" → "nghi-dinh-42-2022-nd-cp". At most
 * `SLUG_LENGTH` characters, cut between words. Empty when the text has no Latin letter or digit;
 * making it unique is the caller's part.
 */
export function slugify(s: string): string {
  const slug = fold(s).replaceAll(" ", "-");
  if (slug.length <= SLUG_LENGTH) return slug;
  const end = slug.lastIndexOf("-", SLUG_LENGTH);
  return slug.slice(0, end > 0 ? end : SLUG_LENGTH);
}

/** Whether `s` is a slug as `slugify` makes it, so that anything else need not be looked up. */
export function isSlug(s: string): boolean {
  return s.length <= SLUG_LENGTH && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(s);
}
