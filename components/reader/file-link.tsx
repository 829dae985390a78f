import { Local } from "#components/ui/local.tsx";
import type { LocalText } from "#lib/content/language.ts";
import { extensionOf, originalPath } from "#lib/content/media/originals.ts";
import type { FileRow } from "#lib/content/media/queries.ts";
import { currentLanguage } from "#lib/i18n/translations.ts";
import { fileSize } from "#lib/text/file-size.ts";

type Props = {
  file: Pick<FileRow, "checksum" | "name" | "type" | "bytes">;
  title: LocalText;
};

/** A file of ours, with what it is and how large. */
export const FileLink = ({ file, title }: Props) => (
  <>
    <a href={originalPath(file)}>
      <Local of={title} />
    </a>{" "}
    <span className="meta whitespace-nowrap">
      ({extensionOf(file).toUpperCase()}, {fileSize(file.bytes, currentLanguage())})
    </span>
  </>
);
