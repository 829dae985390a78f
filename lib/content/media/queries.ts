import type { Prisma } from "#lib/db/generated/client.ts";

/** What a page needs to show a picture. */
export const pictureSelect = {
  id: true,
  checksum: true,
  width: true,
  height: true,
  focalX: true,
  focalY: true,
  placeholder: true,
  alt: true,
  altEn: true,
  caption: true,
  captionEn: true,
  credit: true,
  creditEn: true,
} satisfies Prisma.MediaSelect;

/** What a page needs to offer a recording or another file. */
export const fileSelect = {
  id: true,
  checksum: true,
  name: true,
  type: true,
  bytes: true,
  seconds: true,
  caption: true,
  captionEn: true,
  credit: true,
  creditEn: true,
} satisfies Prisma.MediaSelect;

export type FileRow = Prisma.MediaGetPayload<{ select: typeof fileSelect }>;

export type PictureRow = Prisma.MediaGetPayload<{ select: typeof pictureSelect }>;
