import type { ReactNode } from "react";
import { Frame } from "#components/reader/frame.tsx";
import { Head, type HeadFacts, HeadOfNone } from "#components/reader/head.tsx";
import { Html } from "#components/reader/html.tsx";
import type { Language } from "#lib/content/language.ts";
import { findSections, type SectionName } from "#lib/content/sections/queries.ts";
import { inLanguage } from "#lib/i18n/translations.ts";

/** What an address asks for. lib/delivery/resolve.ts lets through what makes sense alone. */
export type Asked<Segments> = Segments & {
  language: Language;
  /** Of a list in parts: which, from 1. */
  number: number;
  search: { query?: string; year?: string; letter?: string; view?: string; asked?: string };
};

/** A page that is there, or what stands in its place under a status. */
export type ReaderPage = (HeadFacts | { status: 200 | 404 | 410; title: string }) & {
  /** The page's address in a language, for the way to the other one. */
  pathIn: (language: Language) => string;
  content: ReactNode;
};

type Context<Segments> = { params: Promise<Segments & { locale: Language }> };

/**
 * A page of the reading site, as Next.js calls it.
 * @param make reads what is asked for and says what stands on the page, or answers in place of one.
 */
export const readerPage =
  <Segments = object>(make: (asked: Asked<Segments>) => Promise<ReaderPage | Response>) =>
  async (request: Request, { params }: Context<Segments>): Promise<Response> => {
    const { locale: language, ...segments } = await params;
    const { page = "1", ...search } = Object.fromEntries(new URL(request.url).searchParams);
    const asked = { ...segments, language, number: Number(page), search } as Asked<Segments>;
    return inLanguage(language, async () => {
      const [made, sections] = await Promise.all([make(asked), findSections()]);
      return made instanceof Response ? made : respondWith(made, sections);
    });
  };

/** The page as a whole document: no script of the framework is on it, since nothing hydrates. */
export async function respondWith(page: ReaderPage, sections: SectionName[]): Promise<Response> {
  // Next.js lets a route import it in this way alone.
  const { renderToStaticMarkup } = await import("react-dom/server");
  const isThere = !("status" in page);
  const markup = renderToStaticMarkup(
    <Html head={isThere ? <Head {...page} /> : <HeadOfNone title={page.title} />}>
      <Frame sections={sections} pathIn={page.pathIn}>
        {page.content}
      </Frame>
    </Html>,
  );
  // As bytes: Response would go through a text sign by sign.
  return new Response(Buffer.from(`<!DOCTYPE html>${markup}`), {
    status: isThere ? 200 : page.status,
    headers: { "Content-Type": "text/html; charset=utf-8" },
  });
}
