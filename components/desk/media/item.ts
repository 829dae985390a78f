import { derivativePath, widthsOf } from "#lib/content/media/derivatives.ts";
import type { MediaOnDesk } from "#lib/content/media/editing.ts";
import { originalPath } from "#lib/content/media/originals.ts";
import { stateOf } from "#lib/content/seen.ts";
import type { MediaKind } from "#lib/db/generated/enums.ts";

/** What is said of a file, as describeMedia takes it. */
export type Described = Pick<
  MediaOnDesk,
  "name" | "alt" | "altEn" | "caption" | "captionEn" | "credit" | "creditEn" | "focalX" | "focalY"
>;

/** A picture, recording or file, as the desk's scripts know it. */
export type MediaItem = {
  id: string;
  kind: MediaKind;
  /** Where a small form of a picture lies, or the recording or file itself. */
  small: string;
  large: string;
  described: Described;
  /** Names this state of what is said of it. */
  seen: string;
};

export function itemOf(row: MediaOnDesk): MediaItem {
  const { id, kind, name, alt, altEn, caption, captionEn, credit, creditEn, focalX, focalY } = row;
  const described = { name, alt, altEn, caption, captionEn, credit, creditEn, focalX, focalY };
  const form = (use: "wide" | "card") =>
    kind === "PICTURE"
      ? derivativePath(row, use, widthsOf(row, use)[0] ?? 0, "webp")
      : originalPath(row);
  return {
    id,
    kind,
    small: form("card"),
    large: form("wide"),
    described,
    seen: stateOf(described),
  };
}
