import { Local } from "#components/ui/local.tsx";
import { documentPath } from "#lib/content/addresses.ts";
import { type LocalText, localText, requiredText } from "#lib/content/language.ts";
import { currentLanguage, translations } from "#lib/i18n/translations.ts";

export type Cited = {
  slug: string;
  type: string;
  typeEn: string | null;
  number: string | null;
  title: string | null;
  titleEn: string | null;
};

/** "Nghị quyết số 25-NQ/TW", "Resolution No. 25-NQ/TW"; the type alone where there is no number. */
export function useDocumentName(): (
  document: Pick<Cited, "type" | "typeEn" | "number">,
) => LocalText {
  const t = translations("document");
  const locale = currentLanguage();
  return ({ number, ...document }) => {
    const type = requiredText(document, "type", locale);
    return { text: number ? t("number", { type: type.text, number }) : type.text, lang: type.lang };
  };
}

export function DocumentLine({ document }: { document: Cited }) {
  const locale = currentLanguage();
  const name = useDocumentName();
  const title = localText(document, "title", locale);
  return (
    <>
      <a href={documentPath(document.slug, locale)} className="entry font-semibold">
        <Local of={name(document)} />
      </a>
      {title && (
        <span className="block text-sm text-soft">
          <Local of={title} />
        </span>
      )}
    </>
  );
}
