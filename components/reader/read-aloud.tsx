import { translations } from "#lib/i18n/translations.ts";

/** Reading a report with the device's own voice; elements/read-aloud.ts makes it work. */
export function ReadAloud({ className }: { className: string }) {
  const t = translations("tools");
  return (
    <read-aloud
      data-listen={t("listen")}
      data-stop={t("stopListening")}
      data-resume={t("resumeListening")}
      data-no-voice={t("noVoice")}
    >
      <button type="button" className={className}>
        {t("listen")}
      </button>
      <span role="status" className="block text-soft" />
    </read-aloud>
  );
}
