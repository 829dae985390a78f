/** What is read of a document to name it and link to it. */
export const citedSelect = {
  id: true,
  slug: true,
  type: true,
  typeEn: true,
  number: true,
  title: true,
  titleEn: true,
} as const;
