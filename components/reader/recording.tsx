import { Local } from "#components/ui/local.tsx";
import { type Language, localText } from "#lib/content/language.ts";
import { originalPath } from "#lib/content/media/originals.ts";
import type { FileRow } from "#lib/content/media/queries.ts";
import { currentLanguage } from "#lib/i18n/translations.ts";

type Props = { recording: FileRow; language: Language; label: string };

/** A report read aloud, or what was said that day: the browser's own player, which fetches nothing before it is asked to play. */
export function Recording({ recording, language, label }: Props) {
  const locale = currentLanguage();
  const caption = localText(recording, "caption", language);
  const credit = localText(recording, "credit", locale);
  const minutes = Math.floor((recording.seconds ?? 0) / 60);
  const seconds = String((recording.seconds ?? 0) % 60).padStart(2, "0");
  const id = `nghe-${recording.checksum.slice(0, 6)}`;
  return (
    <figure className="no-print mt-6 border-y border-rule py-3">
      <figcaption id={id} className="meta mb-2">
        <span className="font-semibold text-ink">{label}</span> · {minutes}:{seconds}
        {caption && (
          <>
            {" · "}
            <Local of={caption} />
          </>
        )}
        {credit && (
          <>
            {" "}
            (<Local of={credit} />)
          </>
        )}
      </figcaption>
      {/* biome-ignore lint/a11y/useMediaCaption: what is heard is the text that it stands in */}
      <audio
        controls
        preload="none"
        src={originalPath(recording)}
        aria-labelledby={id}
        className="block w-full"
      />
    </figure>
  );
}
