import { translations } from "#lib/i18n/translations.ts";
import { ReadAloud } from "./read-aloud.tsx";

const item =
  "entry inline-flex min-h-11 cursor-pointer items-center text-cham underline underline-offset-4";

type Props = {
  title: string;
  url: string;
  /** In the margin column of a wide page they stand under one another. */
  margin?: boolean;
  /** Whether the page is a report that a voice can read. */
  readable?: boolean;
};

/** Ways to hand a page on. Without script there is e-mail; elements/share-tools.ts adds the rest. */
export function ShareTools({ title, url, margin = false, readable = false }: Props) {
  const t = translations("tools");
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\n${url}`)}`;
  return (
    <share-tools
      data-title={title}
      data-url={url}
      class={`no-print flex flex-wrap gap-x-5 font-sans text-sm ${margin ? "@xl:mt-2 @xl:flex-col @xl:items-start" : ""}`}
    >
      <button type="button" data-do="share" hidden className={`needs-script ${item}`}>
        {t("share")}
      </button>
      <a href={mail} data-do="send" className={item}>
        {t("send")}
      </a>
      <button type="button" data-do="copy" className={`needs-script ${item}`}>
        {t("copy")}
      </button>
      <button type="button" data-do="print" className={`needs-script ${item}`}>
        {t("print")}
      </button>
      {readable && <ReadAloud className={`needs-script ${item}`} />}
      <span role="status" data-said={t("copied")} className="self-center text-soft" />
    </share-tools>
  );
}
