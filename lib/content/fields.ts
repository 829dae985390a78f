import { z } from "zod";
import { parseInexactDate } from "#lib/text/inexact-date.ts";
import { normalizeEmail, normalizeLine, normalizeText } from "#lib/text/normalize.ts";
import { isSlug } from "#lib/text/slug.ts";

/** One line of text, NFC, without blanks around it. */
export const line = (max = 300) =>
  z.string().transform(normalizeLine).pipe(z.string().min(1).max(max));
/** Like {@link line}; it may be empty as yet. */
export const lineToBe = (max = 300) =>
  z.string().transform(normalizeLine).pipe(z.string().max(max));
/** Like {@link line}; nothing and an empty text are null. */
export const optionalLine = (max = 300) =>
  z
    .string()
    .nullish()
    .transform((text) => (text ? normalizeLine(text) || null : null))
    .pipe(z.string().max(max).nullable());
/** Paragraphs of text, NFC; nothing and an empty text are null. */
export const optionalText = (max = 5_000) =>
  z
    .string()
    .nullish()
    .transform((text) => (text ? normalizeText(text).trim() || null : null))
    .pipe(z.string().max(max).nullable());
export const slug = z.string().refine(isSlug, "not a slug");
/** An inexact date as prisma/schema/base.prisma describes. */
export const optionalDate = z
  .string()
  .nullish()
  .transform((date) => date ?? null)
  .refine((date) => date === null || parseInexactDate(date) !== null, "not a date");
export const webAddress = z.url({ protocol: /^https?$/ });
export const optionalWebAddress = webAddress.nullish().transform((url) => url ?? null);
export const id = z.uuid();
export const email = z.string().transform(normalizeEmail).pipe(z.email().max(254));
/** A moment, to the minute. */
export const minute = z.coerce
  .date()
  .refine((date) => date.getTime() % 60_000 === 0, "not a whole minute");
