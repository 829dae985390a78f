import { cache } from "react";
import { database } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { articlePage, mentioning } from "../articles/queries.ts";
import { eventRowSelect, newestEventFirst } from "../events/queries.ts";
import type { Language } from "../language.ts";
import { readPage } from "../paging.ts";

const named = { slug: true, name: true, nameEn: true } as const;

const documentRowSelect = {
  slug: true,
  type: true,
  typeEn: true,
  number: true,
  title: true,
  titleEn: true,
  summary: true,
  summaryEn: true,
  term: true,
  termEn: true,
  issuedOn: true,
  issuer: { select: { id: true, ...named } },
} satisfies Prisma.DocumentSelect;

export type ListedDocument = Prisma.DocumentGetPayload<{ select: typeof documentRowSelect }>;

export const documentPageSize = 40;

/** Documents, those with a known date first and the latest of them, then by number. */
export function documentsPage(number: number, size = documentPageSize) {
  return readPage(number, size, (range) =>
    database().document.findMany({
      relationLoadStrategy: "join",
      orderBy: [{ sortOn: "desc" }, { numberKey: "asc" }, { id: "asc" }],
      ...range,
      select: documentRowSelect,
    }),
  );
}

export const findDocument = cache((slug: string) =>
  database().document.findUnique({
    relationLoadStrategy: "join",
    where: { slug },
    select: {
      id: true,
      ...documentRowSelect,
      events: {
        orderBy: newestEventFirst.map((event) => ({ event })),
        take: 50,
        select: { event: { select: eventRowSelect } },
      },
    },
  }),
);

export type Document = NonNullable<Awaited<ReturnType<typeof findDocument>>>;

/** Articles that name the document, the newest first. */
export const articlesOnDocument = (documentId: string, language: Language, number: number) =>
  articlePage(language, number, mentioning({ documentId }));
