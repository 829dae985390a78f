import { Local } from "#components/ui/local.tsx";
import { type Language, localText } from "#lib/content/language.ts";
import type { PictureRow } from "#lib/content/media/queries.ts";
import { currentLanguage } from "#lib/i18n/translations.ts";
import { Picture } from "./picture.tsx";

type Props = {
  picture: PictureRow;
  /** In the words of the edition; the picture's own where there are none. */
  caption: string | null;
  language: Language;
  eager?: boolean;
  /** Whether it stands beside others. */
  narrow?: boolean;
};

const sizesOf = (eager: boolean, narrow: boolean) => {
  if (narrow) return "(min-width: 62rem) 18rem, (min-width: 40rem) 50vw, 100vw";
  const widest = eager ? "(min-width: 72rem) 50rem, " : "";
  return `${widest}(min-width: 62rem) 37rem, 100vw`;
};

/** A picture in a report, with its caption and who made it. */
export function Figure({ picture, caption, language, eager = false, narrow = false }: Props) {
  const locale = currentLanguage();
  const words = caption
    ? { text: caption, lang: language }
    : localText(picture, "caption", language);
  const credit = localText(picture, "credit", locale);
  return (
    <figure>
      <Picture
        picture={picture}
        use="wide"
        sizes={sizesOf(eager, narrow)}
        alt={localText(picture, "alt", locale)}
        eager={eager}
      />
      {(words || credit) && (
        <figcaption className="meta mt-2">
          <Local of={words} />
          {words && credit && " "}
          {credit && (
            <span className="whitespace-nowrap text-soft">
              (<Local of={credit} />)
            </span>
          )}
        </figcaption>
      )}
    </figure>
  );
}
