import { translations } from "#lib/i18n/translations.ts";

const button =
  "min-h-[44px] min-w-[40px] cursor-pointer px-1.5 text-ink hover:bg-leaf min-[23rem]:min-w-[44px] aria-pressed:shadow-[inset_0_-3px_var(--son)]";

/** Text size, contrast and background; elements/reading-tools.ts makes it work, and shows it. */
export function ReadingTools() {
  const t = translations("tools");
  return (
    <reading-tools role="group" aria-label={t("label")} class="-ms-2.5 flex items-center">
      <button
        type="button"
        data-text="small"
        aria-label={t("smaller")}
        className={`${button} text-xs`}
      >
        A−
      </button>
      <button type="button" data-text="" aria-label={t("normal")} className={button}>
        A
      </button>
      <button
        type="button"
        data-text="large"
        aria-label={t("larger")}
        className={`${button} text-lg`}
      >
        A+
      </button>
      <button
        type="button"
        data-toggle="contrast"
        title={t("contrast")}
        aria-label={t("contrast")}
        className={button}
      >
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" className="mx-auto">
          <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" strokeWidth="2" />
          <path d="M10 2a8 8 0 0 1 0 16z" fill="currentColor" />
        </svg>
      </button>
      <button
        type="button"
        data-toggle="dark"
        title={t("dark")}
        aria-label={t("dark")}
        className={button}
      >
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" className="mx-auto">
          <path d="M8 2a8 8 0 1 0 10 10A7 7 0 0 1 8 2z" fill="currentColor" />
        </svg>
      </button>
    </reading-tools>
  );
}
