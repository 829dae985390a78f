import { Local } from "#components/ui/local.tsx";
import { InexactDay } from "#components/ui/time.tsx";
import { documentPath } from "#lib/content/addresses.ts";
import type { ListedDocument } from "#lib/content/documents/queries.ts";
import { localText, requiredText } from "#lib/content/language.ts";
import { currentLanguage } from "#lib/i18n/translations.ts";
import { useDocumentName } from "./document-line.tsx";

/** A document as an entry of a register: name, what it is about, who issued it when. */
export function RegisterLine({ document }: { document: ListedDocument }) {
  const locale = currentLanguage();
  const name = useDocumentName();
  const { issuer, issuedOn } = document;
  const term = localText(document, "term", locale);
  return (
    <li className="grid gap-x-10 py-4 @lg:grid-cols-[16rem_minmax(0,1fr)_15rem] @lg:items-baseline">
      <a href={documentPath(document.slug, locale)} className="text-lg font-semibold">
        <Local of={name(document)} />
      </a>
      <span className="text-base">
        <Local
          of={localText(document, "title", locale) ?? localText(document, "summary", locale)}
        />
      </span>
      <span className="meta">
        {issuer && <Local of={requiredText(issuer, "name", locale)} />}
        {term && (
          <span className="block">
            <Local of={term} />
          </span>
        )}
        {issuedOn && (
          <span className="block">
            <InexactDay date={issuedOn} />
          </span>
        )}
      </span>
    </li>
  );
}
