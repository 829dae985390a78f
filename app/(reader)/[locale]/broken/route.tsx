import { ErrorPage } from "#components/reader/error-page.tsx";
import { pagePath } from "#lib/content/addresses.ts";
import type { Language } from "#lib/content/language.ts";
import { inLanguage, translations } from "#lib/i18n/translations.ts";
import { respondWith } from "../../reader-page.tsx";

type Context = { params: Promise<{ locale: Language }> };

/** What a reader sees when a page could not be made; it needs nothing from the store. */
export const GET = async (_: Request, { params }: Context) =>
  inLanguage((await params).locale, () => {
    const t = translations("error");
    return respondWith(
      {
        // lib/delivery/handler.ts sends it as a 500 or a 503.
        status: 200,
        title: t("brokenTitle"),
        pathIn: (language) => pagePath("home", language),
        content: (
          <ErrorPage status={500} title={t("brokenTitle")}>
            <p className="text-lg">{t("broken")}</p>
          </ErrorPage>
        ),
      },
      [],
    );
  });
