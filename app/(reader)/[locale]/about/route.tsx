import { aside, PageTitle } from "#components/reader/headings.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import { translations } from "#lib/i18n/translations.ts";
import { settings } from "#lib/settings.ts";
import { readerPage } from "../../reader-page.tsx";

const parts = ["how", "change", "correct", "picture", "privacy"] as const;

export const GET = readerPage(async () => {
  const t = translations("about");
  const lead = t("lead", { site: settings().siteName });
  return {
    title: t("title"),
    description: lead,
    pathIn: (language) => pagePath("about", language),
    content: (
      <>
        <PageTitle title={t("title")}>{lead}</PageTitle>
        {parts.map((part) => (
          <section key={part} className={aside}>
            <h2 className="text-xl">{t(`${part}Title`)}</h2>
            <p className="max-w-[40rem] text-read">{t(part)}</p>
          </section>
        ))}
      </>
    ),
  };
});
