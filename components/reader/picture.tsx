import type { LocalText } from "#lib/content/language.ts";
import {
  contentTypes,
  derivativePath,
  heightOf,
  type Use,
  widthsOf,
} from "#lib/content/media/derivatives.ts";
import type { PictureRow } from "#lib/content/media/queries.ts";

type Props = {
  picture: PictureRow;
  use: Use;
  /** How wide it stands, as for the `sizes` attribute. */
  sizes: string;
  /** Text instead of the picture; null where a headline beside it says enough. */
  alt: LocalText | null;
  /** The first picture in view is fetched at once. */
  eager?: boolean;
  className?: string;
};

/** A stored picture in the format and width that suit the reader, over a blurred form of itself. */
export function Picture({ picture, use, sizes, alt, eager = false, className = "" }: Props) {
  const widths = widthsOf(picture, use);
  const set = (format: "avif" | "webp" | "jpg") =>
    widths.map((width) => `${derivativePath(picture, use, width, format)} ${width}w`).join(", ");
  const middle = widths[Math.min(1, widths.length - 1)] ?? 0;
  return (
    <span className={`relative block overflow-hidden bg-leaf ${className}`}>
      {picture.placeholder && (
        <img
          className="placeholder absolute inset-0 size-full object-cover"
          src={picture.placeholder}
          alt=""
          aria-hidden="true"
        />
      )}
      <picture>
        <source type={contentTypes.avif} srcSet={set("avif")} sizes={sizes} />
        <source type={contentTypes.webp} srcSet={set("webp")} sizes={sizes} />
        <img
          className="relative block h-auto w-full"
          src={derivativePath(picture, use, middle, "jpg")}
          srcSet={set("jpg")}
          sizes={sizes}
          width={middle}
          height={heightOf(picture, use, middle)}
          alt={alt?.text ?? ""}
          lang={alt?.lang}
          loading={eager ? "eager" : "lazy"}
          decoding="async"
          fetchPriority={eager ? "high" : undefined}
        />
      </picture>
    </span>
  );
}
