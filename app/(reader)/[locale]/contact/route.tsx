import { Imprint } from "#components/reader/foot.tsx";
import { aside, PageTitle } from "#components/reader/headings.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import { translations } from "#lib/i18n/translations.ts";
import { settings } from "#lib/settings.ts";
import { readerPage } from "../../reader-page.tsx";

export const GET = readerPage(async () => {
  const t = translations("contact");
  const { siteName, footer } = settings();
  const known = Object.values(footer).some(Boolean);
  return {
    title: t("title"),
    description: t("lead"),
    pathIn: (language) => pagePath("contact", language),
    content: (
      <>
        <PageTitle title={t("title")}>{t("lead")}</PageTitle>
        <section className={aside}>
          <h2 className="text-xl">{siteName}</h2>
          <div className="max-w-[40rem] text-read">{known ? <Imprint /> : <p>{t("none")}</p>}</div>
        </section>
      </>
    ),
  };
});
