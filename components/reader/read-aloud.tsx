import { useTranslations } from "next-intl";

/** Reading a report with the device's own voice; elements/read-aloud.ts makes it work. */
export function ReadAloud({ className }: { className: string }) {
  const t = useTranslations("tools");
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
