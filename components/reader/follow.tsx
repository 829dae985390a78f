import { type MachineFile, machinePath, type Route } from "#lib/content/addresses.ts";
import { currentLanguage, translations } from "#lib/i18n/translations.ts";

type Props = { route: Route; slug: string; files: readonly MachineFile[] };

/** Ways to hear of what comes: a feed, a calendar. */
export function Follow({ route, slug, files }: Props) {
  const t = translations("site");
  const locale = currentLanguage();
  return (
    <p className="no-print flex flex-wrap gap-x-5 font-sans text-sm">
      {files.map((file) => (
        <a
          key={file}
          href={machinePath(file, locale, route, slug)}
          className="entry inline-flex min-h-11 items-center"
        >
          {t(file)}
        </a>
      ))}
    </p>
  );
}
