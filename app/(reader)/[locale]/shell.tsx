import type { ReactNode } from "react";
import { Frame } from "#components/reader/frame.tsx";
import type { Language } from "#lib/content/language.ts";
import { findSections } from "#lib/content/sections/queries.ts";

export type PageProps<Segments = object> = {
  params: Promise<{ locale: Language } & Segments>;
  searchParams: Promise<{
    page?: string;
    query?: string;
    year?: string;
    letter?: string;
    view?: string;
  }>;
};

type Props = {
  /** The page's address in a language, for the way to the other one. */
  pathIn: (language: Language) => string;
  children: ReactNode;
};

/** The frame around a page, with what it needs from the store. */
export async function Shell({ pathIn, children }: Props) {
  return (
    <Frame sections={await findSections()} pathIn={pathIn}>
      {children}
    </Frame>
  );
}

/** lib/delivery/resolve.ts lets through whole numbers from 1 alone. */
export const pageNumber = (search: { page?: string }) => Number(search.page ?? 1);
