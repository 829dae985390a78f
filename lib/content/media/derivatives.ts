/** The fixed forms in which a stored picture is kept and served. */

export const formats = ["avif", "webp", "jpg"] as const;
export type Format = (typeof formats)[number];

export const contentTypes: Record<Format, string> = {
  avif: "image/avif",
  webp: "image/webp",
  jpg: "image/jpeg",
};

/** `ratio` is width ÷ height of the crop around the focal point; null keeps the picture's own. */
export const uses = {
  wide: { ratio: null, widths: [480, 800, 1200, 1600] },
  card: { ratio: 3 / 2, widths: [240, 480, 800] },
  share: { ratio: 1200 / 630, widths: [1200] },
} as const;
export type Use = keyof typeof uses;

export type Picture = {
  checksum: string;
  width: number | null;
  height: number | null;
  focalX: number;
  focalY: number;
};

/** Widths kept of a picture: never wider than the crop of the original allows, but at least one. */
export function widthsOf(picture: Picture, use: Use): number[] {
  const { ratio, widths } = uses[use];
  const width = picture.width ?? 0;
  const most = ratio ? Math.min(width, Math.round((picture.height ?? 0) * ratio)) : width;
  const fitting = widths.filter((candidate) => candidate <= most);
  return fitting.length > 0 ? fitting : [most];
}

export function heightOf(picture: Picture, use: Use, width: number): number {
  const ratio = uses[use].ratio ?? (picture.width ?? 1) / (picture.height ?? 1);
  return Math.max(1, Math.round(width / ratio));
}

/** The file's name says all that its bytes depend on, so an address never changes its content. */
export function derivativeName(picture: Picture, use: Use, width: number, format: Format): string {
  const focus = uses[use].ratio
    ? `-${Math.round(picture.focalX * 100)}-${Math.round(picture.focalY * 100)}`
    : "";
  return `${use}-${width}${focus}.${format}`;
}

export function derivativePath(picture: Picture, use: Use, width: number, format: Format): string {
  return `/media/${picture.checksum}/${derivativeName(picture, use, width, format)}`;
}
