import { database } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { articlePage, articlesOf } from "../articles/queries.ts";
import { dependsOn, list, reading } from "../dependencies.ts";
import { eventRowSelect, newestEventFirst } from "../events/queries.ts";
import { type Language, named } from "../language.ts";
import { readPage } from "../paging.ts";
import { citedSelect } from "./cited.ts";

const documentRowSelect = {
  ...citedSelect,
  summary: true,
  summaryEn: true,
  term: true,
  termEn: true,
  issuedOn: true,
  issuer: { select: named },
} satisfies Prisma.DocumentSelect;

export type ListedDocument = Prisma.DocumentGetPayload<{ select: typeof documentRowSelect }>;

export const documentPageSize = 40;

/** Documents, those with a known date first and the latest of them, then by number. */
export function documentsPage(number: number, size = documentPageSize) {
  return readPage(number, size, (range) =>
    reading(
      database().document.findMany({
        relationLoadStrategy: "join",
        orderBy: [{ sortOn: "desc" }, { numberKey: "asc" }, { id: "asc" }],
        ...range,
        select: documentRowSelect,
      }),
      list("documents"),
    ),
  );
}

export async function findDocument(slug: string) {
  const found = await reading(
    database().document.findUnique({
      relationLoadStrategy: "join",
      where: { slug },
      select: {
        ...documentRowSelect,
        events: {
          orderBy: newestEventFirst.map((event) => ({ event })),
          take: 50,
          select: { event: { select: eventRowSelect } },
        },
      },
    }),
  );
  if (found) dependsOn(list("events", found.id));
  return found;
}

export type Document = NonNullable<Awaited<ReturnType<typeof findDocument>>>;

/** Articles that name the document, the newest first. */
export const articlesOnDocument = (documentId: string, language: Language, number: number) =>
  articlePage(language, number, articlesOf(documentId));
